import { ask } from '../site/ask';
import document from '../documents/challenge-map.graphql';

/** Investments as far as they are known. */
export interface Money {
  readonly count: number;
  readonly amountUsd: { readonly sum: number; readonly count: number };
}

/** One of the seven themes. */
export interface Challenge {
  readonly id: string;
  readonly name: string;
  readonly rootCauses: RootCause[];
}

/** A bubble of the map. */
export interface RootCause {
  readonly id: string;
  readonly name: string;
  readonly isCatalyst: boolean;
  readonly reach: number;
  readonly need: number;
  readonly supply: number;
  readonly gap: number;
  readonly activePartners: number;
  readonly money: Money;
  readonly challenges: Challenge[];
  /** What solving it eases. */
  readonly influences: Influence[];
  /** What eases it. */
  readonly influencedBy: Influence[];
}

/** Solving the one root cause eases the other. */
export interface Influence {
  readonly from: RootCause;
  readonly to: RootCause;
  readonly isJudged: boolean;
}

/** What the picture shows, and by what it can be sifted. */
export interface ChallengeMap {
  readonly challenges: Challenge[];
  readonly rootCauses: RootCause[];
  readonly byId: ReadonlyMap<string, RootCause | Challenge>;
  readonly choices: { readonly stages: string[]; readonly sectors: string[]; readonly states: string[] };
}

interface RootCauseRow {
  id: string;
  name: string;
  isCatalyst: boolean | null;
  reach: number;
  need: number;
  supply: number;
  gap: number;
  grandChallenges: { nodes: { id: string }[] };
  influences: { edges: { node: { id: string }; properties: { basis: string } }[] };
  activePartners: { totalCount: number };
  investments: { aggregate: Money };
}

interface Answer {
  rootCauses: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: RootCauseRow[] };
  grandChallenges?: { nodes: { id: string; name: string }[] };
  commitments?: { groupBy: { key: { stages: string | null } }[] };
  partners?: { sectors: { key: { sector: string | null } }[]; states: { key: { states: string | null } }[] };
}

/** Fetches the map, page by page where it is large. */
export async function loadMap(): Promise<ChallengeMap> {
  const first = await ask<Answer>(document);
  const rows = [...first.rootCauses.nodes];
  for (let { pageInfo } = first.rootCauses; pageInfo.hasNextPage;) {
    const next = await ask<Answer>(document, { after: pageInfo.endCursor, isFirst: false });
    rows.push(...next.rootCauses.nodes);
    pageInfo = next.rootCauses.pageInfo;
  }
  return connect(first, rows);
}

function connect(first: Answer, rows: RootCauseRow[]): ChallengeMap {
  const challenges: Challenge[] = (first.grandChallenges?.nodes ?? []).map(({ id, name }) => ({ id, name, rootCauses: [] }));
  const challengeById = new Map(challenges.map(challenge => [challenge.id, challenge]));
  const rootCauses = rows.map(({ grandChallenges, activePartners, investments, influences: _, isCatalyst, ...own }): RootCause => ({
    ...own,
    isCatalyst: isCatalyst === true,
    activePartners: activePartners.totalCount,
    money: investments.aggregate,
    challenges: grandChallenges.nodes.map(({ id }) => challengeById.get(id)).filter(challenge => challenge !== undefined),
    influences: [],
    influencedBy: [],
  }));
  const rootCauseById = new Map(rootCauses.map(rootCause => [rootCause.id, rootCause]));

  rows.forEach((row, index) => {
    const from = rootCauses[index]!;
    from.challenges.forEach(challenge => challenge.rootCauses.push(from));
    for (const { node, properties } of row.influences.edges) {
      const to = rootCauseById.get(node.id);
      if (to) {
        const influence = { from, to, isJudged: properties.basis === 'INFERRED' };
        from.influences.push(influence);
        to.influencedBy.push(influence);
      }
    }
  });

  const known = (values: (string | null)[] = []) => values.filter(value => value !== null);
  return {
    challenges,
    rootCauses,
    byId: new Map<string, RootCause | Challenge>([...challengeById, ...rootCauseById]),
    choices: {
      stages: known(first.commitments?.groupBy.map(({ key }) => key.stages)),
      sectors: known(first.partners?.sectors.map(({ key }) => key.sector)),
      states: known(first.partners?.states.map(({ key }) => key.states)),
    },
  };
}

export function isRootCause(node: RootCause | Challenge): node is RootCause {
  return 'reach' in node;
}
