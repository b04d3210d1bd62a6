import { ask } from './ask';
import document from '../documents/matching-root-causes.graphql';

/** On fewer active partners than so many, hardly anybody works. */
export const fewPartners = 2;

/** By what root causes can be sifted. */
export interface Sieve {
  readonly catalysts?: boolean;
  /** Only those on which hardly anybody works. */
  readonly few?: boolean;
  /** A career stage that a commitment on it is about. */
  readonly stage: string | null;
  /** Of a partner that works on it. */
  readonly sector?: string | null;
  /** Two-letter postal code of a partner that works on it. */
  readonly state: string | null;
}

interface Answer {
  rootCauses: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: { id: string }[] };
}

/** The sieve as a filter of the API; null where it leaves everything. */
function filterOf({ catalysts, few, stage, sector, state }: Sieve): object | null {
  const partner = { ...(sector && { sector: { eq: sector } }), ...(state && { states: { some: { eq: state } } }) };
  const filter = {
    ...(catalysts && { isCatalyst: { eq: true } }),
    ...(stage && { commitments: { some: { stages: { some: { eq: stage } } } } }),
    ...((few || sector || state) && {
      activePartners: {
        ...(few && { count: { lt: fewPartners } }),
        ...((sector || state) && { some: partner }),
      },
    }),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}

/** The ids of the root causes that the sieve leaves; null where it leaves all. */
export async function matching(sieve: Sieve, signal: AbortSignal): Promise<ReadonlySet<string> | null> {
  const where = filterOf(sieve);
  if (!where) {
    return null;
  }
  const ids = new Set<string>();
  let after: string | null = null;
  do {
    const { rootCauses }: Answer = await ask<Answer>(document, { where, after: after ?? undefined }, signal);
    rootCauses.nodes.forEach(({ id }) => ids.add(id));
    after = rootCauses.pageInfo.hasNextPage ? rootCauses.pageInfo.endCursor : null;
  } while (after);
  return ids;
}
