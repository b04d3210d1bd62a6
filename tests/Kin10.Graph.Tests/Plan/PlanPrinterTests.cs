using Kin10.Graph.Tests.Planning;
using Snapshooter.Xunit;

namespace Kin10.Graph.Tests.Plan;

/// <summary>The plans of the questions that must read naturally, and of what they leave out.</summary>
public class PlanPrinterTests
{
    [Theory]
    [InlineData("root-causes-of-few-partners", """
        { rootCauses(where: { partners: { count: { lt: 3 } } }, order: [{ name: ASC }], first: 2) {
            nodes { id name partners(first: 1) { totalCount edges { node { name } via { name } } } } } }
        """, null)]
    [InlineData("partners-of-a-root-cause", """
        query($id: ID!) { rootCause(id: $id) { name partners { edges { node { id title: name } via { id name teachersTarget } } } } }
        """, """{ "id": "RootCause:x" }""")]
    [InlineData("unaddressed-root-causes", """
        { nobody: rootCauses(where: { partners: { none: {} } }) { nodes { name } }
          few: rootCauses(where: { partners: { count: { lt: 3 } } }) { totalCount }
          catalysts: rootCauses(where: { isCatalyst: { eq: true } }) { totalCount } }
        """, null)]
    [InlineData("catalysts-by-investment", """
        { rootCauses(where: { isCatalyst: { eq: true } }, order: [{ investments: { sum: { amountUsd: ASC } } }, { name: ASC }], first: 10) {
            nodes { name investments { aggregate { count amountUsd { sum count } } } partners { totalCount nodes { name } } } } }
        """, null)]
    [InlineData("what-a-funder-paid-for", """
        query($id: ID!) { funder(id: $id) {
            name partner { id name }
            investments(order: [{ year: DESC }]) { nodes { amountUsd recipients { nodes { __typename ... on Partner { name } ... on Initiative { name kind } } }
              targets { edges { properties { basis note } node { ... on RootCause { name } ... on GrandChallenge { name } } } } } }
            coFunders { edges { node { name } via { name } } } } }
        """, """{ "id": "Funder:x" }""")]
    [InlineData("partners-in-a-sector-and-state", """
        query($sector: Sector, $state: String!, $challenge: ID!) {
          partners(where: { sector: { eq: $sector }, states: { some: { eq: $state } }, grandChallenges: { some: { id: { eq: $challenge } } } }) {
            nodes { name commitments { nodes { stages } groupBy(by: [STAGES]) { key { stages } aggregate { count } } } } } }
        """, """{ "sector": "NONPROFIT", "state": "NY", "challenge": "GrandChallenge:x" }""")]
    [InlineData("practices-to-adapt", """
        query($me: ID!) { partner(id: $me) { practicesForItsRootCauses(where: {
            kind: { eq: STEAL_THIS }, presenters: { none: { id: { eq: $me } } }, adapters: { none: { id: { eq: $me } } } }) {
              edges { cursor node { name } via { ... on Commitment { name } ... on RootCause { name } } }
              pageInfo { hasNextPage hasPreviousPage startCursor end: endCursor __typename } } } }
        """, """{ "me": "Partner:x" }""")]
    [InlineData("companions", """
        { initiatives(where: { kind: { in: [SOLUTION_LAB, FELLOWSHIP, PROJECT_TEAM] } }, last: 5) {
            nodes { name participants(order: [{ edge: { year: ASC } }], where: { edge: { roles: { some: { eq: "host" } } } }) {
              edges { properties { roles year } node { name companions { edges { node { name } via { name } } } } } }
            outcomes { nodes { __typename ... on Node { id } ... on Investment { amountUsd } } } } } }
        """, null)]
    [InlineData("influences", """
        { rootCauses { nodes { name influences { edges { properties { basis } node { name } } } influencesAtTwoSteps { edges { node { name } via { name } } } } } }
        """, null)]
    [InlineData("teachers-by-stage-status-and-year", """
        { commitments(where: { dueYear: { lte: 2021 } }) {
            aggregate { count teachersTarget { sum avg min max count } dueYear { min max } }
            groupBy(by: [STATUS], having: { count: { gt: 1 } }, order: [{ sum: { teachersTarget: DESC } }, { key: { status: ASC } }], first: 3) {
              key { status } aggregate { count teachersTarget { sum } } } } }
        """, null)]
    [InlineData("provenance", """
        query($ids: [ID!]!) { nodes(ids: $ids) { id sources ... on Organisation { name website } } organisations(order: [{ name: ASC }, { partner: { joinedYear: DESC } }]) { nodes { name } } }
        """, """{ "ids": ["Partner:x"] }""")]
    [InlineData("pages-by-variables", """
        query($first: Int, $after: String, $where: RootCauseFilterInput, $min: [Int]) {
          rootCauses(first: $first, after: $after, where: { and: [{ not: $where }, { or: [{ commitments: { some: { dueYear: { in: $min } } } }, { focusArea: { nin: [null, WORK_ENVIRONMENT] } }] }] }) { nodes { id } } }
        """, """{ "first": 5, "after": null, "where": { "name": { "contains": "x", "mode": "INSENSITIVE" } }, "min": [2020, null] }""")]
    public void Print_OfThisQuestion_IsThePlanOfItsSnapshot(string name, string query, string? variables) => Snapshot.Match(
        PlanningHarness.Kin10.Print(query, variables), $"{name}.plan");
}
