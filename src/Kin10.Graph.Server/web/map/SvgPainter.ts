import { svg } from '../site/svg';
import { gapStep } from '../site/gap';
import { nameLines } from './boxes';
import type { Influence, RootCause } from './graph';
import { type Layout, mostNamedBubbles, regionMargin } from './layout';
import { arc, type Emphasis, linesOf, type Painter, type View } from './painter';

// Below this scale the names under bubbles cannot be read; paper is sharper.
const leastReadable = { screen: 0.62, paper: 0.4 };

/** Draws by SVG, which prints sharply; for maps of some hundred root causes. */
export class SvgPainter implements Painter {
  readonly element = svg('svg', { class: 'drawing', 'aria-hidden': 'true' });
  private readonly scene = svg('g');
  private readonly arcs = svg('g');
  private readonly groups = new Map<RootCause, SVGGElement>();
  private readonly regions: SVGPolygonElement[];

  constructor(private readonly layout: Layout) {
    this.regions = layout.regions.map(({ corners, hue }) => svg('polygon', {
      class: 'region',
      style: `--hue: ${hue}`,
      points: corners.map(([x, y]) => `${round(x)},${round(y)}`).join(' '),
      'stroke-width': 2 * regionMargin,
    }));
    this.scene.append(...this.regions, this.arcs, ...layout.bubbles.map(bubble => {
      const { rootCause, x, y, radius } = bubble;
      const group = svg('g', { class: `bubble gap-${gapStep(rootCause.gap)}`, transform: `translate(${round(x)} ${round(y)})` });
      if (rootCause.isCatalyst) {
        group.append(svg('circle', { class: 'catalyst', r: round(radius + 4) }));
      }
      group.append(svg('circle', { class: 'disc', r: round(radius) }));
      if (layout.bubbles.length <= mostNamedBubbles) {
        group.append(...linesOf(rootCause.name).map((line, index) => {
          const text = svg('text', { y: round(radius + nameLines.first + index * nameLines.step) });
          text.textContent = line;
          return text;
        }));
      }
      this.groups.set(rootCause, group);
      return group;
    }));
    this.element.append(arrowHead(), this.scene);
  }

  showsNames(scale: number, isPaper: boolean): boolean {
    return this.layout.bubbles.length <= mostNamedBubbles && scale >= leastReadable[isPaper ? 'paper' : 'screen'];
  }

  draw(view: View, emphasis: Emphasis): void {
    this.scene.setAttribute('transform', `translate(${view.left} ${view.top}) scale(${view.scale})`);
    this.element.classList.toggle('unnamed', !this.showsNames(view.scale, view.isPaper));
    const near = neighbours(emphasis);
    for (const [rootCause, group] of this.groups) {
      group.classList.toggle('faded', emphasis.shown?.has(rootCause.id) === false);
      group.classList.toggle('current', rootCause === emphasis.current);
      group.classList.toggle('selected', rootCause === emphasis.selected);
      group.classList.toggle('near', near.has(rootCause));
    }
    this.regions.forEach((region, index) =>
      region.classList.toggle('selected', this.layout.regions[index]!.challenge === emphasis.selected));
    this.arcs.replaceChildren(...emphasis.influences.map(influence => this.drawArc(influence)));
  }

  private drawArc({ from, to, isJudged }: Influence): SVGPathElement {
    const { start, middle, end } = arc(this.layout.bubbleOf.get(from)!, this.layout.bubbleOf.get(to)!);
    return svg('path', {
      class: isJudged ? 'arc judged' : 'arc',
      d: `M${round(start.x)} ${round(start.y)}Q${round(middle.x)} ${round(middle.y)} ${round(end.x)} ${round(end.y)}`,
      'marker-end': 'url(#arrow-head)',
    });
  }
}

function neighbours({ influences, current, selected }: Emphasis): Set<RootCause> {
  const middle = current ?? selected;
  return new Set(influences.flatMap(({ from, to }) => (from === middle ? [to] : to === middle ? [from] : [])));
}

function arrowHead(): SVGDefsElement {
  const definitions = svg('defs');
  const marker = svg('marker', {
    id: 'arrow-head', class: 'arrow-head', viewBox: '0 0 8 8', refX: 6, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto',
  });
  marker.append(svg('path', { d: 'M0 0L8 4L0 8Z' }));
  definitions.append(marker);
  return definitions;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
