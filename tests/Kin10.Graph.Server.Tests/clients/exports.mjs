// Reads exports as others do. Input: { csv, graphMl }, each in base64 or null; output: { records, graph }.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import Graph from 'graphology';
import graphml from 'graphology-graphml';

const input = JSON.parse(readFileSync(0, 'utf8'));

function readGraph(text) {
  const graph = graphml.parse(Graph.MultiDirectedGraph, text, { addMissingNodes: false });
  const nodes = graph.mapNodes((id, attributes) => ({ id, attributes }));
  const edges = graph.mapEdges((_, attributes, source, target) => ({ source, target, attributes }));
  return { nodes, edges };
}

const bytes = (text) => Buffer.from(text, 'base64');
console.log(JSON.stringify({
  records: input.csv && parse(bytes(input.csv), { bom: true, record_delimiter: '\r\n' }),
  graph: input.graphMl && readGraph(bytes(input.graphMl).toString('utf8')),
}));
