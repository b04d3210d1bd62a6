import { type Askers, question } from './question';

/** Those who pay, or may. */
export const funder: Askers = {
  who: 'Funders',
  questions: [
    question('Which root causes are greatly needed and hardly worked on?', `
query WhereTheGapIs {
  rootCauses(order: [{ gap: DESC }], first: 10) {
    nodes {
      name
      gap
      need
      supply
      activePartners { totalCount }
      investments { aggregate { count amountUsd { sum count } } }
    }
  }
}`, undefined, 'gap = need x (1 - supply), from 0 to 1; hover a field for its formula.'),

    question('Which catalysts have the least investment, and who already works on them?', `
query UnpaidCatalysts {
  rootCauses(
    where: { isCatalyst: { eq: true } }
    order: [{ investments: { sum: { amountUsd: ASC } } }, { gap: DESC }]
    first: 10
  ) {
    nodes {
      name
      gap
      investments { aggregate { count amountUsd { sum count } } }
      activePartners(first: 3) { totalCount nodes { name } }
    }
  }
}`, undefined, 'count beside a sum: how many amounts are known.'),

    question('What has this funder paid for, for whom, and against which challenge?', `
query WhatWasPaidFor($funder: ID!) {
  funder(id: $funder) {
    name
    investments(order: [{ year: DESC_NULLS_LAST }], first: 20) {
      totalCount
      nodes {
        name
        year
        scope
        figureUsd
        recipients(first: 3) { nodes { __typename ... on Partner { name } ... on Initiative { name } } }
        targets(first: 3) {
          nodes { __typename ... on RootCause { name } ... on GrandChallenge { name } }
        }
      }
    }
  }
}`, { funder: 'Funder:carnegie-corporation-of-new-york' }),

    question('Who co-funds with this funder?', `
query CoFunders($funder: ID!) {
  funder(id: $funder) {
    id
    name
    coFunders(order: [{ via: { count: DESC } }], first: 15) {
      totalCount
      edges { node { id name sector } via { name year } }
    }
  }
}`, { funder: 'Funder:carnegie-corporation-of-new-york' }),

    question('Whom could this funder fund, and why?', `
query WhomToFund($funder: ID!) {
  funder(id: $funder) {
    name
    couldFund(first: 10) {
      edges {
        node { name sector states }
        properties { score reasons }
      }
    }
  }
}`, { funder: 'Funder:carnegie-corporation-of-new-york' }, 'score: the share of the gap of what it pays for on which the partner is active.'),

    question('How are this funder and that root cause connected?', `
query Ways($from: ID!, $to: ID!) {
  paths(from: $from, to: $to, first: 5) {
    length
    text
    nodes { id name }
    links { source type target basis }
  }
}`, {
      from: 'Funder:carnegie-corporation-of-new-york',
      to: 'RootCause:teacher-involvement-in-pd-decisions',
    }, 'See it as a graph, below the answer.'),
  ],
};
