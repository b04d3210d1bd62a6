import type { Row } from './answer';
import type { Cell, Table } from './flatten';

// RFC 4180. The mark at the beginning tells spreadsheets that it is UTF-8.
const byteOrderMark = '\uFEFF';
const lineEnd = '\r\n';

/** A table as CSV, safe to open in a spreadsheet. */
export function csvOf({ columns, rows }: Table): string {
  const lines = [columns.map(field), ...rows.map(row => columns.map(column => field(row.get(column) ?? null)))];
  return byteOrderMark + lines.map(fields => fields.join(',') + lineEnd).join('');
}

/** Rows as JSON Lines, with all that is nested in them. */
export const jsonLinesOf = (rows: Row[]): string => rows.map(row => `${JSON.stringify(row)}\n`).join('');

function field(value: Cell): string {
  if (typeof value !== 'string') {
    return value === null ? '' : String(value);
  }
  // A spreadsheet would run a text that begins so as a formula; behind an apostrophe it stays a text.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Gives a text to whoever sits there as a file. */
export function download(name: string, type: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
