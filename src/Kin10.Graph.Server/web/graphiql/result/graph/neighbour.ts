import type { Layout, PlacedNode } from './layout';

const directions: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

/** The linked node to which an arrow key leads: the one that lies most in its direction. */
export function neighbourBy(key: string, from: PlacedNode, { links }: Layout): PlacedNode | undefined {
  const direction = directions[key];
  if (!direction) {
    return undefined;
  }
  const [dx, dy] = direction;
  let best: PlacedNode | undefined;
  let bestCosine = 0;
  for (const { source, target } of links) {
    const to = source === from ? target : target === from ? source : undefined;
    if (to) {
      const [x, y] = [to.x - from.x, to.y - from.y];
      const cosine = (x * dx + y * dy) / Math.hypot(x, y);
      if (cosine > bestCosine) {
        [best, bestCosine] = [to, cosine];
      }
    }
  }
  return best;
}
