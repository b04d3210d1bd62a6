import './map.css';
import { NoAnswer } from '../site/ask';
import { element, part } from '../site/element';
import { fewPartners, matching } from '../site/matching';
import { onlyOffered, tellLeftOut } from '../site/offered';
import { SearchBox } from '../site/SearchBox';
import { counted, score } from '../site/words';
import { readAddress, type State, writeAddress } from './address';
import { Filters } from './Filters';
import { gapSteps } from '../site/gap';
import { type ChallengeMap, isRootCause, loadMap } from './graph';
import { List } from './List';
import { Panel } from './Panel';
import { Picture } from './Picture';

const title = document.title;
let opener: HTMLElement | null = null;

try {
  start(await loadMap());
} catch (error) {
  part('problem').textContent = error instanceof NoAnswer ? error.message : String(error);
  part('problem').hidden = false;
}

function start(map: ChallengeMap): void {
  let sifting = new AbortController();
  let state = readState();
  tellStory(map);
  part('legend-gaps').append(...gapSteps.map(({ step, text }) => element('li', {}, element('i', { class: `gap-${step}` }), text)));
  const open = (id: string) => {
    opener ??= document.activeElement as HTMLElement | null;
    go({ at: id }, true);
  };
  const picture = new Picture(map, node => open(node.id));
  const list = new List(map);
  const filters = new Filters(map, changed => go(changed, false));
  const panel = new Panel(close);
  new SearchBox(id => {
    const isOnMap = map.byId.has(id);
    if (isOnMap) {
      open(id);
    }
    return isOnMap;
  });
  document.addEventListener('click', event => {
    const id = (event.target as Element).closest<HTMLElement>('a[data-id]')?.dataset.id;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (id && isPlain && map.byId.has(id)) {
      event.preventDefault();
      open(id);
    }
  });
  document.addEventListener('keydown', event => event.key === 'Escape' && state.at !== null && close());
  window.addEventListener('popstate', () => {
    state = readState();
    void show(false);
  });
  void show(false);

  function readState(): State {
    const { stages, sectors, states } = map.choices;
    const read = onlyOffered(readAddress(location.search), {
      // An id of something that has gone meanwhile has a panel that says so.
      at: { what: 'root cause or challenge', has: id => /^(RootCause|GrandChallenge):./.test(id) },
      stage: { what: 'stage', has: stage => stages.includes(stage) },
      sector: { what: 'sector', has: sector => sectors.includes(sector) },
      state: { what: 'state', has: code => states.includes(code) },
    });
    tellLeftOut(part('left-out'), read.leftOut);
    return read.state;
  }

  function go(changed: Partial<State>, takesFocus: boolean): void {
    state = { ...state, ...changed };
    tellLeftOut(part('left-out'), null);
    history.pushState(null, '', writeAddress(state) || location.pathname);
    void show(takesFocus);
  }

  function close(): void {
    go({ at: null }, false);
    if (opener?.isConnected && opener.closest('#panel') === null) {
      opener.focus();
    } else {
      picture.focus();
    }
    opener = null;
  }

  async function show(takesFocus: boolean): Promise<void> {
    filters.update(state);
    const node = state.at === null ? null : map.byId.get(state.at) ?? null;
    void panel.show(state.at, node?.name ?? null, takesFocus);
    document.title = node ? `${node.name} · ${title}` : title;
    sifting.abort();
    sifting = new AbortController();
    const { signal } = sifting;
    try {
      const shown = await matching(state, signal);
      if (!signal.aborted) {
        picture.update(node, shown, state.arcs);
        list.update(shown);
        part('filter-status').textContent = shown ? `${shown.size} of ${counted(map.rootCauses.length, 'root cause')} match.` : '';
      }
    } catch (error) {
      if (!signal.aborted) {
        part('filter-status').textContent = error instanceof NoAnswer ? error.message : String(error);
      }
    }
  }
}

/** What the data says at first sight. */
function tellStory({ rootCauses, challenges }: ChallengeMap): void {
  const catalysts = rootCauses.filter(({ isCatalyst }) => isCatalyst);
  const lonely = catalysts.filter(({ activePartners }) => activePartners < fewPartners);
  const widest = [...rootCauses].sort((one, other) => other.gap - one.gap)[0];
  part('story').replaceChildren(
    `${rootCauses.length} root causes are known here, under ${challenges.length} grand challenges. `,
    `${catalysts.length} of them are catalysts, whose solution experts expect to ease many others, and on ${lonely.length} of these `,
    'hardly anybody is known to work. ',
    ...(widest && isRootCause(widest) ? ['The widest gap: ', element('a', { href: `?at=${widest.id}`, 'data-id': widest.id }, widest.name), ` (${score(widest.gap)}).`] : []));
}
