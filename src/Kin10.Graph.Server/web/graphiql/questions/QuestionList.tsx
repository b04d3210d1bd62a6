import { useState } from 'react';
import { askers, type Question } from '.';
import { useAsk } from './useAsk';

/** Our questions by who asks them; a click asks. */
export function QuestionList() {
  const [words, setWords] = useState('');
  const ask = useAsk();
  const found = askers
    .map(({ who, questions }) => ({ who, questions: questions.filter(question => matches(question, who, words)) }))
    .filter(({ questions }) => questions.length > 0);
  const count = found.reduce((sum, { questions }) => sum + questions.length, 0);

  return (
    <section className="questions" aria-label="Questions">
      <h2 className="panel-title">Questions</h2>
      <input
        type="search" aria-label="Search the questions" placeholder="Search the questions" value={words}
        onChange={event => setWords(event.target.value)}
      />
      <p className="panel-note" role="status">{count === 1 ? '1 question' : `${count} questions`}. A click asks.</p>
      {found.map(({ who, questions }) => (
        <section key={who} aria-label={who}>
          <h3>{who}</h3>
          <ul>
            {questions.map(question => (
              <li key={question.name}>
                <button type="button" data-question={question.name} disabled={!ask} onClick={() => ask?.(question)}>
                  {question.title}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

// Every word must be somewhere: in the words of the question, in its operation, or in who asks it.
function matches(question: Question, who: string, words: string): boolean {
  const text = `${who}\n${question.query}`.toLowerCase();
  return words.toLowerCase().split(/\s+/).every(word => text.includes(word));
}
