import { ask, NoAnswer } from './ask';
import { element, part } from './element';
import { inWords, pageOf } from './words';
import document from '../documents/search.graphql';

interface Answer {
  search: {
    totalCount: number;
    edges: { snippet: string; node: { id: string; name: string } }[];
    didYouMean: string[];
  };
}

const pause = 180;
const most = 8;

/** A search box over everything in the graph: a combobox whose list grows while somebody types. */
export class SearchBox {
  private readonly input = part<HTMLInputElement>('search');
  private readonly list = part('search-results');
  private readonly status = part('search-status');
  private asked = new AbortController();
  private timer = 0;
  private options: HTMLElement[] = [];
  private active = -1;

  /** @param choose what to do with what somebody chooses; false: its page is opened */
  constructor(private readonly choose: (id: string) => boolean) {
    this.input.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.search(), pause);
    });
    this.input.addEventListener('keydown', event => this.press(event));
    this.input.addEventListener('blur', () => this.close());
  }

  private async search(): Promise<void> {
    this.asked.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    const text = this.input.value.trim();
    if (!text) {
      this.close();
      return;
    }
    try {
      this.show((await ask<Answer>(document, { text, first: most }, signal)).search);
    } catch (error) {
      if (!signal.aborted) {
        this.close();
        this.status.textContent = error instanceof NoAnswer ? error.message : String(error);
      }
    }
  }

  private show({ totalCount, edges, didYouMean }: Answer['search']): void {
    this.options = edges.map(({ node, snippet }, index) => this.optionOf(index, node, snippet));
    this.active = -1;
    this.list.replaceChildren(...this.options);
    this.list.hidden = this.options.length === 0;
    this.input.setAttribute('aria-expanded', String(this.options.length > 0));
    this.input.removeAttribute('aria-activedescendant');
    this.status.textContent = totalCount > 0
      ? `${totalCount} found${totalCount > edges.length ? `, the best ${edges.length} shown` : ''}.`
      : didYouMean.length > 0 ? `Nothing found. Did you mean ${didYouMean.join(', ')}?` : 'Nothing found.';
  }

  private optionOf(index: number, { id, name }: { id: string; name: string }, snippet: string): HTMLElement {
    const type = inWords(id.slice(0, id.indexOf(':')).replace(/(?<=[a-z])(?=[A-Z])/g, '_'));
    const option = element('li', { id: `search-result-${index}`, role: 'option', 'data-id': id },
      element('strong', {}, name), element('span.quiet', {}, ` ${type}`),
      snippet.replaceAll('**', '') !== name && element('span.snippet', {}, ...marked(snippet)));
    // Before the box loses the focus.
    option.addEventListener('pointerdown', event => {
      event.preventDefault();
      this.take(id);
    });
    return option;
  }

  private press(event: KeyboardEvent): void {
    const count = this.options.length;
    if (event.key === 'Escape' && !this.list.hidden) {
      this.close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      this.activate((this.active + (event.key === 'ArrowDown' ? 1 : this.active < 0 ? 0 : -1) + count) % count);
    } else if (event.key === 'Enter' && count > 0 && !this.list.hidden) {
      this.take(this.options[Math.max(0, this.active)]!.dataset.id!);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private activate(index: number): void {
    this.options.forEach((option, place) => option.setAttribute('aria-selected', String(place === index)));
    this.active = index;
    this.input.setAttribute('aria-activedescendant', this.options[index]!.id);
    this.options[index]!.scrollIntoView({ block: 'nearest' });
  }

  private take(id: string): void {
    this.close();
    this.input.value = '';
    const page = pageOf(id);
    if (!this.choose(id) && page) {
      location.assign(page);
    }
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asked.abort();
    this.options = [];
    this.list.hidden = true;
    this.list.replaceChildren();
    this.status.textContent = '';
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}

// A snippet has what was found between two asterisks.
function marked(snippet: string): (HTMLElement | string)[] {
  return snippet.split('**').map((piece, index) => (index % 2 === 1 ? element('mark', {}, piece) : piece));
}
