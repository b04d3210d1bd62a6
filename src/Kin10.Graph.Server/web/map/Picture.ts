import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomTransform } from 'd3-zoom';
import { element, part } from '../site/element';
import { counted, score } from '../site/words';
import { placeBadges } from './badges';
import { CanvasPainter } from './CanvasPainter';
import type { Challenge, ChallengeMap, RootCause } from './graph';
import { type Layout, layOut } from './layout';
import type { Emphasis, Painter, View } from './painter';
import { SvgPainter } from './SvgPainter';
import { directions, step } from './walk';

// Above, the elements of SVG cost more with each move than a canvas does.
const mostSvgBubbles = 800;
const mostZoom = 8;

// As the style sheet has it for paper, in pixels; how large a sheet is, no page is told.
const paper = { width: (17 / 2.54) * 96, height: (16 / 2.54) * 96 };

/** A layout, and what draws it. */
interface Scene {
  readonly layout: Layout;
  readonly painter: Painter;
}

/** The picture: it is drawn when something changes, and stands still otherwise. */
export class Picture {
  private readonly frame = part('picture');
  private readonly hint = part('hint');
  private readonly onScreen: Scene;
  private onPaper: Scene | null = null;
  private layout: Layout;
  private painter: Painter;
  private readonly badges: readonly HTMLButtonElement[];
  private readonly zoom = zoom<HTMLElement, unknown>();
  private view: ZoomTransform = zoomIdentity;
  private size = { width: 0, height: 0 };
  private placed: { readonly for: string; readonly places: readonly (readonly [number, number])[] } = { for: '', places: [] };
  private emphasis: Emphasis = { current: null, selected: null, shown: null, influences: [] };
  private showsAllInfluences = false;
  private isDue = false;

  constructor(private readonly map: ChallengeMap, private readonly open: (node: RootCause | Challenge) => void) {
    const { width, height } = this.frame.getBoundingClientRect();
    this.onScreen = this.sceneOf(width / height);
    ({ layout: this.layout, painter: this.painter } = this.onScreen);
    this.badges = this.layout.regions.map(({ challenge }) => this.badgeOf(challenge));
    this.frame.prepend(this.painter.element, ...this.badges);
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
    new ResizeObserver(() => this.fit(frame.getBoundingClientRect())).observe(frame);
    // What is printed is what is drawn when this returns.
    window.addEventListener('beforeprint', () => this.print());
    window.addEventListener('afterprint', () => {
      this.use(this.onScreen);
      this.fit(frame.getBoundingClientRect());
    });
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
    part('zoom-fit').addEventListener('click', () => this.fit(frame.getBoundingClientRect()));
  }

  private badgeOf(challenge: Challenge): HTMLButtonElement {
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

  // A sheet is higher than it is wide, and narrow: the map has another layout there.
  private print(): void {
    this.onPaper ??= this.sceneOf(paper.width / paper.height);
    this.use(this.onPaper);
    this.fit(paper);
    this.draw();
  }

  private sceneOf(aspect: number): Scene {
    const layout = layOut(this.map, aspect);
    return { layout, painter: this.map.rootCauses.length > mostSvgBubbles ? new CanvasPainter(layout) : new SvgPainter(layout) };
  }

  private use({ layout, painter }: Scene): void {
    this.painter.element.replaceWith(painter.element);
    this.frame.classList.toggle('on-paper', layout !== this.onScreen.layout);
    [this.layout, this.painter] = [layout, painter];
  }

  private fit({ width, height }: { width: number; height: number }): void {
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
    const isPaper = this.layout !== this.onScreen.layout;
    const view = { scale, left, top, isPaper };
    this.painter.draw(view, this.emphasis, this.size);
    const { width, height } = this.size;
    const sizes = this.badges.map(({ offsetWidth, offsetHeight }) => ({ width: offsetWidth, height: offsetHeight }));
    const places = this.placesFor(view, sizes);
    this.badges.forEach((badge, index) => {
      // At the edge of the frame a name is pushed in rather than cut.
      const half = { x: sizes[index]!.width / 2, y: sizes[index]!.height / 2 };
      const [x, y] = [places[index]![0] * scale + left, places[index]![1] * scale + top];
      const isInSight = x > -half.x && x < width + half.x && y > -half.y && y < height + half.y;
      const push = (value: number, least: number, most: number) => (isInSight ? Math.max(Math.min(value, most - least - 4), least + 4) : value);
      badge.style.translate = `calc(${push(x, half.x, width)}px - 50%) calc(${push(y, half.y, height)}px - 50%)`;
      badge.setAttribute('aria-pressed', String(this.emphasis.selected === this.layout.regions[index]!.challenge));
    });
    this.showHint(scale, left, top);
  }

  // Moving the picture moves the names with it; only another scale or frame makes other room for them.
  private placesFor(view: View, sizes: readonly { width: number; height: number }[]) {
    const key = JSON.stringify([view.scale, view.isPaper, this.size, sizes]);
    if (this.placed.for !== key) {
      const { bounds } = this.layout;
      // As if the whole map lay in the frame, or in one that is large enough for it.
      const whole = { width: Math.max(this.size.width, bounds.width * view.scale), height: Math.max(this.size.height, bounds.height * view.scale) };
      const middle = {
        ...view,
        left: (whole.width - bounds.width * view.scale) / 2 - bounds.left * view.scale,
        top: (whole.height - bounds.height * view.scale) / 2 - bounds.top * view.scale,
      };
      const hasNames = this.painter.showsNames(view.scale, view.isPaper);
      this.placed = { for: key, places: placeBadges(this.layout, middle, whole, sizes, hasNames) };
    }
    return this.placed.places;
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
