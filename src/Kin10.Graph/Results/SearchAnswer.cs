using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Results;

/// <summary>A node that a search found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Score">How well it fits, 0 or more; greater is better. Six digits of it count.</param>
/// <param name="Snippet">The piece of its texts where most words were found, each between two asterisks; empty where not asked for.</param>
public sealed record SearchHit(string Id, NodeType Type, double Score, string Snippet);

/// <summary>How many nodes of a type a search found.</summary>
/// <param name="Type">The type.</param>
/// <param name="Count">How many.</param>
public readonly record struct SearchFacet(NodeType Type, int Count);

/// <summary>Writes the nodes of hits. A store may know that one has gone since it was found.</summary>
public interface IFoundNodes
{
    /// <summary>Whether the node of a hit is there.</summary>
    /// <param name="hit">Its position on the page.</param>
    bool IsThere(int hit);

    /// <summary>Writes the node of a hit; false when a field that may not be null is.</summary>
    /// <param name="hit">Its position on the page.</param>
    /// <param name="selection">The position in <see cref="SearchRootPlan.Selections"/>.</param>
    bool Write(int hit, int selection);
}

/// <summary>What a search found, as far as it is asked for.</summary>
/// <param name="Hits">The page.</param>
/// <param name="Start">How many hits come before it.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Facets">How many there are of each type.</param>
/// <param name="DidYouMean">The nearest words.</param>
public sealed record SearchAnswer(
    IReadOnlyList<SearchHit> Hits, int Start, int Total, IReadOnlyList<SearchFacet> Facets, IReadOnlyList<string> DidYouMean)
{
    /// <summary>Writes the object of the root field <c>search</c>; false when a field that may not be null is.</summary>
    /// <param name="items">What is asked for.</param>
    /// <param name="nodes">Writes nodes.</param>
    /// <param name="writer">The response.</param>
    public bool Write(ImmutableArray<SearchItem> items, IFoundNodes nodes, ResponseWriter writer)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(writer);
        return WriteObject(items, -1, nodes, writer);
    }

    private bool WriteObject(ImmutableArray<SearchItem> items, int index, IFoundNodes nodes, ResponseWriter writer)
    {
        writer.StartObject();
        foreach (var item in items)
        {
            var mark = writer.Enter(item.Field);
            if (!writer.Leave(item.Field, mark, WriteItem(item, index, nodes, writer)))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }

    private bool WriteItem(SearchItem item, int index, IFoundNodes nodes, ResponseWriter writer)
    {
        switch (item.Kind)
        {
            case SearchItemKind.Typename:
                writer.Raw(item.Typename!);
                return true;
            case SearchItemKind.Edges or SearchItemKind.Nodes:
                return WriteHits(item, nodes, writer);
            case SearchItemKind.Node:
                return nodes.Write(index, item.Selection);
            case SearchItemKind.PageInfo:
                return WriteObject(item.Items, -1, nodes, writer);
            case SearchItemKind.Facets:
                return WriteFacets(item, nodes, writer);
            case SearchItemKind.DidYouMean:
                writer.StartArray();
                foreach (var word in DidYouMean)
                {
                    writer.String(word);
                }

                writer.EndArray();
                return true;
            default:
                WriteValue(item.Kind, index, writer);
                return true;
        }
    }

    private void WriteValue(SearchItemKind kind, int index, ResponseWriter writer)
    {
        switch (kind)
        {
            case SearchItemKind.TotalCount:
                writer.Integer(Total);
                break;
            case SearchItemKind.Cursor:
                WriteCursor(index, writer);
                break;
            case SearchItemKind.Score:
                writer.Number(Hits[index].Score);
                break;
            case SearchItemKind.Snippet:
                writer.String(Hits[index].Snippet);
                break;
            case SearchItemKind.HasNextPage:
                writer.Boolean(Start + Hits.Count < Total);
                break;
            case SearchItemKind.HasPreviousPage:
                writer.Boolean(Start > 0);
                break;
            case SearchItemKind.StartCursor:
                WriteCursor(0, writer);
                break;
            case SearchItemKind.EndCursor:
                WriteCursor(Hits.Count - 1, writer);
                break;
            case SearchItemKind.Type:
                writer.String(Facets[index].Type.Name);
                break;
            case SearchItemKind.Count:
                writer.Integer(Facets[index].Count);
                break;
            default:
                throw UnknownNode.Of(kind);
        }
    }

    private void WriteCursor(int index, ResponseWriter writer)
    {
        if (index < 0 || index >= Hits.Count)
        {
            writer.Null();
            return;
        }

        writer.String(SearchCursor.Write(Hits[index].Score, Hits[index].Id));
    }

    private bool WriteHits(SearchItem item, IFoundNodes nodes, ResponseWriter writer)
    {
        writer.StartArray();
        var written = 0;
        for (var i = 0; i < Hits.Count; i++)
        {
            if (!nodes.IsThere(i))
            {
                continue;
            }

            writer.AtIndex(written++);
            var isWritten = item.Kind == SearchItemKind.Nodes
                ? nodes.Write(i, item.Selection)
                : WriteObject(item.Items, i, nodes, writer);
            if (!isWritten)
            {
                return false;
            }
        }

        writer.AtIndex(-1);
        writer.EndArray();
        return true;
    }

    private bool WriteFacets(SearchItem item, IFoundNodes nodes, ResponseWriter writer)
    {
        writer.StartArray();
        for (var i = 0; i < Facets.Count; i++)
        {
            if (!WriteObject(item.Items, i, nodes, writer))
            {
                return false;
            }
        }

        writer.EndArray();
        return true;
    }
}
