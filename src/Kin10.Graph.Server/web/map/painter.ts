import type { Challenge, Influence, RootCause } from './graph';
import type { Bubble } from './layout';

/** Where the picture stands: a point of the layout is shown at x * scale + left, y * scale + top. */
export interface View {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  /** Whether it is drawn to be printed. */
  readonly isPaper: boolean;
}

/** What is brought forward. */
export interface Emphasis {
  /** What is pointed at, or stands under the keyboard. */
  readonly current: RootCause | null;
  /** What the panel shows. */
  readonly selected: RootCause | Challenge | null;
  /** Ids of the root causes that a filter leaves; null: all. */
  readonly shown: ReadonlySet<string> | null;
  readonly influences: readonly Influence[];
}

/** Draws a map that is laid out already. */
export interface Painter {
  readonly element: HTMLElement | SVGElement;
  /** Whether names of root causes are drawn at this scale that nothing should cover. */
  showsNames(scale: number, isPaper: boolean): boolean;
  draw(view: View, emphasis: Emphasis, size: { readonly width: number; readonly height: number }): void;
}

/** A line from bubble to bubble, bent to the right, that ends at their edges. */
export function arc(from: Bubble, to: Bubble) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.hypot(dx, dy) || 1;
  const bend = 0.18;
  const middle = { x: (from.x + to.x) / 2 - dy * bend, y: (from.y + to.y) / 2 + dx * bend };
  const toMiddle = (bubble: Bubble, gap: number) => {
    const length = Math.hypot(middle.x - bubble.x, middle.y - bubble.y) || 1;
    const reach = Math.min(bubble.radius + gap, distance / 2);
    return { x: bubble.x + ((middle.x - bubble.x) / length) * reach, y: bubble.y + ((middle.y - bubble.y) / length) * reach };
  };
  return { start: toMiddle(from, 2), middle, end: toMiddle(to, 9) };
}

/** A name in lines that fit under a bubble; what does not fit ends in an ellipsis. */
export function linesOf(name: string, width = 20, most = 3): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else if (lines.length < most) {
      lines.push(word);
    } else {
      lines[most - 1] = `${last} …`;
      break;
    }
  }
  return lines;
}
