import { useGraphiQL } from '@graphiql/react';
import { OperationTypeNode } from 'graphql';
import { useMemo, useState } from 'react';
import { useEditorText } from '../parts/useEditorText';
import { readEdited } from './document';
import { Fields } from './Fields';

/** The schema as a tree: what is ticked in it is in the query, and the other way round. */
export function Explorer() {
  const schema = useGraphiQL(state => state.schema);
  const editor = useGraphiQL(state => state.queryEditor);
  const text = useEditorText() ?? '';
  const edited = useMemo(() => readEdited(text), [text]);
  const [words, setWords] = useState('');
  const root = edited && schema?.getRootType(edited.operation?.operation ?? OperationTypeNode.QUERY);

  function write(next: string) {
    // As an edit of the user's own, which can be taken back.
    editor?.pushUndoStop();
    editor?.executeEdits('explorer', [{ range: editor.getModel()!.getFullModelRange(), text: next }]);
    editor?.pushUndoStop();
  }

  return (
    <section className="explorer" aria-label="Query builder">
      <h2 className="panel-title">Query builder</h2>
      {!schema ? <p className="panel-note">The schema is being read.</p>
        : !edited || !root ? <p className="panel-note" role="status">The query has a mistake. Mend it in the editor to go on here.</p>
        : (
          <>
            <input
              type="search" aria-label="Search the root fields" placeholder="Search the root fields" value={words}
              onChange={event => setWords(event.target.value)}
            />
            <Fields
              schema={schema} type={root} words={words.trim().toLowerCase()}
              selectionSet={edited.operation?.selectionSet} onChange={selectionSet => write(edited.withSelection(selectionSet))}
            />
          </>
        )}
    </section>
  );
}
