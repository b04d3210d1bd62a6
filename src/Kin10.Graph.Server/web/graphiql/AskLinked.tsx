import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/** Asks what came by a link, once the editors are there. What cannot be asked says why, as after a click. */
export function AskLinked() {
  const { run } = useGraphiQLActions();
  const isReady = useGraphiQL(state => Boolean(state.queryEditor && state.variableEditor && state.responseEditor));
  const isAsked = useRef(false);

  useEffect(() => {
    if (isReady && !isAsked.current) {
      isAsked.current = true;
      run();
    }
  }, [isReady, run]);

  return null;
}
