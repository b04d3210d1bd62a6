namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>What imports leave in the database beside the graph.</summary>
internal static class ImportTraces
{
    /// <summary>The label of the node that names the graph, and knows the last import.</summary>
    public const string GraphLabel = "Kin10Graph";

    /// <summary>The label of the nodes that say what an import changed, one for each.</summary>
    public const string ImportLabel = "Kin10Import";

    /// <summary>The property that says when an import added or changed a node. No model has it.</summary>
    public const string UpdatedAt = "updatedAt";

    /// <summary>When the last import was: a list of at most one time.</summary>
    public const string ImportedAt = $"COLLECT {{ MATCH (g:{GraphLabel}) WHERE g.importedAt IS NOT NULL RETURN g.importedAt }}";

    /// <summary>A record of the last import: its number, its time, the version that it made.</summary>
    public const string LastImport = $"MATCH (g:{GraphLabel}) RETURN g.importNumber, g.importedAt, g.importedVersion";

    /// <summary>A record of each import, newest first.</summary>
    public const string Imports =
        $"MATCH (i:{ImportLabel}) RETURN i.number, i.at, i.note, i.fromVersion, i.toVersion, i.count, i.changes ORDER BY i.number DESC";
}
