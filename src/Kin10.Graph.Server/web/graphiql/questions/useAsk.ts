import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { isUntouched, type Question } from '.';

/**
 * Puts a question into the editors and asks it: in this tab where nothing would be lost, else in a new one. Undefined until the editors
 * are there.
 */
export function useAsk(): ((question: Question) => void) | undefined {
  const queryEditor = useGraphiQL(state => state.queryEditor);
  const variableEditor = useGraphiQL(state => state.variableEditor);
  const responseEditor = useGraphiQL(state => state.responseEditor);
  const { addTab, run, setOperationName, setVisiblePlugin, stop } = useGraphiQLActions();

  if (!queryEditor || !variableEditor || !responseEditor) {
    return undefined;
  }
  return question => {
    const text = queryEditor.getValue();
    stop();
    if (text.trim() && !isUntouched(text)) {
      addTab();
    }
    queryEditor.setValue(question.query);
    variableEditor.setValue(question.variables ?? '');
    setOperationName(question.name);
    // On a phone the list covers the answer.
    if (matchMedia('(width < 48rem)').matches) {
      setVisiblePlugin(null);
    }
    run();
  };
}
