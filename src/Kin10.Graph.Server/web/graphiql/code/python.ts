import type { CodeRequest } from './request';

/** For Python 3, without packages. */
export function python({ url, query, variables }: CodeRequest): string {
  return `import json
import urllib.request

query = ${literalOf(query)}
variables = json.loads(${literalOf(JSON.stringify(variables ?? {}, null, 2))})

request = urllib.request.Request(
    ${JSON.stringify(url)},
    data=json.dumps({"query": query, "variables": variables}).encode(),
    headers={"content-type": "application/json"},
)
with urllib.request.urlopen(request) as response:
    answer = json.load(response)
print(json.dumps(answer.get("errors") or answer["data"], indent=2))`;
}

const literalOf = (text: string) => `"""${text.replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"').replace(/"$/, '\\"')}"""`;
