import { element, part } from '../site/element';
import { inWords } from '../site/words';
import type { State } from './address';
import type { ChallengeMap } from './graph';

const checks = ['catalysts', 'few', 'arcs'] as const;
const choices = ['stage', 'sector', 'state'] as const;

/** The controls over the picture. */
export class Filters {
  /** @param change what to do when somebody changes one */
  constructor(map: ChallengeMap, change: (changed: Partial<State>) => void) {
    this.offer('stage', map.choices.stages, inWords);
    this.offer('sector', map.choices.sectors, inWords);
    this.offer('state', map.choices.states, code => code);
    checks.forEach(name => part<HTMLInputElement>(name).addEventListener('change', event =>
      change({ [name]: (event.target as HTMLInputElement).checked })));
    choices.forEach(name => part<HTMLSelectElement>(name).addEventListener('change', event =>
      change({ [name]: (event.target as HTMLSelectElement).value || null })));
    part('everything').addEventListener('click', () =>
      change({ catalysts: false, few: false, stage: null, sector: null, state: null }));
  }

  /** Shows what the state says. */
  update(state: State): void {
    checks.forEach(name => {
      part<HTMLInputElement>(name).checked = state[name];
    });
    choices.forEach(name => {
      part<HTMLSelectElement>(name).value = state[name] ?? '';
    });
    part('everything').hidden = !(state.catalysts || state.few || state.stage || state.sector || state.state);
  }

  private offer(name: (typeof choices)[number], values: string[], say: (value: string) => string): void {
    const named = values.map(value => ({ value, text: say(value) })).sort((one, other) => one.text.localeCompare(other.text));
    part(name).append(...named.map(({ value, text }) => element('option', { value }, text)));
  }
}
