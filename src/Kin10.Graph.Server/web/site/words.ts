import words from './words.json';

// The words that the server writes into its pages, too. An enum value that is not among them is its name in plain letters.
const names: Record<string, string> = words.values;
const folders: Record<string, string> = words.folders;

/** How official the name of a root cause is, by its `naming`. */
export const namings: Record<string, string> = words.namings;

/** An enum value in words: SCHOOL_DISTRICT is "School district". */
export function inWords(value: string): string {
  const plain = value.toLowerCase().replaceAll('_', ' ');
  return names[value] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** "1 partner", "3 partners", "no partners". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `no ${many}` : `${wholeNumber.format(count)} ${count === 1 ? one : many}`;
}

const wholeNumber = new Intl.NumberFormat('en-US');
const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });

/** Dollars as far as they are known: an amount that nobody knows is never shown as nothing. */
export function money({ count, amountUsd }: { count: number; amountUsd: { sum: number; count: number } }): string {
  if (count === 0) {
    return words.money.none;
  }
  if (amountUsd.count === 0) {
    return words.money.unknown.replace('{investments}', counted(count, 'investment'));
  }
  const unknown = count - amountUsd.count;
  const known = dollars.format(amountUsd.sum);
  return unknown > 0
    ? words.money.partly.replace('{dollars}', () => known).replace('{investments}', counted(unknown, 'investment'))
    : known;
}

/** A score from 0 to 1 with two decimals. */
export function score(value: number): string {
  return value.toFixed(2);
}

/** The slug in a node's id: "RootCause:a-b" is "a-b". */
export function slugOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/** The address of a node's own page, relative to the site's root; null where its type has none. */
export function pageOf(id: string): string | null {
  const folder = folders[id.slice(0, id.indexOf(':'))];
  return folder ? `./${folder}/${slugOf(id)}` : null;
}
