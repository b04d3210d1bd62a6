import { useMemo, useState } from 'react';
import { Drawing } from './Drawing';
import { GraphAsText } from './GraphAsText';
import type { Graph } from './graphOf';
import { layOut } from './layout';
import { NodeDetail } from './NodeDetail';
import { colourOf } from './colours';

const mostNodes = 400;
const zoomStep = 1.25;

/** An answer as a graph, with the same in words. */
export function GraphView({ graph }: { graph: Graph }) {
  const shown = useMemo(() => cut(graph), [graph]);
  const layout = useMemo(() => layOut(shown), [shown]);
  const [chosenId, setChosenId] = useState<string>();
  const [zoom, setZoom] = useState(1);
  const chosen = layout.nodes.find(({ id }) => id === chosenId);
  const types = [...new Set(shown.nodes.map(({ type }) => type))].sort();

  return (
    <section className="result-panel graph" aria-label="Answer as a graph">
      <div className="graph-bar">
        <ul className="legend" aria-label="Types">
          {types.filter(type => type).map(type => <li key={type}><span className={`dot ${colourOf(type, types)}`} />{type}</li>)}
        </ul>
        <div className="choice" role="group" aria-label="Size of the picture">
          <button type="button" aria-label="Smaller" onClick={() => setZoom(zoom / zoomStep)}>&minus;</button>
          <button type="button" aria-label="Larger" onClick={() => setZoom(zoom * zoomStep)}>+</button>
        </div>
      </div>
      {shown !== graph && <p className="panel-note">The first {mostNodes} of {graph.nodes.length} nodes.</p>}
      <Drawing layout={layout} types={types} zoom={zoom} chosen={chosen} onChoose={node => setChosenId(node.id)} />
      <NodeDetail node={chosen} graph={shown} />
      <GraphAsText graph={shown} />
    </section>
  );
}

function cut(graph: Graph): Graph {
  if (graph.nodes.length <= mostNodes) {
    return graph;
  }
  const nodes = graph.nodes.slice(0, mostNodes);
  const ids = new Set(nodes.map(({ id }) => id));
  return { nodes, links: graph.links.filter(({ source, target }) => ids.has(source) && ids.has(target)) };
}
