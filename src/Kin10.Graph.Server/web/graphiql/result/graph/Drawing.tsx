import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { colourOf } from './colours';
import { fit, type Size, type Spot } from './fit';
import type { Layout, PlacedNode } from './layout';
import { neighbourBy } from './neighbour';

interface DrawingProps {
  layout: Layout;
  types: string[];
  zoom: number;
  chosen: PlacedNode | undefined;
  onChoose(node: PlacedNode): void;
}

/** The picture of a graph: at first as large as its frame. Tab leads into it, the arrows along its links. */
export function Drawing({ layout, types, zoom, chosen, onChoose }: DrawingProps) {
  const frame = useRef<HTMLDivElement>(null);
  const elements = useRef(new Map<string, SVGGElement>());
  const [room, setRoom] = useState<Size>();
  const entry = chosen ?? layout.nodes[0];
  const near = useMemo(() => new Set(layout.links.filter(({ source, target }) => source === chosen || target === chosen)
    .flatMap(({ source, target }) => [source, target])), [layout, chosen]);
  const size = room && { width: room.width * zoom, height: room.height * zoom };
  const fitted = useMemo(
    () => size && fit(layout, size, chosen ? [chosen, ...[...near].filter(node => node !== chosen)] : []), [layout, size?.width, size?.height, chosen, near]);

  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = frame.current!;
      setRoom(before => (before?.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(frame.current!);
    return () => observer.disconnect();
  }, []);

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
    <div className="scroll drawing" ref={frame}>
      {size && fitted && (
        <svg role="group" aria-label="Graph; the arrow keys lead along the links" {...size}>
          <defs>
            <marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0 8 4 0 8z" />
            </marker>
          </defs>
          {layout.links.map(({ link, source, target }) => (
            <line
              key={`${link.source} ${link.label} ${link.target}`} markerEnd="url(#arrow)"
              className={chosen && (source === chosen || target === chosen) ? 'near' : undefined}
              {...endsOf(fitted.spots.get(source)!, fitted.spots.get(target)!, fitted.radius)}
            >
              <title>{link.label}</title>
            </line>
          ))}
          {[...fitted.spots.values()].map(({ node, x, y }) => (
            <g
              key={node.id} className={chosen && !near.has(node) && node !== chosen ? 'node far' : 'node'}
              transform={`translate(${x} ${y})`} onClick={() => onChoose(node)}
            >
              <g
                ref={element => { if (element) { elements.current.set(node.id, element); } }}
                role="button" aria-label={node.type ? `${node.name}, ${node.type}` : node.name} aria-pressed={node === chosen}
                tabIndex={node === entry ? 0 : -1} onFocus={() => onChoose(node)} onKeyDown={event => move(event, node)}
              >
                <title>{node.name}</title>
                <circle r={fitted.radius} className={colourOf(node.type, types)} />
              </g>
            </g>
          ))}
          {/* Shortened, and only where there is room: the button's name is the whole one. */}
          {[...fitted.spots.values()].map(({ node, label }) => label && (
            <text key={node.id} x={label.x} y={label.y} textAnchor="middle" aria-hidden="true" onClick={() => onChoose(node)}>{label.text}</text>
          ))}
        </svg>
      )}
    </div>
  );
}

// A line ends at the rim of its target, where its arrow is seen.
function endsOf(source: Spot, target: Spot, radius: number) {
  const length = Math.hypot(target.x - source.x, target.y - source.y) || 1;
  const rim = (radius + 2) / length;
  return {
    x1: source.x, y1: source.y, x2: target.x - (target.x - source.x) * rim, y2: target.y - (target.y - source.y) * rim,
  };
}
