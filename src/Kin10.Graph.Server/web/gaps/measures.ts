/** The facts about a root cause from which need and supply are computed. */
export interface Facts {
  readonly leverage: number;
  readonly reach: number;
  readonly isCatalyst: boolean;
  readonly activePartners: number;
  readonly practicesAndInitiatives: number;
  /** Dollars that are known; 0 where none are. */
  readonly knownMoney: number;
}

/** How much each part counts. A part of weight 0 is left out; where all three are 0, they count alike. */
export interface Weights {
  readonly leverage: number;
  readonly reach: number;
  readonly catalyst: number;
  readonly partners: number;
  readonly practices: number;
  readonly money: number;
}

/** As the API has it: all parts count alike. */
export const evenWeights: Weights = { leverage: 1, reach: 1, catalyst: 1, partners: 1, practices: 1, money: 1 };

/** Need, supply and gap, each from 0 to 1. */
export interface Measures {
  readonly need: number;
  readonly supply: number;
  readonly gap: number;
}

/** Computes need, supply and gap of all root causes, in their order, as the API does but with other weights. */
export function measure(all: readonly Facts[], weights: Weights): Measures[] {
  const leverage = ranks(all.map(facts => facts.leverage));
  const reach = ranks(all.map(facts => facts.reach));
  const partners = ranks(all.map(facts => facts.activePartners));
  const practices = ranks(all.map(facts => facts.practicesAndInitiatives));
  const money = ranks(all.map(facts => facts.knownMoney));
  return all.map(({ isCatalyst }, index) => {
    const need = weighted(
      [leverage[index]!, reach[index]!, isCatalyst ? 1 : 0], [weights.leverage, weights.reach, weights.catalyst]);
    const supply = weighted(
      [partners[index]!, practices[index]!, money[index]!], [weights.partners, weights.practices, weights.money]);
    return { need, supply, gap: need * (1 - supply) };
  });
}

/** The percentile rank of each value: what part of the others is less, of those that are equal half. */
export function ranks(values: readonly number[]): number[] {
  if (values.length === 1) {
    return [0.5];
  }
  const sorted = [...values].sort((one, other) => one - other);
  const first = new Map<number, number>();
  const count = new Map<number, number>();
  sorted.forEach((value, index) => {
    first.set(value, first.get(value) ?? index);
    count.set(value, (count.get(value) ?? 0) + 1);
  });
  return values.map(value => (first.get(value)! + (count.get(value)! - 1) / 2) / (values.length - 1));
}

function weighted(parts: readonly number[], weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum === 0
    ? parts.reduce((total, part) => total + part, 0) / parts.length
    : parts.reduce((total, part, index) => total + part * weights[index]!, 0) / sum;
}
