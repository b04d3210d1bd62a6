using System.Text.Json;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Support;

/// <summary>Reads exports by programs of others: csv-parse and graphology from npm.</summary>
internal static class ExportReaders
{
    private static readonly NodeScripts Scripts = new("clients");

    /// <summary>The records of a CSV file, the header first.</summary>
    public static async Task<string[][]> ReadCsvAsync(byte[] csv) => (await RunAsync(new { csv })).Records!;

    /// <summary>The graph of a GraphML file.</summary>
    public static async Task<ReadGraph> ReadGraphMlAsync(byte[] graphMl) => (await RunAsync(new { graphMl })).Graph!;

    private static Task<Output> RunAsync(object input) => Scripts.RunAsync<object, Output>("exports.mjs", input);

    /// <param name="Nodes">The nodes.</param>
    /// <param name="Edges">The edges.</param>
    public sealed record ReadGraph(ReadNode[] Nodes, ReadEdge[] Edges);

    /// <param name="Id">Its id.</param>
    /// <param name="Attributes">Its values by name.</param>
    public sealed record ReadNode(string Id, Dictionary<string, JsonElement> Attributes);

    /// <param name="Source">The id of where it starts.</param>
    /// <param name="Target">The id of where it ends.</param>
    /// <param name="Attributes">Its values by name.</param>
    public sealed record ReadEdge(string Source, string Target, Dictionary<string, JsonElement> Attributes);

    private sealed record Output(string[][]? Records, ReadGraph? Graph);
}
