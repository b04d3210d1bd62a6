import { element } from './element';
import { inWords, pageOf } from './words';

/** How a fact is known. */
export interface Basis {
  readonly basis: string;
  readonly note?: string | null;
  readonly sources?: readonly string[];
}

/** A name that leads to the page of what it names, or the bare name of what has none. */
export function nameOf({ id, name }: { id: string; name: string }): HTMLElement {
  const page = pageOf(id);
  return page ? element('a', { href: page, 'data-id': id }, name) : element('span', {}, name);
}

/** Whether a source says so or it is judged, and why. */
export function basisOf({ basis, note, sources }: Basis): HTMLElement {
  const says = element('span.basis', { class: basis === 'INFERRED' ? 'basis judged' : 'basis' }, inWords(basis));
  return element('span.known', {}, says, note && ` ${note}`, sources && sources.length > 0 ? sourceList(sources) : null);
}

/** The sources of something, folded up. */
export function sourceList(sources: readonly string[]): HTMLElement {
  return element('details.sources', {},
    element('summary', {}, sources.length === 1 ? 'Source' : `${sources.length} sources`),
    element('ul', {}, ...sources.map(source => element('li', {}, sourceOf(source)))));
}

function sourceOf(source: string): HTMLElement {
  return /^https?:\/\//.test(source)
    ? element('a', { href: source, rel: 'noreferrer' }, source.replace(/^https?:\/\/(www\.)?/, ''))
    : element('span', {}, source);
}

/** A part of a panel or page; null where there is nothing to say and no words for that. */
export function section(title: string, items: readonly HTMLElement[], otherwise?: string, more = 0): HTMLElement | null {
  if (items.length === 0 && !otherwise) {
    return null;
  }
  return element('section', {},
    element('h3', {}, title),
    items.length > 0 ? element('ul.facts', {}, ...items.map(item => element('li', {}, item))) : element('p.quiet', {}, otherwise),
    more > 0 && element('p.quiet', {}, `and ${more} more`));
}
