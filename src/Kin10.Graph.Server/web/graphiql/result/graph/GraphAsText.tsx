import type { Graph } from './graphOf';

/** A graph in words: each link a line. */
export function GraphAsText({ graph }: { graph: Graph }) {
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]));
  return (
    <details className="graph-text">
      <summary>As text: {graph.nodes.length} nodes, {graph.links.length} links</summary>
      <ul>
        {graph.links.map(({ source, target, label }) => (
          <li key={`${source} ${label} ${target}`}>{names.get(source)} &rarr; {label} &rarr; {names.get(target)}</li>
        ))}
      </ul>
    </details>
  );
}
