import { type Askers, question } from './question';

/** Those who build on the data. */
export const data: Askers = {
  who: 'Data teams',
  questions: [
    question('Which partners of this sector work on this grand challenge, and at which career stage?', `
query WhoWorksWhere($challenge: ID!, $sector: Sector!) {
  partners(
    where: {
      sector: { eq: $sector }
      grandChallenges: { some: { id: { eq: $challenge } } }
    }
    first: 20
  ) {
    totalCount
    nodes {
      name
      states
      commitments(where: { grandChallenges: { some: { id: { eq: $challenge } } } }, first: 3) {
        nodes { name stages }
      }
    }
  }
}`, { challenge: 'GrandChallenge:preparation', sector: 'ACADEMIC_INSTITUTION' }),

    question('How many partners are there of each sector, and how active are they?', `
query PartnersBySector {
  partners {
    totalCount
    groupBy(by: [SECTOR], order: [{ count: DESC }]) {
      key { sector }
      aggregate { count connectedness { avg max } brokerage { max } }
    }
  }
}`),

    question('What is in the graph, and since when?', `
query WholeGraph {
  graph {
    name
    modelVersion
    version
    nodes
    relationships
    derivedAreCurrent
    importedAt
  }
}`),

    question('How much money is known, by year and kind?', `
query MoneyByYear {
  investments(where: { amountUsd: { neq: null } }) {
    aggregate { count amountUsd { sum count } }
    groupBy(by: [YEAR, SCOPE]) {
      key { year scope }
      aggregate { count amountUsd { sum max } }
    }
  }
}`, undefined, 'amountUsd can be added up without counting a dollar twice; figureUsd cannot.'),

    question('A page of partners, and how to get the next one', `
query PartnersPage($after: String) {
  partners(first: 25, after: $after, order: [{ name: ASC }]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id name sector states website joinedYear }
  }
}`, { after: null }, 'Put endCursor into after under Variables.'),
  ],
};
