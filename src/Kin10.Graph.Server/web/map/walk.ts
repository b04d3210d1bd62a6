import type { RootCause } from './graph';
import type { Bubble, Layout } from './layout';

/** The arrow keys, as directions of the picture. */
export const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

// cos 60 degrees: a way that leads further aside leads elsewhere.
const leastAlong = 0.5;

/**
 * Where an arrow key leads: along an influence in its direction, the straightest first; where there is none, to the nearest bubble
 * that lies there.
 */
export function step(
  layout: Layout, from: RootCause, direction: readonly [number, number], isShown: (rootCause: RootCause) => boolean,
): RootCause | null {
  const start = layout.bubbleOf.get(from)!;
  const ahead = (bubble: Bubble) => {
    const [dx, dy] = [bubble.x - start.x, bubble.y - start.y];
    const distance = Math.hypot(dx, dy);
    return { bubble, distance, along: distance > 0 ? (dx * direction[0] + dy * direction[1]) / distance : 0 };
  };
  const candidates = (bubbles: readonly Bubble[]) =>
    bubbles.filter(({ rootCause }) => isShown(rootCause)).map(ahead).filter(({ along }) => along > leastAlong);

  const linked = [...from.influences.map(({ to }) => to), ...from.influencedBy.map(link => link.from)]
    .map(rootCause => layout.bubbleOf.get(rootCause)!);
  const straightest = candidates(linked).sort((one, other) => other.along - one.along)[0];
  const nearest = () => candidates(layout.bubbles).sort((one, other) => one.distance / one.along - other.distance / other.along)[0];
  return (straightest ?? nearest())?.bubble.rootCause ?? null;
}
