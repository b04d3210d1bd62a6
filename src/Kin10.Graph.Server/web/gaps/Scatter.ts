import { scaleLinear } from 'd3-scale';
import { part } from '../site/element';
import { gapStep } from '../site/gap';
import { svg } from '../site/svg';
import { score } from '../site/words';
import type { Cause } from './causes';
import type { Measured } from './Table';

// In pixels. Above and below the field is room for the names of its corners: there lies no point.
const margin = { left: 52, right: 24, top: 48, bottom: 84 };
const aspect = 0.75;
const height = { least: 340, most: 544 };
const radius = 7;
const ringRadius = 10.5;

// The corners of the field, and what it means to lie there.
const corners = [
  { supply: 0, need: 1, lines: ['Much needed,', 'little done'], anchor: 'start' },
  { supply: 1, need: 1, lines: ['Much needed,', 'much done'], anchor: 'end' },
  { supply: 0, need: 0, lines: ['Less needed,', 'little done'], anchor: 'start' },
  { supply: 1, need: 0, lines: ['Less needed,', 'much done'], anchor: 'end' },
] as const;

/** Need against supply: what is greatly needed and hardly worked on lies at the upper left. */
export class Scatter {
  private readonly frame = part('scatter');
  private readonly hint = part('scatter-hint');
  private readonly picture = svg('svg', { 'aria-hidden': 'true' });
  private readonly x = scaleLinear();
  private readonly y = scaleLinear();
  private causes: readonly Measured[] = [];
  private chosen: string | null = null;
  private width = 0;

  /** @param choose what to do with a point that somebody clicks */
  constructor(private readonly choose: (cause: Cause) => void) {
    this.frame.prepend(this.picture);
    // What is drawn is as wide as there is room, so that its words are as large on a phone as elsewhere.
    new ResizeObserver(() => this.fit()).observe(this.frame);
    this.fit();
  }

  /** Draws what is shown. */
  update(causes: readonly Measured[], chosen: string | null): void {
    this.causes = causes;
    this.chosen = chosen;
    this.draw();
  }

  private fit(): void {
    const { clientWidth } = this.frame;
    if (clientWidth === this.width) {
      return;
    }
    this.width = clientWidth;
    const high = Math.min(Math.max(clientWidth * aspect, height.least), height.most);
    this.x.range([margin.left, Math.max(clientWidth - margin.right, margin.left + 1)]);
    this.y.range([high - margin.bottom, margin.top]);
    this.picture.setAttribute('viewBox', `0 0 ${clientWidth} ${high}`);
    this.draw();
  }

  private draw(): void {
    const isChosen = ({ cause }: Measured) => cause.id === this.chosen;
    // What is chosen lies on top.
    const drawn = [...this.causes.filter(entry => !isChosen(entry)), ...this.causes.filter(isChosen)];
    const taken = new Map<string, number>();
    this.picture.replaceChildren(...this.ground(), svg('g', {}, ...drawn.map(entry => {
      const spot = `${entry.measures.supply} ${entry.measures.need}`;
      const before = taken.get(spot) ?? 0;
      taken.set(spot, before + 1);
      return this.pointOf(entry, before, isChosen(entry));
    })));
  }

  private pointOf({ cause, measures }: Measured, before: number, isChosen: boolean): SVGGElement {
    // Those that have the same place lie beside each other, as seeds of a sunflower do.
    const [away, angle] = [9 * Math.sqrt(before), before * 2.4];
    const x = inField(this.x(measures.supply) + away * Math.cos(angle), this.x);
    const y = inField(this.y(measures.need) + away * Math.sin(angle), this.y);
    const point = svg('g', {
      class: `point gap-${gapStep(measures.gap)}${isChosen ? ' chosen' : ''}`, transform: `translate(${x} ${y})`,
    }, ...(cause.isCatalyst ? [svg('circle', { class: 'catalyst', r: ringRadius })] : []), svg('circle', { class: 'disc', r: radius }));
    point.addEventListener('click', () => this.choose(cause));
    point.addEventListener('pointerenter', () => this.show({ cause, measures }));
    point.addEventListener('pointerleave', () => {
      this.hint.textContent = '';
    });
    return point;
  }

  private show({ cause, measures: { need, supply, gap } }: Measured): void {
    this.hint.textContent = `${cause.name}: gap ${score(gap)}, need ${score(need)}, supply ${score(supply)}`;
  }

  private ground(): SVGElement[] {
    const { x, y } = this;
    const ticks = [0, 0.25, 0.5, 0.75, 1];
    const middle = (x(0) + x(1)) / 2;
    return [
      svg('rect', { class: 'wanted', x: x(0), y: y(1), width: x(0.5) - x(0), height: y(0.5) - y(1) }),
      ...ticks.flatMap(tick => [
        svg('line', { class: tick === 0.5 ? 'half' : 'grid', x1: x(tick), x2: x(tick), y1: y(0), y2: y(1) }),
        svg('line', { class: tick === 0.5 ? 'half' : 'grid', x1: x(0), x2: x(1), y1: y(tick), y2: y(tick) }),
        svg('text', { class: 'tick', x: x(tick), y: y(0) + 25, 'text-anchor': 'middle' }, String(tick)),
        svg('text', { class: 'tick', x: x(0) - 12, y: y(tick) + 4, 'text-anchor': 'end' }, String(tick)),
      ]),
      ...corners.flatMap(({ supply, need, lines, anchor }) => lines.map((line, index) => svg('text', {
        class: 'corner', x: x(supply), y: (need === 1 ? y(1) - 29 : y(0) + 41) + index * 15, 'text-anchor': anchor,
      }, line))),
      svg('text', { class: 'axis', x: middle, y: y(0) + 76, 'text-anchor': 'middle' }, 'Supply: what is done, as far as is known'),
      svg('text', { class: 'axis', transform: `translate(14 ${(y(0) + y(1)) / 2}) rotate(-90)`, 'text-anchor': 'middle' }, 'Need'),
    ];
  }
}

/** At the edge of the field half of the sunflower would lie where words are: it is folded in. */
function inField(value: number, scale: (part: number) => number): number {
  const [least, most] = [Math.min(scale(0), scale(1)), Math.max(scale(0), scale(1))];
  return value < least ? 2 * least - value : value > most ? 2 * most - value : value;
}
