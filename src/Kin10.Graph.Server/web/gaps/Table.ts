import { element, part } from '../site/element';
import { money, score } from '../site/words';
import type { Column } from './address';
import type { Cause } from './causes';
import type { Measures } from './measures';

/** A root cause with what the weights make of it. */
export interface Measured {
  readonly cause: Cause;
  readonly measures: Measures;
}

/** By what a column sorts. */
export const sortKeys: Record<Column, (measured: Measured) => number | string> = {
  name: ({ cause }) => cause.name,
  gap: ({ measures }) => measures.gap,
  need: ({ measures }) => measures.need,
  supply: ({ measures }) => measures.supply,
  leverage: ({ cause }) => cause.leverage,
  reach: ({ cause }) => cause.reach,
  catalyst: ({ cause }) => (cause.isCatalyst ? 1 : 0),
  partners: ({ cause }) => cause.activePartners,
  practices: ({ cause }) => cause.practicesAndInitiatives,
  money: ({ cause }) => cause.knownMoney,
};

/** In that order; ties by the order in which they come. */
export function sorted(all: readonly Measured[], column: Column, isAscending: boolean): Measured[] {
  const key = sortKeys[column];
  const sign = isAscending ? 1 : -1;
  return [...all].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    return sign * (typeof a === 'string' ? a.localeCompare(b as string) : a - (b as number));
  });
}

/** The table beside the scatter; each head sorts by its column. */
export class Table {
  private readonly body = part('rows');
  private readonly heads = [...part('table').querySelectorAll<HTMLElement>('th[data-column]')];

  /**
   * @param sort what to do when somebody asks for another order
   * @param choose what to do with a root cause that somebody clicks
   */
  constructor(sort: (column: Column) => void, private readonly choose: (cause: Cause) => void) {
    this.heads.forEach(head => head.querySelector('button')!.addEventListener('click', () => sort(head.dataset.column as Column)));
  }

  /** Shows the rows, which are in order already. */
  update(rows: readonly Measured[], column: Column, isAscending: boolean, chosen: string | null): void {
    this.heads.forEach(head => {
      if (head.dataset.column === column) {
        head.setAttribute('aria-sort', isAscending ? 'ascending' : 'descending');
      } else {
        head.removeAttribute('aria-sort');
      }
    });
    this.body.replaceChildren(...rows.map(row => this.rowOf(row, row.cause.id === chosen)));
  }

  private rowOf({ cause, measures }: Measured, isChosen: boolean): HTMLElement {
    const name = element('button.plain', { type: 'button', 'aria-pressed': String(isChosen), 'data-id': cause.id }, cause.name);
    name.addEventListener('click', () => this.choose(cause));
    const number = (text: string | number) => element('td.number', {}, String(text));
    return element('tr', { class: isChosen ? 'chosen' : null },
      element('th', { scope: 'row' }, name),
      number(score(measures.gap)), number(score(measures.need)), number(score(measures.supply)),
      number(cause.leverage.toFixed(2)), number(cause.reach), element('td', {}, cause.isCatalyst ? '★ yes' : ''),
      number(cause.activePartners), number(cause.practicesAndInitiatives), element('td', {}, money(cause.money)));
  }
}
