import { element, part } from '../site/element';
import { mostWeight } from './address';
import { evenWeights, type Weights } from './measures';

const sliders: Record<'need' | 'supply', [keyof Weights, string][]> = {
  need: [['leverage', 'leverage'], ['reach', 'reach'], ['catalyst', 'catalyst']],
  supply: [['partners', 'active partners'], ['practices', 'practices and initiatives'], ['money', 'known money']],
};

/** A slider for the weight of each part of need and supply, and the formula that they make. */
export class Weighing {
  private readonly inputs = new Map<keyof Weights, HTMLInputElement>();

  /** @param change what to do when somebody moves one; whether the move is done */
  constructor(private readonly change: (weights: Weights, isDone: boolean) => void) {
    for (const side of ['need', 'supply'] as const) {
      part(`weights-${side}`).append(...sliders[side].map(([name, text]) => {
        const input = element('input', { type: 'range', min: 0, max: mostWeight, step: 0.5, id: `weight-${name}` });
        input.addEventListener('input', () => this.change(this.read(), false));
        input.addEventListener('change', () => this.change(this.read(), true));
        this.inputs.set(name, input);
        return element('label', {}, element('span', {}, text), input);
      }));
    }
    part('weights-even').addEventListener('click', () => this.change(evenWeights, true));
  }

  /** Shows weights, and the formula with them. */
  update(weights: Weights): void {
    for (const [name, input] of this.inputs) {
      input.value = String(weights[name]);
    }
    part('formula').textContent = `gap = need × (1 − supply); ${(['need', 'supply'] as const)
      .map(side => `${side} = ${formulaOf(sliders[side].map(([name, text]) => [weights[name], text]))}`).join('; ')}`;
    const unweighed = (['need', 'supply'] as const).filter(side => sliders[side].every(([name]) => weights[name] === 0));
    part('weights-note').textContent = unweighed
      .map(side => `No part of ${side} has a weight: so all of them count alike.`).join(' ');
    part<HTMLButtonElement>('weights-even').disabled = Object.entries(weights).every(([name, weight]) => weight === evenWeights[name as keyof Weights]);
  }

  private read(): Weights {
    return Object.fromEntries([...this.inputs].map(([name, input]) => [name, Number(input.value)])) as unknown as Weights;
  }
}

function formulaOf(parts: [number, string][]): string {
  const sum = parts.reduce((total, [weight]) => total + weight, 0);
  const counted = sum === 0 ? parts.map(([, text]): [number, string] => [1, text]) : parts.filter(([weight]) => weight > 0);
  const terms = counted.map(([weight, text]) => `${weight === 1 ? '' : `${weight} × `}rank of ${text}`.replace('rank of catalyst', '1 if a catalyst'));
  return `(${terms.join(' + ')}) / ${counted.reduce((total, [weight]) => total + weight, 0)}`;
}
