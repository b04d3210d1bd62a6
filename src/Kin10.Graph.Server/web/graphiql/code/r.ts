import type { CodeRequest } from './request';

/** For R, with the package httr2. */
export function r({ url, query, variables }: CodeRequest): string {
  return `library(httr2)

query <- ${literalOf(query)}
variables <- ${variables ? `jsonlite::fromJSON(${literalOf(JSON.stringify(variables, null, 2))}, simplifyVector = FALSE)` : 'NULL'}

answer <- request(${JSON.stringify(url)}) |>
  req_body_json(list(query = query, variables = variables)) |>
  req_perform() |>
  resp_body_json(simplifyVector = TRUE)
str(answer$data)`;
}

// A raw string (R 4.0): its dashes are more than any that could end it.
function literalOf(text: string): string {
  const longest = Math.max(0, ...(text.match(/\)-*"/g) ?? []).map(end => end.length - 1));
  const dashes = '-'.repeat(longest);
  return `r"${dashes}(${text.trimEnd()})${dashes}"`;
}
