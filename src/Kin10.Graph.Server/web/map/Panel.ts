import { ask, NoAnswer } from '../site/ask';
import { element, part } from '../site/element';
import { pageOf } from '../site/words';
import grandChallengeDocument from '../documents/grand-challenge.graphql';
import rootCauseDocument from '../documents/root-cause.graphql';
import { describeGrandChallenge, describeRootCause } from './describe';
import type { GrandChallengeDetails, RootCauseDetails } from './details';

/** The panel that tells all about one root cause or challenge. */
export class Panel {
  private readonly panel = part('panel');
  private readonly heading = part('panel-name');
  private readonly content = part('panel-content');
  private asked = new AbortController();
  private shown: string | null = null;

  /** @param close what to do when somebody closes it */
  constructor(close: () => void) {
    part('panel-close').addEventListener('click', close);
  }

  /**
   * Shows a node, or nothing.
   * @param at its id; null closes the panel
   * @param name its name, to be shown while the rest is on its way; null where the map does not know it
   * @param takesFocus whether who opened it goes on in it
   */
  async show(at: string | null, name: string | null, takesFocus: boolean): Promise<void> {
    if (at === this.shown) {
      return;
    }
    this.shown = at;
    this.asked.abort();
    this.panel.hidden = at === null;
    if (at === null) {
      return;
    }
    this.asked = new AbortController();
    const { signal } = this.asked;
    this.panel.scrollTop = 0;
    this.heading.textContent = name ?? 'Not found';
    this.content.replaceChildren(name ? element('p.quiet', {}, 'Looking it up …') : nothingOf(at));
    if (takesFocus) {
      this.heading.focus({ preventScroll: true });
    }
    if (name) {
      await this.fill(at, signal);
    }
  }

  private async fill(at: string, signal: AbortSignal): Promise<void> {
    try {
      const said = at.startsWith('RootCause:') ? await rootCause(at, signal) : await grandChallenge(at, signal);
      this.content.replaceChildren(...(said
        ? [...said.filter(part => part !== null), element('p', {}, element('a', { href: pageOf(at) }, 'Its own page'))]
        : [nothingOf(at)]));
    } catch (error) {
      if (!signal.aborted) {
        this.content.replaceChildren(element('p', { role: 'alert' }, error instanceof NoAnswer ? error.message : String(error)));
      }
    }
  }
}

// Null where the graph has none any more.
async function rootCause(id: string, signal: AbortSignal) {
  const { rootCause } = await ask<{ rootCause: RootCauseDetails | null }>(rootCauseDocument, { id }, signal);
  return rootCause && describeRootCause(rootCause);
}

async function grandChallenge(id: string, signal: AbortSignal) {
  const { grandChallenge } = await ask<{ grandChallenge: GrandChallengeDetails | null }>(grandChallengeDocument, { id }, signal);
  return grandChallenge && describeGrandChallenge(grandChallenge);
}

function nothingOf(id: string): HTMLElement {
  return element('p.quiet', {}, `Nothing here has the id ${id}.`);
}
