import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { Graph, GraphLink, GraphNode } from './graphOf';

export interface PlacedNode extends GraphNode, SimulationNodeDatum {
  x: number;
  y: number;
}

export interface PlacedLink {
  link: GraphLink;
  source: PlacedNode;
  target: PlacedNode;
}

/** Its nodes lie from `x` to `x + width`, from `y` to `y + height`. */
export interface Layout {
  nodes: PlacedNode[];
  links: PlacedLink[];
  x: number;
  y: number;
  width: number;
  height: number;
}

const steps = 300;

// Names are wide: they need more room beside each other than above each other.
const stretch = 1.3;

/** Places a graph, the same one always in the same way: it is computed once, and stands still. */
export function layOut(graph: Graph): Layout {
  const nodes = graph.nodes.map(node => ({ ...node }) as PlacedNode);
  const places = new Map(nodes.map(node => [node.id, node]));
  const links = graph.links.map(link => ({ link, source: places.get(link.source)!, target: places.get(link.target)! }));
  forceSimulation(nodes)
    .force('link', forceLink(links.map(({ source, target }) => ({ source, target }))).distance(110))
    .force('charge', forceManyBody().strength(-320).distanceMax(600))
    .force('x', forceX().strength(0.06))
    .force('y', forceY().strength(0.09))
    .force('collide', forceCollide(38))
    .stop()
    .tick(steps);
  for (const node of nodes) {
    node.x *= stretch;
  }

  const left = Math.min(...nodes.map(node => node.x));
  const top = Math.min(...nodes.map(node => node.y));
  return {
    nodes,
    links,
    x: left,
    y: top,
    width: Math.max(...nodes.map(node => node.x)) - left,
    height: Math.max(...nodes.map(node => node.y)) - top,
  };
}
