import { bodyOf, type CodeRequest } from './request';

/** For a POSIX shell. */
export function curl(request: CodeRequest): string {
  return [
    `curl ${quoted(request.url)} \\`,
    "  --header 'content-type: application/json' \\",
    `  --data ${quoted(bodyOf(request))}`,
  ].join('\n');
}

// Nothing has a meaning between apostrophes but an apostrophe.
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
