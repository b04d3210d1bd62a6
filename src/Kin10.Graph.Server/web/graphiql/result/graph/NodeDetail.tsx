import type { Graph, GraphNode } from './graphOf';

const mostLinks = 12;

/** What is known of the node that is looked at. */
export function NodeDetail({ node, graph }: { node: GraphNode | undefined; graph: Graph }) {
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]));
  const links = node ? graph.links.filter(({ source, target }) => source === node.id || target === node.id) : [];
  return (
    <div className="node-detail" role="status" tabIndex={0}>
      {node ? (
        <>
          <strong>{node.name}</strong>{node.type && ` (${node.type})`}{node.id !== node.name && <code>{node.id}</code>}
          <ul>
            {links.slice(0, mostLinks).map(({ source, target, label }) => (
              <li key={`${source} ${label} ${target}`}>
                {source === node.id ? <>{label} &rarr; {names.get(target)}</> : <>{names.get(source)} &rarr; {label}</>}
              </li>
            ))}
            {links.length > mostLinks && <li>and {links.length - mostLinks} more</li>}
          </ul>
        </>
      ) : 'Choose a node to see its links.'}
    </div>
  );
}
