import type { Sieve } from '../site/matching';

/** What the page shows; all of it stands in the address, so that a link shows it to others. */
export interface State extends Required<Sieve> {
  /** Id of the root cause or challenge in the panel. */
  readonly at: string | null;
  /** All influences, not only those of the root cause that is looked at. */
  readonly arcs: boolean;
}

/** The state in an address. Whether there is what it names is not known here. */
export function readAddress(search: string): State {
  const parameters = new URLSearchParams(search);
  const text = (name: string) => parameters.get(name) || null;
  return {
    at: text('at'),
    catalysts: parameters.has('catalysts'),
    few: parameters.has('few'),
    stage: text('stage'),
    sector: text('sector'),
    state: text('state'),
    arcs: parameters.has('arcs'),
  };
}

/** The query string that says this state; what is as at first is left out. */
export function writeAddress(state: State): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (value) {
      parameters.set(name, value === true ? '' : String(value));
    }
  }
  const text = parameters.toString().replaceAll(/=(?=&|$)/g, '').replaceAll('%3A', ':');
  return text ? `?${text}` : '';
}
