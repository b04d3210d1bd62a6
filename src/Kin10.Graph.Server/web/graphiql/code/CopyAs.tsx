import { Button, Dialog, ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { Choice } from '../parts/Choice';
import { ToolbarIcon } from '../toolbar/ToolbarIcon';
import { languages } from './languages';
import type { CodeRequest } from './request';

const names = languages.map(({ name }) => name);

/** Shows what is in the editors as code in some language, to be copied. */
export function CopyAs() {
  const queryEditor = useGraphiQL(state => state.queryEditor);
  const variableEditor = useGraphiQL(state => state.variableEditor);
  const [request, setRequest] = useState<CodeRequest>();
  const [language, setLanguage] = useState(names[0]!);
  const [copied, setCopied] = useState(false);
  const code = request && languages.find(({ name }) => name === language)!.write(request);

  function open() {
    setCopied(false);
    setRequest({
      url: new URL('graphql', location.href).href.replace(/#.*/, ''),
      query: queryEditor?.getValue() ?? '',
      variables: readVariables(variableEditor?.getValue() ?? ''),
    });
  }

  async function copy() {
    await navigator.clipboard.writeText(code!);
    setCopied(true);
  }

  return (
    <>
      <ToolbarButton label="Copy as code" onClick={open}>
        <ToolbarIcon>
          <path d="m8 8-4.5 4L8 16m8-8 4.5 4-4.5 4M13.5 5l-3 14" />
        </ToolbarIcon>
      </ToolbarButton>
      <Dialog open={Boolean(request)} onOpenChange={() => setRequest(undefined)}>
        <div className="graphiql-dialog-header">
          <Dialog.Title className="graphiql-dialog-title">Copy as code</Dialog.Title>
          <Dialog.Close />
        </div>
        <div className="code">
          <Dialog.Description>This question, with its variables, as a program would ask it.</Dialog.Description>
          <div className="code-bar">
            <Choice label="Language" options={names} chosen={language} onChoose={name => { setLanguage(name); setCopied(false); }} />
            {/* Browsers give the clipboard to https and localhost only; elsewhere the text can be selected. */}
            {navigator.clipboard && <Button type="button" onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}
          </div>
          <pre tabIndex={0} role="region" aria-label={`The question as ${language}`}><code>{code}</code></pre>
        </div>
      </Dialog>
    </>
  );
}

// What is no JSON yet is left out; asking says what is wrong with it.
function readVariables(text: string): Record<string, unknown> | undefined {
  try {
    const variables: unknown = JSON.parse(text);
    return variables && typeof variables === 'object' ? (variables as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
