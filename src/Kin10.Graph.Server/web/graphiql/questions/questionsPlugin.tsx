import type { GraphiQLPlugin } from '@graphiql/react';
import { QuestionList } from './QuestionList';

function Icon() {
  return (
    <svg
      viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M4 5h16v11H10l-4 4v-4H4z" />
      <path d="M10 9a2 2 0 1 1 2.6 1.9c-.4.1-.6.4-.6.8m0 1.8v.1" />
    </svg>
  );
}

/** The questions that come with the playground, beside the editors. */
export const questionsPlugin: GraphiQLPlugin = { title: 'Questions', icon: Icon, content: QuestionList };
