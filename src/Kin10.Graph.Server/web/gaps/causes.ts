import { ask } from '../site/ask';
import document from '../documents/gaps.graphql';
import type { Facts } from './measures';

/** A row of the table and a point of the scatter. */
export interface Cause extends Facts {
  readonly id: string;
  readonly name: string;
  readonly challenges: readonly { readonly id: string; readonly name: string }[];
  readonly money: { readonly count: number; readonly amountUsd: { readonly sum: number; readonly count: number } };
}

/** All root causes, and by what they can be sifted. */
export interface Causes {
  readonly all: readonly Cause[];
  readonly challenges: readonly { readonly id: string; readonly name: string }[];
  readonly stages: readonly string[];
  readonly states: readonly string[];
}

interface Counted {
  totalCount: number;
}

interface Row extends Pick<Cause, 'id' | 'name' | 'reach' | 'leverage'> {
  isCatalyst: boolean | null;
  grandChallenges: { nodes: { id: string; name: string }[] };
  activePartners: Counted;
  practices: Counted;
  initiatives: Counted;
  investments: { aggregate: Cause['money'] };
}

interface Answer {
  rootCauses: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: Row[] };
  grandChallenges?: { nodes: { id: string; name: string }[] };
  commitments?: { groupBy: { key: { stages: string | null } }[] };
  partners?: { groupBy: { key: { states: string | null } }[] };
}

/** Fetches them, page by page where there are many. */
export async function loadCauses(): Promise<Causes> {
  const first = await ask<Answer>(document);
  const rows = [...first.rootCauses.nodes];
  for (let { pageInfo } = first.rootCauses; pageInfo.hasNextPage;) {
    const next = await ask<Answer>(document, { after: pageInfo.endCursor, isFirst: false });
    rows.push(...next.rootCauses.nodes);
    pageInfo = next.rootCauses.pageInfo;
  }
  return {
    all: rows.map(causeOf),
    challenges: first.grandChallenges?.nodes ?? [],
    stages: first.commitments?.groupBy.map(({ key }) => key.stages).filter(stage => stage !== null) ?? [],
    states: first.partners?.groupBy.map(({ key }) => key.states).filter(state => state !== null) ?? [],
  };
}

function causeOf({ id, name, reach, leverage, isCatalyst, grandChallenges, activePartners, practices, initiatives, investments }: Row): Cause {
  return {
    id,
    name,
    reach,
    leverage,
    isCatalyst: isCatalyst === true,
    challenges: grandChallenges.nodes,
    activePartners: activePartners.totalCount,
    practicesAndInitiatives: practices.totalCount + initiatives.totalCount,
    knownMoney: investments.aggregate.amountUsd.sum,
    money: investments.aggregate,
  };
}
