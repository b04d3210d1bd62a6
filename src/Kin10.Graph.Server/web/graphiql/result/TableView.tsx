import { useMemo } from 'react';
import { type Cell, flatten } from './flatten';
import type { List } from './lists';

const mostRows = 500;

// Years are numbers, too: no signs between thousands.
const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 4, useGrouping: false });

interface TableViewProps {
  lists: List[];
  list: List;
  onChoose(name: string): void;
}

/** An answer as a table: one list of it, a row for each of its items. */
export function TableView({ lists, list, onChoose }: TableViewProps) {
  const { columns, rows } = useMemo(() => flatten(list.rows), [list]);
  return (
    <section className="result-panel" aria-label="Answer as a table">
      {lists.length > 1 && (
        <label className="panel-note">
          Rows of{' '}
          <select value={list.name} onChange={event => onChoose(event.target.value)}>
            {lists.map(({ name }) => <option key={name}>{name}</option>)}
          </select>
        </label>
      )}
      <div className="scroll" tabIndex={0} role="region" aria-label={`Rows of ${list.name}`}>
        <table>
          <thead>
            <tr>{columns.map(column => <th key={column} scope="col">{column}</th>)}</tr>
          </thead>
          <tbody>
            {rows.slice(0, mostRows).map((row, index) => (
              <tr key={index}>{columns.map(column => <TableCell key={column} value={row.get(column)} />)}</tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > mostRows && <p className="panel-note">The first {mostRows} of {rows.length} rows; the files have all.</p>}
    </section>
  );
}

function TableCell({ value }: { value: Cell | undefined }) {
  return typeof value === 'number'
    ? <td className="number" title={String(value)}>{numbers.format(value)}</td>
    : <td>{value === undefined || value === null ? '' : String(value)}</td>;
}
