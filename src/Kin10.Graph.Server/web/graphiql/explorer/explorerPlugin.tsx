import type { GraphiQLPlugin } from '@graphiql/react';
import { Explorer } from './Explorer';

function Icon() {
  return (
    <svg
      viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M4 5h5v4H4zM14 11h6v4h-6zM14 17h6v4h-6zM6.5 9v10H14M6.5 13H14" />
    </svg>
  );
}

/** Builds a query by clicking, beside the editors. */
export const explorerPlugin: GraphiQLPlugin = { title: 'Query builder', icon: Icon, content: Explorer };
