import './gaps.css';
import { NoAnswer } from '../site/ask';
import { element, part } from '../site/element';
import { matching } from '../site/matching';
import { onlyOffered, tellLeftOut } from '../site/offered';
import { counted, inWords } from '../site/words';
import { readAddress, type State, writeAddress } from './address';
import { type Causes, loadCauses } from './causes';
import { Chosen } from './Chosen';
import { csvOf } from './csv';
import { measure } from './measures';
import { Scatter } from './Scatter';
import { type Measured, sorted, Table } from './Table';
import { Weighing } from './Weighing';

const choices = ['challenge', 'stage', 'state'] as const;

try {
  start(await loadCauses());
} catch (error) {
  part('problem').textContent = error instanceof NoAnswer ? error.message : String(error);
  part('problem').hidden = false;
}

function start(causes: Causes): void {
  let state = readState();
  let left: ReadonlySet<string> | null = null;
  let rows: Measured[] = [];
  let sifting = new AbortController();

  const offered: Record<(typeof choices)[number], { value: string; text: string }[]> = {
    challenge: causes.challenges.map(({ id, name }) => ({ value: id, text: name })),
    stage: causes.stages.map(stage => ({ value: stage, text: inWords(stage) })),
    state: causes.states.map(code => ({ value: code, text: code })),
  };
  choices.forEach(name => {
    part(name).append(...offered[name].map(({ value, text }) => element('option', { value }, text)));
    part(name).addEventListener('change', event => go({ [name]: (event.target as HTMLSelectElement).value || null }));
  });
  const choose = ({ id }: { id: string }) => go({ at: id === state.at ? null : id });
  const scatter = new Scatter(choose);
  const table = new Table(
    column => go({ sort: column, isAscending: column === state.sort ? !state.isAscending : column === 'name' }), choose);
  const chosen = new Chosen();
  const weighing = new Weighing((weights, isDone) => {
    if (isDone) {
      go({ weights });
    } else {
      state = { ...state, weights };
      draw();
    }
  });
  part('csv').addEventListener('click', () => download(csvOf(rows)));
  window.addEventListener('popstate', () => {
    state = readState();
    void sift();
  });
  void sift();

  function readState(): State {
    const read = onlyOffered(readAddress(location.search), {
      at: { what: 'root cause', has: at => causes.all.some(({ id }) => id === at) },
      challenge: { what: 'grand challenge', has: challenge => causes.challenges.some(({ id }) => id === challenge) },
      stage: { what: 'stage', has: stage => causes.stages.includes(stage) },
      state: { what: 'state', has: code => causes.states.includes(code) },
    });
    tellLeftOut(part('left-out'), read.leftOut);
    return read.state;
  }

  function go(changed: Partial<State>): void {
    state = { ...state, ...changed };
    tellLeftOut(part('left-out'), null);
    history.pushState(null, '', writeAddress(state) || location.pathname);
    if ('stage' in changed || 'state' in changed) {
      void sift();
    } else {
      draw();
    }
  }

  async function sift(): Promise<void> {
    sifting.abort();
    sifting = new AbortController();
    const { signal } = sifting;
    try {
      const found = await matching(state, signal);
      if (!signal.aborted) {
        left = found;
        draw();
      }
    } catch (error) {
      if (!signal.aborted) {
        part('status').textContent = error instanceof NoAnswer ? error.message : String(error);
      }
    }
  }

  function draw(): void {
    const measures = measure(causes.all, state.weights);
    const shown = causes.all.map((cause, index): Measured => ({ cause, measures: measures[index]! })).filter(({ cause }) =>
      left?.has(cause.id) !== false && (!state.challenge || cause.challenges.some(({ id }) => id === state.challenge)));
    rows = sorted(shown, state.sort, state.isAscending);
    choices.forEach(name => {
      part<HTMLSelectElement>(name).value = state[name] ?? '';
    });
    weighing.update(state.weights);
    scatter.update(shown, state.at);
    table.update(rows, state.sort, state.isAscending, state.at);
    part('status').textContent = shown.length === causes.all.length
      ? `All ${counted(shown.length, 'root cause')}.`
      : `${shown.length} of ${counted(causes.all.length, 'root cause')}. Ranks compare with all of them.`;
    void chosen.show(causes.all.find(({ id }) => id === state.at) ?? null);
  }
}

function download(csv: string): void {
  const link = element('a', { href: URL.createObjectURL(new Blob([csv], { type: 'text/csv' })), download: 'gaps.csv' });
  link.click();
  URL.revokeObjectURL(link.href);
}
