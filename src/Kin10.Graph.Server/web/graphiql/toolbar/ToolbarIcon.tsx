import type { ReactNode } from 'react';

/** A picture of the toolbar, drawn like GraphiQL's own. */
export function ToolbarIcon({ children }: { children: ReactNode }) {
  return (
    <svg
      className="graphiql-toolbar-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round"
      strokeLinejoin="round" aria-hidden="true"
    >
      {children}
    </svg>
  );
}
