import { type Askers, question } from './question';

/** Teachers, and the sites that tell the public. */
export const teacher: Askers = {
  who: 'Teachers and public sites',
  questions: [
    question('Which are the grand challenges, and which root causes are in them?', `
query TheMap {
  grandChallenges {
    nodes {
      id
      name
      summary
      rootCauses(order: [{ reach: DESC }], first: 8) {
        totalCount
        nodes { id name isCatalyst }
      }
    }
  }
}`),

    question('What is around a root cause?', `
query Neighbourhood($around: [ID!]!) {
  subgraph(around: $around, depth: 1, first: 60) {
    isCut
    nodes { id type name degree }
    links { source type target basis }
  }
}`, { around: ['RootCause:teacher-involvement-in-pd-decisions'] }, 'Nodes and links: see it as a graph, below the answer.'),

    question('What does the graph know about residencies?', `
query SearchWords($words: String!) {
  search(text: $words, first: 20) {
    totalCount
    facets { type count }
    didYouMean
    edges { score snippet node { __typename id name } }
  }
}`, { words: 'residency' }),

    question('Which practices may be taken up by anybody, by year?', `
query StealThis {
  practices(
    where: { kind: { eq: STEAL_THIS } }
    order: [{ year: DESC_NULLS_LAST }, { name: ASC }]
    first: 20
  ) {
    totalCount
    nodes { name year summary presenters(first: 2) { nodes { name } } rootCauses(first: 2) { nodes { name } } }
  }
}`),
  ],
};
