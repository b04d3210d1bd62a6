import { type Askers, question } from './question';

/** Those who study the shortage and the network. */
export const researcher: Askers = {
  who: 'Researchers',
  questions: [
    question('How many teachers are promised and reached, by career stage?', `
query TeachersPromised {
  commitments {
    totalCount
    groupBy(by: [STAGES]) {
      key { stages }
      aggregate {
        count
        teachersTarget { sum count }
        teachersReached { sum count }
      }
    }
  }
}`, undefined, 'The count beside a sum: how many give a number at all.'),

    question('How many teachers are promised, by status and by the year they are due?', `
query PromisesByYear {
  commitments(where: { dueYear: { neq: null } }) {
    groupBy(by: [DUE_YEAR, STATUS]) {
      key { dueYear status }
      aggregate { count teachersTarget { sum count } }
    }
  }
}`),

    question('What does a root cause influence, and in how many steps?', `
query Influence($rootCause: ID!) {
  rootCause(id: $rootCause) {
    id
    name
    reach
    leverage
    influencesInAll(order: [{ steps: ASC }], first: 30) {
      totalCount
      edges { steps node { id name isCatalyst } }
    }
  }
}`, { rootCause: 'RootCause:school-leaders-responsibility-for-creating-positive-work-environments' }),

    question('How do the root causes influence each other?', `
query InfluenceGraph {
  subgraph(types: [RootCause], relationships: [INFLUENCES], first: 60) {
    isCut
    nodes { id type name degree }
    links { source type target basis }
  }
}`, undefined, 'See it as a graph, below the answer.'),

    question('Where does a fact come from?', `
query Sources($id: ID!) {
  rootCause(id: $id) {
    name
    naming
    note
    sources
    updatedAt
    grandChallenges { edges { node { name } properties { basis note } } }
    influences(first: 5) { edges { node { name } properties { basis note sources } } }
  }
}`, { id: 'RootCause:school-leaders-responsibility-for-creating-positive-work-environments' }),
  ],
};
