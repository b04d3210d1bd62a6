import type { Measured } from './Table';

const columns: [string, (measured: Measured) => string | number | null][] = [
  ['id', ({ cause }) => cause.id],
  ['name', ({ cause }) => cause.name],
  ['grandChallenges', ({ cause }) => cause.challenges.map(({ name }) => name).join('; ')],
  ['gap', ({ measures }) => measures.gap],
  ['need', ({ measures }) => measures.need],
  ['supply', ({ measures }) => measures.supply],
  ['leverage', ({ cause }) => cause.leverage],
  ['reach', ({ cause }) => cause.reach],
  ['isCatalyst', ({ cause }) => String(cause.isCatalyst)],
  ['activePartners', ({ cause }) => cause.activePartners],
  ['practicesAndInitiatives', ({ cause }) => cause.practicesAndInitiatives],
  ['investments', ({ cause }) => cause.money.count],
  // Empty where nothing is known: that is not nothing.
  ['knownUsd', ({ cause }) => (cause.money.amountUsd.count > 0 ? cause.money.amountUsd.sum : null)],
];

/** What is shown, as a CSV file (RFC 4180) that a spreadsheet can open without running anything in it. */
export function csvOf(rows: readonly Measured[]): string {
  const lines = [columns.map(([name]) => name), ...rows.map(row => columns.map(([, read]) => cell(read(row))))];
  return lines.map(line => `${line.join(',')}\r\n`).join('');
}

function cell(value: string | number | null): string {
  if (typeof value !== 'string') {
    return value === null ? '' : String(value);
  }
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
