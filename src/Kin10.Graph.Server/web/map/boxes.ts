import type { Bubble } from './layout';
import { linesOf } from './painter';

/** A rectangle, in the units of the layout or in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The lines under a bubble: where their baselines are from its rim, and how large their letters. */
export const nameLines = { first: 15, step: 11.5, size: 10 };

/** What a bubble takes with its ring. */
export function discBox({ x, y, radius }: Bubble): Box {
  const reach = radius + 6;
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

/** What the lines under a bubble take. */
export function nameBoxes({ rootCause, x, y, radius }: Bubble): Box[] {
  return linesOf(rootCause.name).map((line, index) => {
    const half = widthOf(line) / 2 + 1;
    const baseline = y + radius + nameLines.first + index * nameLines.step;
    return { left: x - half, top: baseline - nameLines.size, right: x + half, bottom: baseline + 3 };
  });
}

/** How much of the one lies under the other. */
export function overlap(one: Box, other: Box): number {
  const [width, height] = [
    Math.min(one.right, other.right) - Math.max(one.left, other.left), Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)];
  return width > 0 && height > 0 ? width * height : 0;
}

let pen: CanvasRenderingContext2D | null = null;

function widthOf(line: string): number {
  if (!pen) {
    pen = document.createElement('canvas').getContext('2d')!;
    pen.font = `${nameLines.size}px ${getComputedStyle(document.body).fontFamily}`;
  }
  return pen.measureText(line).width;
}
