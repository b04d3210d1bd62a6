import { gapStep } from '../site/gap';
import type { Influence, RootCause } from './graph';
import { type Bubble, type Layout, regionMargin } from './layout';
import { arc, type Emphasis, linesOf, type Painter, type View } from './painter';

// From here on the bubbles in sight have their names under them.
const leastReadable = 1.6;

interface Colours {
  readonly region: string;
  readonly line: string;
  readonly text: string;
  readonly accent: string;
  readonly mark: string;
  readonly gaps: string[];
}

/** Draws by canvas, for maps of thousands of root causes: a frame costs what is in sight. */
export class CanvasPainter implements Painter {
  readonly element = document.createElement('canvas');
  private readonly context = this.element.getContext('2d')!;
  private readonly grounds: readonly Path2D[];
  private readonly known: { light?: Colours; dark?: Colours } = {};

  constructor(private readonly layout: Layout) {
    this.element.className = 'drawing';
    this.element.setAttribute('aria-hidden', 'true');
    this.grounds = layout.regions.map(({ corners }) => {
      const path = new Path2D();
      corners.forEach(([x, y]) => path.lineTo(x, y));
      path.closePath();
      return path;
    });
  }

  // Where they are drawn, a map is so much enlarged that most of it is out of sight.
  showsNames(): boolean {
    return false;
  }

  draw({ scale, left, top }: View, emphasis: Emphasis, { width, height }: { width: number; height: number }): void {
    const density = window.devicePixelRatio;
    const [pixelWidth, pixelHeight] = [Math.round(width * density), Math.round(height * density)];
    if (this.element.width !== pixelWidth || this.element.height !== pixelHeight) {
      [this.element.width, this.element.height] = [pixelWidth, pixelHeight];
    }
    const { context } = this;
    const colours = this.colours();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.element.width, this.element.height);
    context.setTransform(scale * density, 0, 0, scale * density, left * density, top * density);
    context.lineJoin = 'round';
    this.drawGrounds(colours, emphasis);

    const inSight = (bubble: Bubble) => {
      const margin = bubble.radius + 40;
      const [x, y] = [bubble.x * scale + left, bubble.y * scale + top];
      return x > -margin * scale && y > -margin * scale && x < width + margin * scale && y < height + margin * scale;
    };
    for (const influence of emphasis.influences) {
      this.drawArc(influence, colours);
    }
    for (const bubble of this.layout.bubbles) {
      if (inSight(bubble)) {
        this.drawBubble(bubble, emphasis, colours, scale);
      }
    }
  }

  // To ask for them costs the browser a look at all styles: once for each scheme, not with each frame.
  private colours(): Colours {
    const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    return this.known[scheme] ??= readColours(this.element);
  }

  private drawGrounds(colours: Colours, { selected }: Emphasis): void {
    const { context } = this;
    this.grounds.forEach((ground, index) => {
      context.strokeStyle = context.fillStyle = colours.region;
      context.lineWidth = 2 * regionMargin;
      context.globalAlpha = this.layout.regions[index]!.challenge === selected ? 1 : 0.7;
      context.stroke(ground);
      context.fill(ground);
    });
    context.globalAlpha = 1;
  }

  private drawBubble({ rootCause, x, y, radius }: Bubble, emphasis: Emphasis, colours: Colours, scale: number): void {
    const { context } = this;
    context.globalAlpha = emphasis.shown?.has(rootCause.id) === false ? 0.15 : 1;
    const isForward = rootCause === emphasis.current || rootCause === emphasis.selected;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = colours.gaps[gapStep(rootCause.gap)]!;
    context.fill();
    context.lineWidth = isForward ? 4 : 1;
    context.strokeStyle = isForward ? colours.accent : colours.line;
    context.stroke();
    if (rootCause.isCatalyst) {
      context.beginPath();
      context.arc(x, y, radius + 4, 0, 2 * Math.PI);
      context.lineWidth = 2;
      context.strokeStyle = colours.mark;
      context.stroke();
    }
    if (scale >= leastReadable) {
      this.drawName(rootCause, x, y + radius, colours);
    }
    context.globalAlpha = 1;
  }

  private drawName({ name }: RootCause, x: number, bottom: number, colours: Colours): void {
    const { context } = this;
    context.font = '5px system-ui, sans-serif';
    context.textAlign = 'center';
    context.fillStyle = colours.text;
    linesOf(name).forEach((line, index) => context.fillText(line, x, bottom + 6 + index * 5.5));
  }

  private drawArc({ from, to, isJudged }: Influence, colours: Colours): void {
    const { context } = this;
    const { start, middle, end } = arc(this.layout.bubbleOf.get(from)!, this.layout.bubbleOf.get(to)!);
    context.beginPath();
    context.moveTo(start.x, start.y);
    context.quadraticCurveTo(middle.x, middle.y, end.x, end.y);
    context.strokeStyle = colours.accent;
    context.lineWidth = 1.5;
    context.setLineDash(isJudged ? [5, 4] : []);
    context.stroke();
    context.setLineDash([]);
    const angle = Math.atan2(end.y - middle.y, end.x - middle.x);
    context.beginPath();
    context.moveTo(end.x + 6 * Math.cos(angle), end.y + 6 * Math.sin(angle));
    context.lineTo(end.x + 4 * Math.cos(angle + 2.2), end.y + 4 * Math.sin(angle + 2.2));
    context.lineTo(end.x + 4 * Math.cos(angle - 2.2), end.y + 4 * Math.sin(angle - 2.2));
    context.fillStyle = colours.accent;
    context.fill();
  }
}

// Custom properties keep light-dark() as it is written: what is asked for are colours of elements that use them.
function readColours(element: HTMLElement): Colours {
  const probe = document.createElement('i');
  element.after(probe);
  const read = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    region: read('region'),
    line: read('bubble-line'),
    text: read('text'),
    accent: read('accent'),
    mark: read('mark'),
    gaps: [0, 1, 2, 3, 4].map(step => read(`gap-${step}`)),
  };
  probe.remove();
  return colours;
}
