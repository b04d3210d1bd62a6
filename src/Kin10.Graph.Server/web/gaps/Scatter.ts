import { scaleLinear } from 'd3-scale';
import { part } from '../site/element';
import { gapStep } from '../site/gap';
import { svg } from '../site/svg';
import { score } from '../site/words';
import type { Cause } from './causes';
import type { Measures } from './measures';

const size = { width: 640, height: 480, left: 48, right: 12, top: 12, bottom: 44 };

// The corners of the picture, and what it means to lie there.
const quadrants = [
  { supply: 0, need: 1, text: 'Much needed, little done', anchor: 'start' },
  { supply: 1, need: 1, text: 'Much needed, much done', anchor: 'end' },
  { supply: 0, need: 0, text: 'Less needed, little done', anchor: 'start' },
  { supply: 1, need: 0, text: 'Less needed, much done', anchor: 'end' },
] as const;

/** Need against supply: what is greatly needed and hardly worked on lies at the upper left. */
export class Scatter {
  private readonly x = scaleLinear([0, 1], [size.left, size.width - size.right]);
  private readonly y = scaleLinear([0, 1], [size.height - size.bottom, size.top]);
  private readonly points = svg('g');
  private readonly hint = part('scatter-hint');

  /** @param choose what to do with a point that somebody clicks */
  constructor(private readonly choose: (cause: Cause) => void) {
    part('scatter').prepend(svg('svg', { viewBox: `0 0 ${size.width} ${size.height}`, 'aria-hidden': 'true' }, ...this.ground(), this.points));
  }

  /** Draws what is shown. */
  update(causes: readonly { readonly cause: Cause; readonly measures: Measures }[], chosen: string | null): void {
    const isChosen = ({ cause }: { cause: Cause }) => cause.id === chosen;
    // What is chosen lies on top.
    const drawn = [...causes.filter(entry => !isChosen(entry)), ...causes.filter(isChosen)];
    const taken = new Map<string, number>();
    this.points.replaceChildren(...drawn.map(({ cause, measures }) => {
      const spot = `${measures.supply} ${measures.need}`;
      const before = taken.get(spot) ?? 0;
      taken.set(spot, before + 1);
      // Those that have the same place lie beside each other, as seeds of a sunflower do.
      const [away, angle] = [9 * Math.sqrt(before), before * 2.4];
      const [x, y] = [this.x(measures.supply) + away * Math.cos(angle), this.y(measures.need) + away * Math.sin(angle)];
      const point = svg('g', { class: `point gap-${gapStep(measures.gap)}${cause.id === chosen ? ' chosen' : ''}`, transform: `translate(${x} ${y})` },
        ...(cause.isCatalyst ? [svg('circle', { class: 'catalyst', r: 10.5 })] : []), svg('circle', { class: 'disc', r: 7 }));
      point.addEventListener('click', () => this.choose(cause));
      point.addEventListener('pointerenter', () => this.show(cause, measures));
      point.addEventListener('pointerleave', () => {
        this.hint.textContent = '';
      });
      return point;
    }));
  }

  private show(cause: Cause, { need, supply, gap }: Measures): void {
    this.hint.textContent = `${cause.name}: gap ${score(gap)}, need ${score(need)}, supply ${score(supply)}`;
  }

  private ground(): SVGElement[] {
    const { x, y } = this;
    const ticks = [0, 0.25, 0.5, 0.75, 1];
    return [
      svg('rect', { class: 'wanted', x: x(0), y: y(1), width: x(0.5) - x(0), height: y(0.5) - y(1) }),
      ...ticks.flatMap(tick => [
        svg('line', { class: tick === 0.5 ? 'half' : 'grid', x1: x(tick), x2: x(tick), y1: y(0), y2: y(1) }),
        svg('line', { class: tick === 0.5 ? 'half' : 'grid', x1: x(0), x2: x(1), y1: y(tick), y2: y(tick) }),
        svg('text', { x: x(tick), y: y(0) + 16, 'text-anchor': 'middle' }, String(tick)),
        svg('text', { x: x(0) - 8, y: y(tick) + 4, 'text-anchor': 'end' }, String(tick)),
      ]),
      ...quadrants.map(({ supply, need, text, anchor }) => svg('text', {
        class: 'quadrant', x: x(supply) + (supply === 0 ? 8 : -8), y: y(need) + (need === 1 ? 18 : -10), 'text-anchor': anchor,
      }, text)),
      svg('text', { class: 'axis', x: (x(0) + x(1)) / 2, y: size.height - 6, 'text-anchor': 'middle' }, 'Supply: what is done, as far as is known'),
      svg('text', { class: 'axis', transform: `translate(13 ${(y(0) + y(1)) / 2}) rotate(-90)`, 'text-anchor': 'middle' }, 'Need'),
    ];
  }
}
