import { element } from '../site/element';
import { type Basis, basisOf, nameOf, section, sourceList } from '../site/facts';
import { counted, inWords, money, namings, score } from '../site/words';
import type { GrandChallengeDetails, Linked, Named, RootCauseDetails } from './details';

/** What the panel says about a root cause. */
export function describeRootCause(rootCause: RootCauseDetails): (HTMLElement | null)[] {
  const { practices, initiatives, investments, influences, influencedBy } = rootCause;
  return [
    rootCause.isCatalyst === true ? element('p.catalyst-line', {}, '★ A catalyst: experts expect that solving it eases many others.') : null,
    rootCause.summary === null ? null : element('p', {}, rootCause.summary),
    element('p.quiet', {}, namings[rootCause.naming] ?? '', rootCause.focusArea && ` Focus area: ${inWords(rootCause.focusArea)}.`),
    rootCause.note === null ? null : element('p.quiet', {}, `Remark: ${rootCause.note}.`),
    scores(rootCause, `It eases ${counted(rootCause.reach, 'other root cause')}, itself or by way of others.`),
    linked('Filed under', rootCause.grandChallenges, 'No source files it under a grand challenge.'),
    section('Who works on it, and through what', rootCause.activePartners.edges.map(({ node, via }) =>
      element('span', {}, nameOf(node), element('span.known', {}, ' through ', ...commas(via)))),
    'Nobody that is known.', left(rootCause.activePartners)),
    linked('Practices that tackle it', practices),
    linked('Initiatives on it', initiatives),
    section('Who pays', rootCause.funders.edges.map(({ node, via }) =>
      element('span', {}, nameOf(node), element('span.known', {}, ` by ${via.map(({ name }) => name).join(', ')}`))),
    investments.totalCount === 0 ? 'No investment in it is known. That does not mean that nobody pays.' : 'No funder is named.', left(rootCause.funders)),
    investmentList(investments),
    linked('Solving it eases', influences, 'No other root cause, as far as is known.'),
    linked('It is eased by solving', influencedBy, 'No other root cause, as far as is known.'),
    sourceList(rootCause.sources),
  ];
}

/** What the panel says about a grand challenge. */
export function describeGrandChallenge(challenge: GrandChallengeDetails): (HTMLElement | null)[] {
  return [
    challenge.guidingQuestion === null ? null : element('p', {}, `${challenge.guidingQuestion}?`),
    challenge.summary === null ? null : element('p', {}, challenge.summary),
    challenge.draftStatement === null ? null : element('p.quiet', {}, `In the draft of 2016: ${challenge.draftStatement}`),
    challenge.gap === null ? null : scores({ need: challenge.need!, supply: challenge.supply!, gap: challenge.gap }, 'The means over its root causes.'),
    linked('Its root causes, the widest gap first', challenge.rootCauses, 'None is known.'),
    section('Who works on them', challenge.activePartners.edges.map(({ node }) => nameOf(node)), 'Nobody that is known.', left(challenge.activePartners)),
    linked('Practices that speak to it as a whole', challenge.practices),
    linked('Initiatives on it as a whole', challenge.initiatives),
    section('Who pays', [...challenge.funders.edges, ...challenge.fundersOnRootCauses.edges]
      .filter(({ node }, index, all) => all.findIndex(other => other.node.id === node.id) === index)
      .map(({ node }) => nameOf(node)), 'No funder is named.'),
    element('p.quiet', {}, `On its root causes: ${money(challenge.investmentsOnRootCauses.aggregate)}.`),
    investmentList(challenge.investments),
    sourceList(challenge.sources),
  ];
}

function scores({ need, supply, gap }: { need: number; supply: number; gap: number }, reach: string): HTMLElement {
  const meter = (name: string, value: number) => element('div', {},
    element('dt', {}, name),
    element('dd', {}, element('span.bar', { style: `--part: ${Math.round(value * 100)}%` }), score(value)));
  return element('div.scores', {},
    element('dl', {}, meter('Need', need), meter('Supply', supply), meter('Gap', gap)),
    element('p.quiet', {}, `${reach} Computed: gap = need × (1 − supply), each from 0 to 1 in comparison with the other root causes. `
      + 'What nobody recorded counts as not there, and influences are mostly judged.'));
}

function linked(title: string, { edges, ...counts }: Linked<Named & { year?: number | null; isCatalyst?: boolean | null }>, otherwise?: string) {
  return section(title, edges.map(({ node, properties }) =>
    element('span', {}, nameOf(node), node.isCatalyst && ' ★', node.year && ` (${node.year})`, ' ', basisOf(properties))),
  otherwise, left({ edges, ...counts }));
}

function investmentList({ edges, aggregate, ...counts }: RootCauseDetails['investments']) {
  return section(`Investments: ${money(aggregate)}`, edges.map(({ node, properties }) =>
    element('span', {}, nameOf(node), node.year && ` (${node.year})`, `: ${money({ count: 1, amountUsd: { sum: node.amountUsd ?? 0, count: node.amountUsd === null ? 0 : 1 } })
      .replace('1 investment, ', '')} `, basisOf({ ...(properties as Basis), sources: node.sources }))),
  undefined, left({ edges, ...counts }));
}

function left({ totalCount, edges }: { totalCount: number; edges: readonly unknown[] }): number {
  return totalCount - edges.length;
}

function commas(nodes: readonly Named[]): (HTMLElement | string)[] {
  return nodes.flatMap((node, index) => (index === 0 ? [nameOf(node)] : [', ', nameOf(node)]));
}
