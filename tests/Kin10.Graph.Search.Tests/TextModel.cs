using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;

namespace Kin10.Graph.Search.Tests;

/// <summary>A model of texts, and indexes of some.</summary>
internal static class TextModel
{
    public static GraphModel Model { get; } = ModelReader.Read(
        """
        schema @model(name: "texts", version: 1) { query: Query }
        interface Node { id: ID! name: String! sources: [String!]! }
        type Note implements Node @node {
          id: ID! sources: [String!]! summary: String @search name: String! @search remark: String @search
        }
        type Person implements Node @node(plural: "people") { id: ID! sources: [String!]! name: String! @search }
        type Place implements Node @node { id: ID! sources: [String!]! name: String! }
        """,
        "texts.graphql");

    public static NodeType Note { get; } = Model.NodeTypes.Single(type => type.Name == "Note");

    public static NodeType Person { get; } = Model.NodeTypes.Single(type => type.Name == "Person");

    public static SearchIndex Notes(params IEnumerable<(string Id, string Name, string? Summary)> notes) =>
        Build(new SearchIndexOptions(), notes.Select(note => (Note, note.Id, new[] { note.Name, note.Summary, null })));

    public static SearchIndex Build(SearchIndexOptions options, IEnumerable<(NodeType Type, string Id, string?[] Texts)> nodes)
    {
        using var builder = new SearchIndexBuilder(Model, options, CancellationToken.None);
        foreach (var (type, id, texts) in nodes)
        {
            builder.Add(type, id, texts);
        }

        return builder.Complete("v1");
    }

    public static IReadOnlyList<SearchHit> Hits(this SearchIndex index, string text, params NodeType[] types)
    {
        var result = index.Find(text, types.Length == 0 ? null : types, CancellationToken.None);
        return result.Page(0, result.Count, withSnippets: true, CancellationToken.None);
    }

    public static string[] Ids(this SearchIndex index, string text) => [.. index.Hits(text).Select(hit => hit.Id)];
}
