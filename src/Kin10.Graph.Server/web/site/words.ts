/** What enum values are called on the page; those that are not here are their names in plain letters. */
const names: Record<string, string> = {
  ACADEMIC_INSTITUTION: 'University or college',
  MUSEUM_SCIENCE_CENTRE: 'Museum or science centre',
  NONPROFIT: 'Non-profit',
  PROFESSIONAL_ASSOCIATION_OR_UNION: 'Professional association or union',
  STATED: 'a source says so',
  VOTED: 'voted by experts',
  INFERRED: 'judged',
};

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
    return 'no investment is known';
  }
  if (amountUsd.count === 0) {
    return `${counted(count, 'investment')}, amount unknown`;
  }
  const unknown = count - amountUsd.count;
  return dollars.format(amountUsd.sum) + (unknown > 0 ? ` known, and ${counted(unknown, 'investment')} of unknown amount` : '');
}

/** A score from 0 to 1 with two decimals. */
export function score(value: number): string {
  return value.toFixed(2);
}

/** The slug in a node's id: "RootCause:a-b" is "a-b". */
export function slugOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

const folders: Record<string, string> = {
  GrandChallenge: 'grand-challenges',
  RootCause: 'root-causes',
  Partner: 'partners',
  Practice: 'practices',
  Initiative: 'initiatives',
  Funder: 'funders',
};

/** The address of a node's own page, relative to the site's root; null where its type has none. */
export function pageOf(id: string): string | null {
  const folder = folders[id.slice(0, id.indexOf(':'))];
  return folder ? `./${folder}/${slugOf(id)}` : null;
}
