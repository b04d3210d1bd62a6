import { type CSSProperties, type KeyboardEvent, useRef } from 'react';
import { colourOf } from './colours';
import type { Layout, PlacedNode } from './layout';
import { neighbourBy } from './neighbour';

const radius = 8;
const longestLabel = 28;

interface DrawingProps {
  layout: Layout;
  types: string[];
  zoom: number;
  chosen: PlacedNode | undefined;
  onChoose(node: PlacedNode): void;
}

/** The picture of a graph. Tab leads into it, the arrows along its links. */
export function Drawing({ layout, types, zoom, chosen, onChoose }: DrawingProps) {
  const elements = useRef(new Map<string, SVGGElement>());
  const entry = chosen ?? layout.nodes[0];
  const near = new Set(layout.links.filter(({ source, target }) => source === chosen || target === chosen)
    .flatMap(({ source, target }) => [source, target]));

  function move(event: KeyboardEvent, node: PlacedNode) {
    const next = event.key === 'Home' ? layout.nodes[0] : neighbourBy(event.key, node, layout);
    if (next) {
      event.preventDefault();
      const element = elements.current.get(next.id);
      element?.focus({ preventScroll: true });
      element?.scrollIntoView({ block: 'center', inline: 'center' });
    } else if (event.key.startsWith('Arrow')) {
      event.preventDefault();
    }
  }

  return (
    <div className="scroll drawing">
      <svg
        role="group" aria-label="Graph; the arrow keys lead along the links"
        viewBox={`${layout.x} ${layout.y} ${layout.width} ${layout.height}`}
        style={{ '--natural': layout.width, '--zoom': zoom } as CSSProperties}
      >
        <defs>
          <marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {layout.links.map(({ link, source, target }) => (
          <line
            key={`${link.source} ${link.label} ${link.target}`} markerEnd="url(#arrow)"
            className={chosen && (source === chosen || target === chosen) ? 'near' : undefined} {...endsOf(source, target)}
          >
            <title>{link.label}</title>
          </line>
        ))}
        {layout.nodes.map(node => (
          <g
            key={node.id} className={chosen && !near.has(node) && node !== chosen ? 'node far' : 'node'}
            transform={`translate(${node.x} ${node.y})`} onClick={() => onChoose(node)}
          >
            <g
              ref={element => { if (element) { elements.current.set(node.id, element); } }}
              role="button" aria-label={node.type ? `${node.name}, ${node.type}` : node.name} aria-pressed={node === chosen}
              tabIndex={node === entry ? 0 : -1} onFocus={() => onChoose(node)} onKeyDown={event => move(event, node)}
            >
              <title>{node.name}</title>
              <circle r={radius} className={colourOf(node.type, types)} />
            </g>
            {/* Shortened: the button's name is the whole one. */}
            <text y={radius + 12} textAnchor="middle" aria-hidden="true">{shorten(node.name)}</text>
          </g>
        ))}
      </svg>
    </div>
  );
}

// A line ends at the rim of its target, where its arrow is seen.
function endsOf(source: PlacedNode, target: PlacedNode) {
  const length = Math.hypot(target.x - source.x, target.y - source.y) || 1;
  const rim = (radius + 2) / length;
  return {
    x1: source.x, y1: source.y, x2: target.x - (target.x - source.x) * rim, y2: target.y - (target.y - source.y) * rim,
  };
}

const shorten = (name: string) => (name.length > longestLabel ? `${name.slice(0, longestLabel - 1).trimEnd()}…` : name);
