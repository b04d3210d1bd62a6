namespace Kin10.Graph.Planning;

/// <summary>What a request is expected to cost, in units of about one value read or written.</summary>
/// <param name="Cost">All of it.</param>
/// <param name="Shares">What makes it up, the most expensive first.</param>
public sealed record CostEstimate(double Cost, IReadOnlyList<CostShare> Shares);

/// <summary>A part of a request's cost.</summary>
/// <param name="Path">The response keys that lead to it, for example <c>rootCauses.nodes.partners</c>.</param>
/// <param name="What">What is done there and how often, for example <c>500 x 25 rows</c>.</param>
/// <param name="Cost">Its cost.</param>
public sealed record CostShare(string Path, string What, double Cost);
