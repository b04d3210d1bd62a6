import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { linkTo } from '../link';
import { ToolbarIcon } from './ToolbarIcon';

/** Copies the link that asks what is in the editors. */
export function CopyLink() {
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
      <ToolbarIcon>
        <path d="M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12.2 6.1" />
        <path d="M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.4-1.4" />
      </ToolbarIcon>
    </ToolbarButton>
  );
}
