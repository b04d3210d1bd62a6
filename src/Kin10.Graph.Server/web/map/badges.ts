import { type Box, discBox, nameBoxes, overlap } from './boxes';
import { type Layout, type Region, regionMargin } from './layout';
import type { View } from './painter';

interface Size {
  readonly width: number;
  readonly height: number;
}

type Place = readonly [number, number];

interface Candidate {
  readonly center: Place;
  readonly box: Box;
  readonly cost: number;
}

// Along its outline a challenge is looked at in steps of so many pixels.
const stride = 14;
const edge = 4;
const gap = 2;

// How far from the outline, in its own heights or widths: on it first, then beside it, inside as little as may be.
const steps = [0, 0.5, -0.5, 1, -1, 1.5, 2, 2.5, 3];

// What it costs to cover a pixel of something. To lie away from where a name is looked for first costs less than one.
const coveredCost = 100;
const discWeight = 4;

/**
 * Places the name of each challenge on the outline of its ground, at its upper end if there is room, where it covers no root cause
 * and no other name; where all is full, where it covers least.
 * @param sizes how large each name is, in pixels
 * @param hasNames whether the names of root causes are shown
 * @returns the middle of each, in the units of the layout
 */
export function placeBadges(layout: Layout, view: View, frame: Size, sizes: readonly Size[], hasNames: boolean): Place[] {
  const toPixels = ({ left, top, right, bottom }: Box): Box => ({
    left: left * view.scale + view.left,
    top: top * view.scale + view.top,
    right: right * view.scale + view.left,
    bottom: bottom * view.scale + view.top,
  });
  const discs = layout.bubbles.map(bubble => toPixels(discBox(bubble)));
  const names = hasNames ? layout.bubbles.flatMap(nameBoxes).map(toPixels) : [];
  const open = layout.regions.map((region, index) => ({
    index, candidates: candidatesOf(region, view, frame, sizes[index]!, discs, names),
  }));
  // Who has the least choice comes first.
  open.sort((one, other) => free(one.candidates) - free(other.candidates));
  const badges: Box[] = [];
  const places: Place[] = [];
  for (const { index, candidates } of open) {
    const priced = candidates.map(({ cost, ...candidate }) => ({ ...candidate, cost: cost + covering(candidate.box, badges) }));
    const best = priced.reduce((least, next) => (next.cost < least.cost ? next : least));
    badges.push(best.box);
    places[index] = [(best.center[0] - view.left) / view.scale, (best.center[1] - view.top) / view.scale];
  }
  return places;
}

const free = (candidates: readonly Candidate[]) => candidates.filter(({ cost }) => cost < coveredCost).length;

const covering = (box: Box, taken: readonly Box[]) => coveredCost * taken.reduce((sum, next) => sum + overlap(box, next), 0);

function candidatesOf(
  region: Region, view: View, frame: Size, { width, height }: Size, discs: readonly Box[], names: readonly Box[],
): Candidate[] {
  const [left, top] = [region.label[0] * view.scale + view.left, region.label[1] * view.scale + view.top];
  const inside = (value: number, half: number, most: number) =>
    Math.min(Math.max(value, half + edge), Math.max(most - half - edge, half + edge));
  return outlineOf(region, view).flatMap(({ point: [x, y], normal }) => steps.map((step): Candidate => {
    const center: Place = [
      inside(x + (normal[0] * step * (width + height)) / 2, width / 2, frame.width),
      inside(y + normal[1] * step * height, height / 2, frame.height)];
    const half = { x: width / 2 + gap, y: height / 2 + gap };
    const box = { left: center[0] - half.x, top: center[1] - half.y, right: center[0] + half.x, bottom: center[1] + half.y };
    const away = Math.hypot(center[0] - left, center[1] - top) / 10 + Math.hypot(center[0] - x, center[1] - y);
    return { center, box, cost: Math.min(away, coveredCost - 1) + covering(box, discs) * discWeight + covering(box, names) };
  }));
}

/** Points along the outline of a ground, in pixels, each with the direction that leads out of it. */
function outlineOf({ corners }: Region, { scale, left, top }: View): { point: Place; normal: Place }[] {
  const middle = corners.reduce<Place>(
    ([x, y], corner) => [x + corner[0] / corners.length, y + corner[1] / corners.length], [0, 0]);
  return corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length]!;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy) || 1;
    const sign = dy * (from[0] - middle[0]) - dx * (from[1] - middle[1]) < 0 ? -1 : 1;
    const normal: Place = [(sign * dy) / length, (-sign * dx) / length];
    const steps = Math.max(1, Math.round((length * scale) / stride));
    return Array.from({ length: steps }, (_, step) => {
      const part = step / steps;
      const point: Place = [
        (from[0] + dx * part + normal[0] * regionMargin) * scale + left, (from[1] + dy * part + normal[1] * regionMargin) * scale + top];
      return { point, normal };
    });
  });
}
