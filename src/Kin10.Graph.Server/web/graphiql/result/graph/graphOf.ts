import { isObject, type Row } from '../answer';

/** A node of an answer. */
export interface GraphNode {
  id: string;
  name: string;
  type: string;
}

/** A link of an answer, by the ids of its ends. */
export interface GraphLink {
  source: string;
  target: string;
  /** The relationship's type, or the field through which the target was asked for. */
  label: string;
}

export interface Graph {
  nodes: GraphNode[];
  links: GraphLink[];
}

/**
 * The nodes of an answer and how they hang together: by the `links` of a subgraph or a way, or because one was asked for in the other.
 */
export function graphOf(data: Row): Graph {
  const gathering = new Gathering();
  gathering.visit(data, undefined, '');
  return { nodes: [...gathering.nodes.values()], links: [...gathering.links.values()] };
}

class Gathering {
  readonly nodes = new Map<string, GraphNode>();
  readonly links = new Map<string, GraphLink>();

  visit(value: unknown, parent: string | undefined, label: string) {
    if (Array.isArray(value)) {
      value.forEach(item => this.visit(item, parent, label));
    } else if (isObject(value)) {
      if (Array.isArray(value.links) && Array.isArray(value.nodes)) {
        this.addLinked(value.nodes.filter(isObject), value.links.filter(isObject));
      } else if (isObject(value.node)) {
        // Beside its node an edge has what is known of the way there.
        this.visit(value.node, parent, label);
      } else {
        this.visitObject(value, parent, label);
      }
    }
  }

  private visitObject(value: Row, parent: string | undefined, label: string) {
    const id = identify(value);
    if (id !== undefined) {
      this.addNode(id, value);
      if (parent !== undefined && parent !== id) {
        this.addLink(parent, id, label);
      }
    }
    for (const [key, child] of Object.entries(value)) {
      if (key !== 'properties' && key !== 'key') {
        this.visit(child, id ?? parent, isWrapper(key) ? label : key);
      }
    }
  }

  private addLinked(nodes: Row[], links: Row[]) {
    for (const node of nodes) {
      const id = identify(node);
      if (id !== undefined) {
        this.addNode(id, node);
      }
    }
    for (const { source, target, type } of links) {
      if (typeof source === 'string' && typeof target === 'string') {
        this.addNode(source, {});
        this.addNode(target, {});
        this.addLink(source, target, typeof type === 'string' ? type : '');
      }
    }
  }

  private addNode(id: string, value: Row) {
    const known = this.nodes.get(id);
    this.nodes.set(id, {
      id,
      name: typeof value.name === 'string' ? value.name : known?.name ?? id,
      type: typeof value.__typename === 'string' ? value.__typename : known?.type ?? typeOf(id),
    });
  }

  private addLink(source: string, target: string, label: string) {
    this.links.set(`${source}\n${label}\n${target}`, { source, target, label });
  }
}

const isWrapper = (key: string) => key === 'nodes' || key === 'edges' || key === 'node';

// Where no id was asked for, a name stands for one.
function identify({ id, name }: Row): string | undefined {
  return typeof id === 'string' ? id : typeof name === 'string' ? name : undefined;
}

// An id begins with its type: "RootCause:teacher-involvement".
const typeOf = (id: string) => /^([A-Z][A-Za-z]*):/.exec(id)?.[1] ?? '';
