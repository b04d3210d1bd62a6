import { useGraphiQL } from '@graphiql/react';
import { useSyncExternalStore } from 'react';

/** The text of the operation editor, as it changes; undefined until it is there. */
export function useEditorText(): string | undefined {
  const editor = useGraphiQL(state => state.queryEditor);
  return useSyncExternalStore(
    changed => {
      const subscription = editor?.onDidChangeModelContent(changed);
      return () => subscription?.dispose();
    },
    () => editor?.getValue(),
  );
}
