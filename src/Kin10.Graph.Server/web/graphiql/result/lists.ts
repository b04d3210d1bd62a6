import { isObject, type Row } from './answer';

/** A list of an answer that can be a table. */
export interface List {
  /** Where it stands: `partner.couldLearnFrom`. */
  name: string;
  rows: Row[];
}

/** The lists of an answer that lie in no other list, in their order. Where there is none, each root field is a list of one. */
export function listsOf(data: Row): List[] {
  const lists: List[] = [];
  collect(data, [], lists);
  return lists.length > 0
    ? lists
    : Object.entries(data).filter(([, value]) => isObject(value)).map(([name, value]) => ({ name, rows: [value as Row] }));
}

function collect(value: Row, path: string[], lists: List[]) {
  for (const [key, child] of Object.entries(value)) {
    if (Array.isArray(child)) {
      const rows = child.filter(isObject);
      if (rows.length > 0) {
        lists.push({ name: nameOf([...path, key], lists), rows });
      }
    } else if (isObject(child)) {
      collect(child, [...path, key], lists);
    }
  }
}

// A connection is called by its field, unless its nodes and its edges were both asked for.
function nameOf(path: string[], lists: List[]): string {
  const short = path.filter(key => key !== 'nodes' && key !== 'edges').join('.');
  return lists.some(({ name }) => name === short) ? path.join('.') : short;
}
