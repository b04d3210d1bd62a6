import type { Sieve } from '../site/matching';

/** What the page shows; all of it stands in the address, so that a link shows it to others. */
export interface State extends Required<Sieve> {
  /** Id of the root cause or challenge in the panel. */
  readonly at: string | null;
  /** All influences, not only those of the root cause that is looked at. */
  readonly arcs: boolean;
}

/** The state in an address. What cannot stand there is as if absent. */
export function readAddress(search: string): State {
  const parameters = new URLSearchParams(search);
  const text = (name: string, form: RegExp) => {
    const value = parameters.get(name);
    return value && form.test(value) ? value : null;
  };
  return {
    at: text('at', /^(RootCause|GrandChallenge):./),
    catalysts: parameters.has('catalysts'),
    few: parameters.has('few'),
    stage: text('stage', /^[A-Z_]+$/),
    sector: text('sector', /^[A-Z_]+$/),
    state: text('state', /^[A-Z]{2}$/),
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
