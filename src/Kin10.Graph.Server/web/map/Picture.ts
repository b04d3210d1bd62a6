import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomTransform } from 'd3-zoom';
import { element, part } from '../site/element';
import { counted, score } from '../site/words';
import { CanvasPainter } from './CanvasPainter';
import type { Challenge, ChallengeMap, RootCause } from './graph';
import { type Layout, layOut } from './layout';
import type { Emphasis, Painter } from './painter';
import { SvgPainter } from './SvgPainter';
import { directions, step } from './walk';

// Above, the elements of SVG cost more with each move than a canvas does.
const mostSvgBubbles = 800;
const mostZoom = 8;

/** The picture: it is drawn when something changes, and stands still otherwise. */
export class Picture {
  private readonly frame = part('picture');
  private readonly hint = part('hint');
  private readonly layout: Layout;
  private readonly painter: Painter;
  private readonly labels: { readonly button: HTMLButtonElement; readonly place: readonly [number, number] }[];
  private readonly zoom = zoom<HTMLElement, unknown>();
  private view: ZoomTransform = zoomIdentity;
  private size = { width: 0, height: 0 };
  private emphasis: Emphasis = { current: null, selected: null, shown: null, influences: [] };
  private showsAllInfluences = false;
  private isDue = false;

  constructor(private readonly map: ChallengeMap, private readonly open: (node: RootCause | Challenge) => void) {
    const { width, height } = this.frame.getBoundingClientRect();
    this.layout = layOut(map, width / height);
    this.painter = map.rootCauses.length > mostSvgBubbles ? new CanvasPainter(this.layout) : new SvgPainter(this.layout);
    this.labels = this.layout.regions.map(({ challenge, label }) => ({ button: this.labelOf(challenge), place: label }));
    this.frame.prepend(this.painter.element, ...this.labels.map(({ button }) => button));
    this.listen();
  }

  /** Shows what the page's state says. */
  update(selected: RootCause | Challenge | null, shown: ReadonlySet<string> | null, showsAllInfluences: boolean): void {
    this.showsAllInfluences = showsAllInfluences;
    this.emphasise({ selected, shown });
  }

  /** Brings the keyboard back to where it was. */
  focus(): void {
    this.frame.focus({ preventScroll: true });
  }

  private listen(): void {
    const { frame } = this;
    this.zoom.scaleExtent([0.05, mostZoom])
      // A wheel or one finger alone scrolls the page.
      .filter((event: MouseEvent | WheelEvent | TouchEvent) =>
        event.type === 'wheel' ? event.ctrlKey || (event as WheelEvent).metaKey
          : 'touches' in event ? event.touches.length > 1
            : event.button === 0 && !(event.target as Element).closest('button'))
      .on('zoom', ({ transform }: { transform: ZoomTransform }) => {
        this.view = transform;
        this.drawSoon();
      });
    select(frame).call(this.zoom).on('dblclick.zoom', null);
    new ResizeObserver(() => this.fit()).observe(frame);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.drawSoon());

    frame.addEventListener('pointermove', event => event.pointerType === 'mouse' && event.buttons === 0 && this.point(this.under(event)));
    frame.addEventListener('pointerleave', () => this.point(null));
    frame.addEventListener('click', event => {
      const found = this.under(event);
      if (found && !(event.target as Element).closest('button')) {
        this.open(found);
      }
    });
    frame.addEventListener('keydown', event => event.target === frame && this.press(event));
    frame.addEventListener('blur', () => this.point(null));
    part('zoom-in').addEventListener('click', () => this.zoom.scaleBy(select(frame), 1.5));
    part('zoom-out').addEventListener('click', () => this.zoom.scaleBy(select(frame), 1 / 1.5));
    part('zoom-fit').addEventListener('click', () => this.fit());
  }

  private labelOf(challenge: Challenge): HTMLButtonElement {
    const button = element('button.challenge', { type: 'button' }, challenge.name);
    button.addEventListener('click', () => this.open(challenge));
    return button;
  }

  private press(event: KeyboardEvent): void {
    const { current } = this.emphasis;
    const direction = directions[event.key];
    const isShown = ({ id }: RootCause) => this.emphasis.shown?.has(id) !== false;
    if (direction) {
      const next = current ? step(this.layout, current, direction, isShown) : this.widestGap(isShown);
      this.point(next ?? current);
    } else if (event.key === 'Home') {
      this.point(this.widestGap(isShown));
    } else if (event.key === 'Enter' && current) {
      this.open(current);
    } else if (event.key === '+' || event.key === '-') {
      this.zoom.scaleBy(select(this.frame), event.key === '+' ? 1.5 : 1 / 1.5);
    } else {
      return;
    }
    event.preventDefault();
  }

  private widestGap(isShown: (rootCause: RootCause) => boolean): RootCause | null {
    return this.map.rootCauses.filter(isShown).reduce<RootCause | null>((best, next) => (best && best.gap >= next.gap ? best : next), null);
  }

  private point(current: RootCause | null): void {
    if (current !== this.emphasis.current) {
      this.emphasise({ current });
    }
  }

  private emphasise(change: Partial<Emphasis>): void {
    const { current, selected, shown } = { ...this.emphasis, ...change };
    const middle = current ?? selected;
    const influences = this.showsAllInfluences
      ? this.map.rootCauses.flatMap(rootCause => rootCause.influences)
      : middle && 'influences' in middle ? [...middle.influences, ...middle.influencedBy] : [];
    this.emphasis = { current, selected, shown, influences };
    this.drawSoon();
  }

  private fit(): void {
    const { width, height } = this.frame.getBoundingClientRect();
    const { bounds } = this.layout;
    this.size = { width, height };
    const scale = Math.min(width / bounds.width, height / bounds.height, mostZoom);
    const view = zoomIdentity
      .translate((width - bounds.width * scale) / 2, (height - bounds.height * scale) / 2)
      .scale(scale)
      .translate(-bounds.left, -bounds.top);
    this.zoom.translateExtent([
      [bounds.left - bounds.width, bounds.top - bounds.height],
      [bounds.left + 2 * bounds.width, bounds.top + 2 * bounds.height],
    ]);
    this.zoom.transform(select(this.frame), view);
  }

  private drawSoon(): void {
    if (!this.isDue) {
      this.isDue = true;
      requestAnimationFrame(() => {
        this.isDue = false;
        this.draw();
      });
    }
  }

  private draw(): void {
    const { k: scale, x: left, y: top } = this.view;
    this.painter.draw({ scale, left, top }, this.emphasis, this.size);
    for (const { button, place } of this.labels) {
      // At the edge of the frame a name is pushed in rather than cut.
      const half = button.offsetWidth / 2;
      const x = place[0] * scale + left;
      const inside = Math.abs(x - this.size.width / 2) > this.size.width / 2 + half ? x : Math.min(Math.max(x, half + 4), this.size.width - half - 4);
      button.style.translate = `${inside - half}px calc(${Math.max(place[1] * scale + top, 14)}px - 50%)`;
      button.setAttribute('aria-pressed', String(this.emphasis.selected?.name === button.textContent));
    }
    this.showHint(scale, left, top);
  }

  private showHint(scale: number, left: number, top: number): void {
    const { current } = this.emphasis;
    this.hint.hidden = current === null;
    if (!current) {
      return;
    }
    const bubble = this.layout.bubbleOf.get(current)!;
    const where = current.challenges.map(({ name }) => name).join(', ') || 'filed under no challenge';
    this.hint.replaceChildren(
      element('strong', {}, current.name), element('br'),
      `${where}. ${current.isCatalyst ? 'Catalyst. ' : ''}`,
      `${counted(current.activePartners, 'active partner')}, gap ${score(current.gap)}, eases ${counted(current.reach, 'other')}.`);
    const x = Math.min(Math.max(bubble.x * scale + left, 140), this.size.width - 140);
    const y = (bubble.y - bubble.radius) * scale + top;
    this.hint.style.translate = y > 110
      ? `calc(${x}px - 50%) calc(${y - 10}px - 100%)`
      : `calc(${x}px - 50%) ${(bubble.y + bubble.radius) * scale + top + 12}px`;
  }

  private under(event: MouseEvent): RootCause | null {
    const { left, top } = this.frame.getBoundingClientRect();
    const [x, y] = this.view.invert([event.clientX - left, event.clientY - top]);
    // A finger hits what lies within some pixels.
    const slack = 6 / this.view.k;
    let found: RootCause | null = null;
    let least = Infinity;
    for (const bubble of this.layout.bubbles) {
      const distance = Math.hypot(bubble.x - x, bubble.y - y) - bubble.radius;
      if (distance < Math.min(slack, least)) {
        [found, least] = [bubble.rootCause, distance];
      }
    }
    return found;
  }
}
