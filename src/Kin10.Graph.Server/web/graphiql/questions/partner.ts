import { type Askers, question } from './question';

/** Organisations that work for more or better STEM teachers. */
export const partner: Askers = {
  who: 'Partners',
  questions: [
    question('Whom could a partner learn from, whom could it teach, and who could fund it?', `
query WhomToLearnFrom($partner: ID!) {
  partner(id: $partner) {
    name
    couldLearnFrom(first: 5) {
      edges { node { id name } properties { score reasons } }
    }
    couldTeach(first: 5) {
      edges { node { id name } properties { score reasons } }
    }
    couldBeFundedBy(first: 5) {
      edges { node { id name } properties { score reasons } }
    }
    similar(first: 5) {
      edges { node { id name } properties { score } }
    }
  }
}`, { partner: 'Partner:long-beach-college-promise' }, 'reasons: the ids of what the suggestion rests on.'),

    question('Which practices tackle a root cause that this partner works on, and are not adapted by it yet?', `
query PracticesToAdapt($partner: ID!) {
  partner(id: $partner) {
    name
    couldAdapt(first: 10) {
      edges {
        node {
          name
          kind
          year
          presenters(first: 3) { nodes { name } }
          rootCauses(first: 3) { nodes { name } }
        }
        properties { score }
      }
    }
  }
}`, { partner: 'Partner:california-science-center' }),

    question('Who works on the same root causes?', `
query Peers($partner: ID!) {
  partner(id: $partner) {
    id
    name
    peers(order: [{ via: { count: DESC } }], first: 12) {
      totalCount
      edges {
        node { id name sector states }
        via { ... on RootCause { name } ... on Commitment { name } }
      }
    }
  }
}`, { partner: 'Partner:california-science-center' }, 'via: what lies on the ways between the two.'),

    question('With whom did we take part in something, and what came out of it?', `
query Companions($partner: ID!) {
  partner(id: $partner) {
    name
    initiatives(first: 10) {
      nodes {
        name
        kind
        year
        participants(first: 6) { totalCount nodes { name } }
        outcomes(first: 5) {
          nodes { __typename ... on Practice { name } ... on Initiative { name } ... on Investment { name } }
        }
      }
    }
  }
}`, { partner: 'Partner:loyola-marymount-university' }),
  ],
};
