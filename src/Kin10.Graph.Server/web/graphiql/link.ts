import { findQuestion } from './questions';

/** What a link can hold. */
export interface Linked {
  query: string;
  variables?: string;
}

/** The link that opens the playground with this question. It stands in the fragment, which no server and no log sees. */
export function linkTo({ query, variables }: Linked): string {
  const parameters = new URLSearchParams({ query });
  if (variables?.trim()) {
    parameters.set('variables', variables);
  }
  return new URL(`graphql#${parameters}`, location.href).href;
}

/**
 * Takes the question out of the page's address: `#question=` names one of ours, `#query=` and `#variables=` spell one out.
 * The address is left without it, so that a reload opens what was edited since and not the link again.
 */
export function takeLinked(): Linked | undefined {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const query = parameters.get('query');
  const linked = query
    ? { query, variables: parameters.get('variables') ?? undefined }
    : findQuestion(parameters.get('question') ?? '');
  if (linked) {
    history.replaceState(null, '', location.pathname + location.search);
  }
  return linked;
}
