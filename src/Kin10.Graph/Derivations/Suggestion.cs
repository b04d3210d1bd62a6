namespace Kin10.Graph.Derivations;

/// <summary>Somebody or something that is suggested to one node.</summary>
internal readonly record struct Suggestion(int Node, double Score, string[] Reasons);
