import type { Sieve } from '../site/matching';
import { evenWeights, type Weights } from './measures';

/** What the table can be sorted by; the first is where it begins. */
export const columns = ['gap', 'need', 'supply', 'leverage', 'reach', 'catalyst', 'partners', 'practices', 'money', 'name'] as const;

export type Column = (typeof columns)[number];

/** What the page shows; all of it stands in the address. */
export interface State extends Sieve {
  /** Id of the root cause that is looked at. */
  readonly at: string | null;
  readonly challenge: string | null;
  readonly sort: Column;
  readonly isAscending: boolean;
  readonly weights: Weights;
}

/** The greatest weight that a slider gives. */
export const mostWeight = 4;

/** The state in an address. Whether there is what it names is not known here; an order or weight that cannot be is as if absent. */
export function readAddress(search: string): State {
  const parameters = new URLSearchParams(search);
  const text = (name: string) => parameters.get(name) || null;
  const sort = parameters.get('sort') ?? '';
  const column = sort.replace(/^-/, '') as Column;
  return {
    at: text('at'),
    challenge: text('challenge'),
    stage: text('stage'),
    state: text('state'),
    sort: columns.includes(column) ? column : 'gap',
    isAscending: columns.includes(column) && !sort.startsWith('-'),
    weights: Object.fromEntries(Object.entries(evenWeights).map(([name, even]) => {
      const weight = Number(parameters.get(name) ?? even);
      return [name, weight >= 0 && weight <= mostWeight ? weight : even];
    })) as unknown as Weights,
  };
}

/** The query string that says this state; what is as at first is left out. */
export function writeAddress({ at, challenge, stage, state, sort, isAscending, weights }: State): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ at, challenge, stage, state })) {
    if (value) {
      parameters.set(name, value);
    }
  }
  if (sort !== 'gap' || isAscending) {
    parameters.set('sort', `${isAscending ? '' : '-'}${sort}`);
  }
  for (const [name, weight] of Object.entries(weights)) {
    if (weight !== evenWeights[name as keyof Weights]) {
      parameters.set(name, String(weight));
    }
  }
  const text = parameters.toString().replaceAll('%3A', ':');
  return text ? `?${text}` : '';
}
