import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { getOperationAST, parse } from 'graphql';
import { useEffect, useRef } from 'react';

/** Asks the question that came by a link, once the editors are there. What would stay open, a subscription, waits for a click. */
export function AskLinked({ query }: { query: string }) {
  const { run } = useGraphiQLActions();
  const isReady = useGraphiQL(state => Boolean(state.queryEditor && state.variableEditor && state.responseEditor));
  const isAsked = useRef(false);

  useEffect(() => {
    if (isReady && !isAsked.current && isQuery(query)) {
      isAsked.current = true;
      run();
    }
  }, [isReady, query, run]);

  return null;
}

function isQuery(text: string): boolean {
  try {
    return getOperationAST(parse(text))?.operation === 'query';
  } catch {
    return false;
  }
}
