import { csvOf, download, jsonLinesOf } from './files';
import { flatten } from './flatten';
import type { List } from './lists';

/** The rows of an answer as files. */
export function Downloads({ list }: { list: List | undefined }) {
  const name = list?.name.replaceAll('.', '-') ?? '';
  return (
    <div className="choice" role="group" aria-label="Download the rows">
      <button
        type="button" disabled={!list} aria-label="Download as CSV"
        onClick={() => download(`${name}.csv`, 'text/csv;charset=utf-8', csvOf(flatten(list!.rows)))}
      >
        CSV
      </button>
      <button
        type="button" disabled={!list} aria-label="Download as JSON Lines"
        onClick={() => download(`${name}.jsonl`, 'application/jsonl', jsonLinesOf(list!.rows))}
      >
        JSON Lines
      </button>
    </div>
  );
}
