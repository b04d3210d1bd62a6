import { type Askers, question } from './question';

/** Those who run the network, and keep the graph true. */
export const hub: Askers = {
  who: 'Hub staff',
  questions: [
    question('Which root causes are worked on most, by whom, and what do they influence?', `
query MostWorkedOn {
  rootCauses(order: [{ partners: { count: DESC } }], first: 8) {
    nodes {
      id
      name
      isCatalyst
      gap
      grandChallenges { nodes { id name } }
      partners(first: 5) { totalCount nodes { id name } }
      influences(first: 3) { nodes { id name } }
    }
  }
}`, undefined, 'Ctrl-Enter asks, Ctrl-Space completes, hovering explains. Below the answer: as table, as graph, as file.'),

    question('On which catalysts does hardly anybody work? Who does, and through what?', `
query LonelyCatalysts {
  rootCauses(
    where: { isCatalyst: { eq: true } }
    order: [{ activePartners: { count: ASC } }]
    first: 10
  ) {
    nodes {
      name
      activePartners(first: 3) {
        totalCount
        edges {
          node { name }
          via { id }
        }
      }
    }
  }
}`, undefined, 'A catalyst is a root cause whose solution is expected to ease many others.'),

    question('Which partners address a root cause, and through which commitments?', `
query WhoAddresses($words: String!) {
  rootCauses(
    where: { name: { contains: $words, mode: INSENSITIVE } }
    order: [{ partners: { count: DESC } }]
    first: 3
  ) {
    totalCount
    nodes {
      id
      name
      partners(first: 10) {
        totalCount
        edges {
          node { name sector states }
          via { name status }
        }
      }
    }
  }
}`, { words: 'elementary' }, 'Change the words under Variables.'),

    question('Which root causes does nobody address, or fewer than three partners?', `
query HardlyAddressed {
  rootCauses(
    where: { partners: { count: { lt: 3 } } }
    order: [{ isCatalyst: DESC_NULLS_LAST }, { partners: { count: ASC } }]
    first: 50
  ) {
    totalCount
    nodes {
      name
      isCatalyst
      partners { totalCount }
      practices { totalCount }
      initiatives { totalCount }
    }
  }
}`),

    question('What changed since the spring?', `
query WhatChanged($since: DateTime!) {
  graph { importedAt }
  changes(since: $since, first: 20) {
    totalCount
    nodes {
      at
      kind
      note
      target { type name }
      link { source type target }
      properties { name before after }
    }
  }
}`, { since: '2026-03-01T00:00:00Z' }, "Values are written as in the graph's CSV files."),

    question('Which partners hold the network together?', `
query Brokers {
  partners(order: [{ brokerage: DESC }], first: 15) {
    nodes {
      name
      sector
      brokerage
      connectedness
      cluster
      initiatives { totalCount }
    }
  }
}`, undefined, 'brokerage: how often a partner lies on the shortest ways between two others.'),

    question('Which links are our own judgement?', `
query OurJudgement {
  commitments(where: { rootCauses: { some: { edge: { basis: { eq: INFERRED } } } } }, first: 20) {
    totalCount
    nodes {
      name
      rootCauses(where: { edge: { basis: { eq: INFERRED } } }, first: 3) {
        edges { node { name } properties { basis note } }
      }
    }
  }
}`),
  ],
};
