import type { GraphiQLProps } from 'graphiql';
import { type ExecutionResult, getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import { type Making, noteMaking } from './making';
import { isFollowing, toSubscription } from './live';

// Relative to the page: a proxy may put a path before both.
const endpoint = 'graphql';

// Opened with the first subscription, closed after the last.
const sockets = createClient({ url: () => new URL(endpoint, location.href).href.replace(/^http/, 'ws') });

interface Asked {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown>;
}

/** Sends one operation to this server. A subscription, and a query that is to be followed, is followed until it is stopped. */
export const fetcher: GraphiQLProps['fetcher'] = (params, options) => {
  const document = parse(params.query);
  // The editor notices a moment late what its operation is called.
  const operationName = getOperationAST(document, params.operationName) ? params.operationName : undefined;
  const asked: Asked = { ...params, operationName };
  if (isFollowing()) {
    return follow({ ...asked, query: toSubscription(params.query, operationName) });
  }
  return getOperationAST(document, operationName)?.operation === 'subscription' ? follow(asked) : ask(asked, options?.headers);
};

/** Asks once. An answer that is not JSON is shown as what it is, not as a parser's complaint. */
async function ask(asked: Asked, headers?: Record<string, string>): Promise<ExecutionResult> {
  const started = performance.now();
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'graphql-cost': 'report',
      ...headers,
    },
    body: JSON.stringify(asked),
  });
  const text = await response.text();
  const milliseconds = performance.now() - started;
  let answer: ExecutionResult;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new Error(`${endpoint} answered ${response.status} ${response.statusText}, which is not JSON: ${text.slice(0, 200)}`);
  }
  return withoutReport(answer, { milliseconds, sentBytes: Number(response.headers.get('content-length')) || undefined });
}

/** Follows until somebody stops it. No generator: such a one would hear of that only with the next answer. */
function follow(asked: Asked): AsyncIterableIterator<ExecutionResult> {
  const socket = sockets.iterate(asked);
  let answers = 0;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const { done, value } = await socket.next();
      if (done) {
        return { done, value };
      }
      answers += 1;
      return { done, value: withoutReport(value as ExecutionResult, { live: { answers, at: new Date() } }) };
    },
    async return() {
      await socket.return!();
      return { done: true, value: undefined };
    },
  };
}

/** What others get for the same question: the report was asked for by this page, and is shown elsewhere on it. */
function withoutReport({ extensions, ...answer }: ExecutionResult, making: Making): ExecutionResult {
  noteMaking(answer, { ...extensions, ...making, bytes: new TextEncoder().encode(JSON.stringify(answer)).length });
  return answer;
}
