import { element, part } from '../site/element';
import { nameOf } from '../site/facts';
import { counted, money, score } from '../site/words';
import type { ChallengeMap, RootCause } from './graph';

/** Says the same as the picture, for screen readers, for small screens and on paper. */
export class List {
  private readonly summary = part('list-summary');
  private readonly sections: { readonly section: HTMLElement; readonly items: { readonly rootCause: RootCause; readonly item: HTMLElement }[] }[];

  constructor(private readonly map: ChallengeMap) {
    const unfiled = map.rootCauses.filter(({ challenges }) => challenges.length === 0);
    this.sections = [...map.challenges.map(challenge => ({ heading: nameOf(challenge), rootCauses: challenge.rootCauses })),
      { heading: element('span', {}, 'Filed under no challenge'), rootCauses: unfiled }]
      .filter(({ rootCauses }) => rootCauses.length > 0)
      .map(({ heading, rootCauses }) => {
        const items = [...rootCauses].sort((one, other) => other.gap - one.gap).map(rootCause => ({ rootCause, item: itemOf(rootCause) }));
        return { items, section: element('section', {}, element('h3', {}, heading), element('ul.facts', {}, ...items.map(({ item }) => item))) };
      });
    part('list').append(...this.sections.map(({ section }) => section));
  }

  /** Leaves out what a filter leaves out. */
  update(shown: ReadonlySet<string> | null): void {
    const all = this.map.rootCauses.length;
    this.summary.textContent = shown === null ? `All ${all} root causes.` : `${shown.size} of ${counted(all, 'root cause')}.`;
    for (const { section, items } of this.sections) {
      items.forEach(({ rootCause, item }) => {
        item.hidden = shown?.has(rootCause.id) === false;
      });
      section.hidden = items.every(({ item }) => item.hidden);
    }
  }
}

function itemOf(rootCause: RootCause): HTMLElement {
  const { activePartners, reach, gap, need, supply } = rootCause;
  return element('li', {},
    nameOf(rootCause), rootCause.isCatalyst && ' ★ catalyst', element('br'),
    element('span.known', {}, `${counted(activePartners, 'active partner')}; gap ${score(gap)} (need ${score(need)}, supply ${score(supply)}); `
      + `eases ${counted(reach, 'other')}; ${money(rootCause.money)}.`));
}
