import { ask, NoAnswer } from '../site/ask';
import { element, part } from '../site/element';
import { nameOf, section } from '../site/facts';
import { score } from '../site/words';
import document from '../documents/who-could-be-funded.graphql';
import type { Cause } from './causes';

interface Named {
  id: string;
  name: string;
}

interface Neighbour {
  name: string;
  activePartners: { nodes: Named[] };
}

interface Answer {
  rootCause: {
    activePartners: {
      totalCount: number;
      edges: {
        node: Named & { couldBeFundedBy: { edges: { node: Named; properties: { score: number; reasons: string[] } }[] } };
        via: Named[];
      }[];
    };
    funders: { edges: { node: Named }[] };
    influences: { nodes: Neighbour[] };
    influencedBy: { nodes: Neighbour[] };
  };
}

const mostNearby = 12;

/** Who works on the root cause that was chosen, who could be funded there, by whom, and why. */
export class Chosen {
  private readonly place = part('chosen');
  private asked = new AbortController();
  private shown: string | null = null;

  /** Shows a root cause, or that none is chosen. */
  async show(cause: Cause | null): Promise<void> {
    if (this.shown === (cause?.id ?? null)) {
      return;
    }
    this.shown = cause?.id ?? null;
    this.asked.abort();
    this.place.hidden = cause === null;
    if (!cause) {
      return;
    }
    this.asked = new AbortController();
    const { signal } = this.asked;
    const heading = element('h2', {}, 'Who could be funded: ', nameOf(cause));
    this.place.replaceChildren(heading, element('p.quiet', {}, 'Looking it up …'));
    try {
      const { rootCause } = await ask<Answer>(document, { id: cause.id }, signal);
      this.place.replaceChildren(heading, ...tell(cause, rootCause).filter(said => said !== null));
    } catch (error) {
      if (!signal.aborted) {
        this.place.replaceChildren(heading, element('p', { role: 'alert' }, error instanceof NoAnswer ? error.message : String(error)));
      }
    }
  }
}

function tell(cause: Cause, { activePartners, funders, influences, influencedBy }: Answer['rootCause']): (HTMLElement | null)[] {
  const left = activePartners.totalCount - activePartners.edges.length;
  const nearby = partnersNearby([...influences.nodes, ...influencedBy.nodes], new Set(activePartners.edges.map(({ node }) => node.id)));
  return [
    section('Partners who work on it already, through what, and which funders they are suggested to',
      activePartners.edges.map(({ node, via }) => element('span', {}, nameOf(node),
        element('span.known', {}, ` through ${via.map(({ name }) => name).join(', ')}.`),
        ...suggestions(cause, node.couldBeFundedBy.edges))),
      'Nobody that is known: here a funder would have to find or found somebody.', left),
    section('Partners near by: they work on what it eases, or on what eases it',
      nearby.slice(0, mostNearby).map(({ partner, causes }) =>
        element('span', {}, nameOf(partner), element('span.known', {}, ` on ${[...causes].join('; ')}`))),
      undefined, nearby.length - Math.min(nearby.length, mostNearby)),
    section('Funders who pay here already', funders.edges.map(({ node }) => nameOf(node)), 'None is named. That does not mean that nobody pays.'),
    element('p.quiet', {}, 'Suggestions are computed: a partner is suggested to a funder whose money is meant for root causes on which the partner is '
      + 'active, and who has not funded it, as far as is known. The score is the part of that need which the partner works on. Worth a look, no more.'),
  ];
}

/** Those first who work on most of them. */
function partnersNearby(neighbours: readonly Neighbour[], active: ReadonlySet<string>) {
  const nearby = new Map<string, { partner: Named; causes: Set<string> }>();
  for (const { name, activePartners } of neighbours) {
    for (const partner of activePartners.nodes.filter(({ id }) => !active.has(id))) {
      const entry = nearby.get(partner.id) ?? { partner, causes: new Set<string>() };
      nearby.set(partner.id, entry);
      entry.causes.add(name);
    }
  }
  return [...nearby.values()].sort((one, other) => other.causes.size - one.causes.size || one.partner.name.localeCompare(other.partner.name));
}

function suggestions(cause: Cause, edges: Answer['rootCause']['activePartners']['edges'][number]['node']['couldBeFundedBy']['edges']) {
  return edges.map(({ node, properties }) => element('span.suggestion', {}, 'Could be funded by ', nameOf(node),
    ` (${score(properties.score)}): both are about ${properties.reasons.includes(cause.id) ? 'this root cause' : 'other root causes'}`
    + `${properties.reasons.length > 1 && properties.reasons.includes(cause.id) ? ` and ${properties.reasons.length - 1} more` : ''}.`));
}
