import { isObject, type Row } from './answer';

/** What stands in one cell of a table. */
export type Cell = string | number | boolean | null;

export interface Table {
  columns: string[];
  rows: Map<string, Cell>[];
}

const between = '; ';

/**
 * Makes a table: an object in a row becomes columns (`investments.aggregate.count`), a list in a row becomes one text with the names of
 * what is in it.
 */
export function flatten(rows: Row[]): Table {
  const columns = new Set<string>();
  const cells = rows.map(row => {
    const flat = new Map<string, Cell>();
    put(flat, '', row);
    for (const column of flat.keys()) {
      columns.add(column);
    }
    return flat;
  });
  return { columns: [...columns], rows: cells };
}

function put(row: Map<string, Cell>, column: string, value: unknown) {
  if (Array.isArray(value)) {
    row.set(column, value.map(textOf).join(between));
  } else if (isObject(value)) {
    for (const [key, child] of Object.entries(value)) {
      // What only wraps gives no name to a column: nodes and edges of a connection, the node of an edge.
      const isWrapper = (key === 'nodes' || key === 'edges') ? column !== '' && Array.isArray(child) : key === 'node' && isObject(child);
      put(row, isWrapper ? column : column ? `${column}.${key}` : key, child);
    }
  } else {
    row.set(column || 'value', value as Cell);
  }
}

// "Carnegie Corporation of New York (FOUNDATION)": the name, and in brackets what else is said.
function textOf(value: unknown): string {
  if (!isObject(value)) {
    return Array.isArray(value) ? value.map(textOf).join(between) : String(value ?? '');
  }
  if (isObject(value.node)) {
    return textOf(value.node);
  }
  const { name, id, __typename, ...others } = value;
  const more = Object.values(others).map(textOf).filter(text => text !== '');
  const title = name ?? (more.length === 0 ? id ?? __typename : undefined);
  return title === undefined ? more.join(', ') : more.length === 0 ? String(title) : `${title} (${more.join(', ')})`;
}
