import type { GraphiQLProps } from 'graphiql';

// Relative to the page: a proxy may put a path before both.
const endpoint = 'graphql';

/** Sends one operation to this server. An answer that is not JSON is shown as what it is, not as a parser's complaint. */
export const fetcher: GraphiQLProps['fetcher'] = async (params, options) => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...options?.headers,
    },
    body: JSON.stringify(params),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${endpoint} answered ${response.status} ${response.statusText}, which is not JSON: ${text.slice(0, 200)}`);
  }
};
