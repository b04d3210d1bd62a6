import type { Basis } from '../site/facts';
import type { Money } from './graph';

/** A node by its name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Some of the nodes on the other side of a link, and how many there are. */
export interface Linked<Node extends Named = Named, Rest = { readonly properties: Basis }> {
  readonly totalCount: number;
  readonly edges: readonly ({ readonly node: Node } & Rest)[];
}

type Dated = Named & { readonly year: number | null };
type Via = { readonly via: readonly Named[] };
type Investments = Linked<Dated & { readonly amountUsd: number | null; readonly sources: readonly string[] }> & { readonly aggregate: Money };
type Scores = { readonly need: number; readonly supply: number; readonly gap: number };

/** What root-cause.graphql asks for. */
export interface RootCauseDetails extends Named, Scores {
  readonly summary: string | null;
  readonly naming: string;
  readonly isCatalyst: boolean | null;
  readonly focusArea: string | null;
  readonly note: string | null;
  readonly sources: readonly string[];
  readonly reach: number;
  readonly leverage: number;
  readonly grandChallenges: Linked;
  readonly activePartners: Linked<Named, Via>;
  readonly practices: Linked<Dated>;
  readonly initiatives: Linked<Dated>;
  readonly investments: Investments;
  readonly funders: Linked<Named, Via>;
  readonly influences: Linked;
  readonly influencedBy: Linked;
}

/** What grand-challenge.graphql asks for. */
export interface GrandChallengeDetails extends Named {
  readonly guidingQuestion: string | null;
  readonly summary: string | null;
  readonly draftStatement: string | null;
  readonly sources: readonly string[];
  readonly need: number | null;
  readonly supply: number | null;
  readonly gap: number | null;
  readonly rootCauses: Linked<Named & { readonly isCatalyst: boolean | null }>;
  readonly activePartners: Linked<Named, object>;
  readonly practices: Linked<Dated>;
  readonly initiatives: Linked<Dated>;
  readonly investments: Investments;
  readonly investmentsOnRootCauses: { readonly aggregate: Money };
  readonly fundersOnRootCauses: Linked<Named, object>;
  readonly funders: Linked<Named, object>;
}
