import type { GraphiQLProps } from 'graphiql';
import { type ExecutionResult, getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';

// Relative to the page: a proxy may put a path before both.
const endpoint = 'graphql';

// Opened with the first subscription, closed after the last.
const sockets = createClient({ url: () => new URL(endpoint, location.href).href.replace(/^http/, 'ws') });

/** Sends one operation to this server. A subscription is followed until it is stopped. */
export const fetcher: GraphiQLProps['fetcher'] = (params, options) =>
  getOperationAST(parse(params.query), params.operationName)?.operation === 'subscription'
    ? (sockets.iterate(params) as AsyncIterable<ExecutionResult>)
    : ask(params, options?.headers);

/** Asks once. An answer that is not JSON is shown as what it is, not as a parser's complaint. */
async function ask(params: unknown, headers?: Record<string, string>) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...headers,
    },
    body: JSON.stringify(params),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${endpoint} answered ${response.status} ${response.statusText}, which is not JSON: ${text.slice(0, 200)}`);
  }
}
