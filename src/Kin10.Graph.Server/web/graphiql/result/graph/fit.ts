import type { Layout, PlacedNode } from './layout';

/** In pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A node where it is drawn, in pixels of the picture, with its name if there is room for it. */
export interface Spot {
  node: PlacedNode;
  x: number;
  y: number;
  label?: Label;
}

/** A name beside its node; `x` is its middle, `y` its baseline. */
export interface Label {
  text: string;
  x: number;
  y: number;
}

export interface Fitted {
  spots: Map<PlacedNode, Spot>;
  radius: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const margin = { x: 26, y: 28 };
const radius = { least: 3.5, most: 8 };
const labelSize = 11;
const longestLabel = 28;

// Distances of a layout mean nothing: it may be stretched one way, so far, to use the room there is.
const mostStretch = 1.7;

/**
 * Brings a layout to the size of a picture, so that nothing lies outside. Names keep their size: those are shown that cover no
 * other name and no other node, first those of `first`, then of the nodes with the most links.
 */
export function fit(layout: Layout, { width, height }: Size, first: readonly PlacedNode[]): Fitted {
  const [x, y] = [scaleOf(layout.width, width - 2 * margin.x), scaleOf(layout.height, height - 2 * margin.y)];
  const scale = { x: Math.min(x, y * mostStretch), y: Math.min(y, x * mostStretch) };
  const at = (node: PlacedNode): Spot => ({
    node,
    x: width / 2 + (node.x - layout.x - layout.width / 2) * scale.x,
    y: height / 2 + (node.y - layout.y - layout.height / 2) * scale.y,
  });
  const spots = new Map(layout.nodes.map(node => [node, at(node)]));
  const fitted = { spots, radius: Math.max(radius.least, radius.most * Math.min(1, Math.sqrt(scale.x * scale.y))) };
  placeLabels(layout, fitted, width, first);
  return fitted;
}

// Small graphs are not blown up beyond the size in which they were laid out.
const scaleOf = (laidOut: number, room: number) => Math.max(Math.min(room / Math.max(laidOut, 1), 1.25), 0.01);

function placeLabels({ nodes, links }: Layout, { spots, radius }: Fitted, width: number, first: readonly PlacedNode[]) {
  const degree = new Map<PlacedNode, number>();
  for (const node of links.flatMap(({ source, target }) => [source, target])) {
    degree.set(node, (degree.get(node) ?? 0) + 1);
  }
  const most = links.length + first.length;
  first.forEach((node, index) => degree.set(node, most + first.length - index));
  const rank = (node: PlacedNode) => degree.get(node) ?? 0;
  const discs = new Map(nodes.map(node => {
    const { x, y } = spots.get(node)!;
    return [node, { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }];
  }));
  const labels: Box[] = [];
  // Stable: of equals the one that the answer has first.
  for (const node of [...nodes].sort((one, other) => rank(other) - rank(one))) {
    const spot = spots.get(node)!;
    const text = shorten(node.name);
    const half = widthOf(text) / 2 + 2;
    const x = Math.max(half, Math.min(spot.x, width - half));
    for (const y of [spot.y + radius + 12, spot.y - radius - 5]) {
      const box = { left: x - half, top: y - 10, right: x + half, bottom: y + 4 };
      if (!labels.some(other => touch(box, other)) && ![...discs].some(([other, disc]) => other !== node && touch(box, disc))) {
        labels.push(box);
        spot.label = { text, x, y };
        break;
      }
    }
  }
}

function touch(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

let pen: CanvasRenderingContext2D | null = null;

function widthOf(text: string): number {
  if (!pen) {
    pen = document.createElement('canvas').getContext('2d')!;
    pen.font = `${labelSize}px system-ui, sans-serif`;
  }
  return pen.measureText(text).width;
}

const shorten = (name: string) => (name.length > longestLabel ? `${name.slice(0, longestLabel - 1).trimEnd()}…` : name);
