import type { CodeRequest } from './request';

/** For a browser, Node.js or Deno, as a module. */
export function javascript({ url, query, variables }: CodeRequest): string {
  return `const query = ${templateOf(query)};
const variables = ${JSON.stringify(variables ?? {}, null, 2)};

const response = await fetch(${JSON.stringify(url)}, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query, variables }),
});
const { data, errors } = await response.json();
console.log(JSON.stringify(errors ?? data, null, 2));`;
}

const templateOf = (text: string) => `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;
