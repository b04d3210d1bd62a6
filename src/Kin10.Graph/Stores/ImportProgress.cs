namespace Kin10.Graph.Stores;

/// <summary>How far an import has come.</summary>
/// <param name="Done">Nodes and relationships that are as the bundle has them.</param>
/// <param name="Total">Nodes and relationships of the bundle.</param>
public readonly record struct ImportProgress(long Done, long Total);
