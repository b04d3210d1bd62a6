export interface Question {
  query: string;
  variables?: string;
}

const LonelyCatalysts: Question = {
  query: `# Kin10.Graph: why excellent STEM teachers are
# scarce, who works on it, and who pays.
#
# Ctrl-Enter asks, Ctrl-Space completes, hovering
# explains. The book on the left holds every type.

# On which catalysts does hardly anybody work?
# Who does, and through what?
# (A catalyst is a root cause whose solution is
# expected to ease many others.)
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
}
`,
};

const WhoAddresses: Question = {
  query: `# Which partners address a root cause, and through
# which commitments? Change the words under Variables.
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
}
`,
  variables: JSON.stringify({ words: 'elementary' }, null, 2),
};

const WhereTheGapIs: Question = {
  query: `# Which root causes are greatly needed and hardly
# worked on? gap = need x (1 - supply), from 0 to 1;
# hover a field for its formula.
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
}
`,
};

const WhomToLearnFrom: Question = {
  query: `# Whom could a partner learn from, and who could fund it?
# reasons: the ids of what the suggestion rests on.
query WhomToLearnFrom($partner: ID!) {
  partner(id: $partner) {
    name
    couldLearnFrom(first: 5) {
      edges { node { name } properties { score reasons } }
    }
    couldBeFundedBy(first: 5) {
      edges { node { name } properties { score reasons } }
    }
    similar(first: 5) {
      edges { node { name } properties { score } }
    }
  }
}
`,
  variables: JSON.stringify({ partner: 'Partner:long-beach-college-promise' }, null, 2),
};

const TeachersPromised: Question = {
  query: `# How many teachers are promised and reached, by career stage?
# The count beside a sum: how many give a number at all.
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
}
`,
};

const WhatChanged: Question = {
  query: `# What did imports change since the spring? Values are
# written as in the graph's CSV files.
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
}
`,
  variables: JSON.stringify({ since: '2026-03-01T00:00:00Z' }, null, 2),
};

/** The questions that come with the playground, by the names under which a link asks for them; the first is a new tab's. */
export const questions: Record<string, Question> = {
  LonelyCatalysts, WhoAddresses, WhereTheGapIs, WhomToLearnFrom, TeachersPromised, WhatChanged,
};

export const defaultQuery = LonelyCatalysts.query;
