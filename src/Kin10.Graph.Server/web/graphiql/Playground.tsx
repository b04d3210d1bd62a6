import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import { useState } from 'react';
import { fetcher } from './fetcher';
import { linkTo, takeLinked } from './link';
import { defaultQuery, questions } from './questions';

const linked = takeLinked();

export function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultQuery={defaultQuery}
      defaultTabs={linked ? undefined : Object.values(questions)}
      initialQuery={linked?.query}
      initialVariables={linked?.variables}
      defaultEditorToolsVisibility={linked?.variables ? 'variables' : undefined}
      inputValueDeprecation
      schemaDescription
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <a className="home" href="./">Kin10.Graph</a>
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <CopyLink />
          </>
        )}
      </GraphiQL.Toolbar>
    </GraphiQL>
  );
}

function CopyLink() {
  const queryEditor = useGraphiQL(state => state.queryEditor);
  const variableEditor = useGraphiQL(state => state.variableEditor);
  const [copied, setCopied] = useState(false);

  async function copy() {
    const link = linkTo({ query: queryEditor?.getValue() ?? '', variables: variableEditor?.getValue() });
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } else {
      // Browsers give the clipboard to https and localhost only; elsewhere the link shows in the address bar.
      history.replaceState(null, '', link);
    }
  }

  return (
    <ToolbarButton label={copied ? 'Copied' : 'Copy a link to this query'} onClick={copy} onMouseLeave={() => setCopied(false)}>
      <svg className="graphiql-toolbar-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" aria-hidden="true">
        <path d="M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12.2 6.1" />
        <path d="M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.4-1.4" />
      </svg>
    </ToolbarButton>
  );
}
