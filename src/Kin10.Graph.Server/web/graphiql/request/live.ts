import { getOperationAST, parse } from 'graphql';

let following = false;

/** Whether the operation that is being sent is to be followed instead of asked once. */
export const isFollowing = () => following;

/** Sends an operation to be followed. What sends it calls the fetcher before it returns. */
export function sendToFollow(send: () => void) {
  following = true;
  try {
    send();
  } finally {
    following = false;
  }
}

/** The document with the query in it as a subscription: the schema has the same root fields there. */
export function toSubscription(text: string, operationName?: string | null): string {
  const operation = getOperationAST(parse(text), operationName);
  if (!operation?.loc || operation.operation === 'subscription') {
    return text;
  }
  const roots = operation.selectionSet.selections.length;
  if (roots > 1) {
    throw new Error(`A live query follows one root field, and this operation has ${roots}. Leave one of them.`);
  }
  const { start } = operation.loc;
  // The short form, { ... }, has no keyword.
  const rest = text.startsWith('query', start) ? text.slice(start + 'query'.length) : ` ${text.slice(start)}`;
  return `${text.slice(0, start)}subscription${rest}`;
}
