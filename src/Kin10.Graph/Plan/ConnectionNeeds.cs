using System.Collections.Immutable;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Plan;

/// <summary>What the fields of a connection need to know.</summary>
/// <param name="Page">The rows of the page, or what only they tell: their cursors, and whether there are more.</param>
/// <param name="HasNextPage">Whether the list goes on behind the page.</param>
/// <param name="HasPreviousPage">Whether the list has something before the page.</param>
/// <param name="Via">The way to each row: the nodes passed, or how many hops it has.</param>
/// <param name="TotalCount">How many rows the filtered list has.</param>
/// <param name="WholeList">All rows of the filtered list: aggregates and groups are made of them.</param>
public readonly record struct ConnectionNeeds(
    bool Page, bool HasNextPage, bool HasPreviousPage, bool Via, bool TotalCount, bool WholeList)
{
    internal static ConnectionNeeds Of(ImmutableArray<ConnectionField> fields)
    {
        var needs = default(ConnectionNeeds);
        foreach (var field in fields)
        {
            switch (field)
            {
                case NodesField:
                    needs = needs with { Page = true };
                    break;
                case EdgesField edges:
                    needs = Of(edges, needs with { Page = true });
                    break;
                case PageInfoField pageInfo:
                    needs = Of(pageInfo, needs);
                    break;
                case TotalCountField:
                    needs = needs with { TotalCount = true };
                    break;
                case AggregateField or GroupByField:
                    needs = needs with { WholeList = true };
                    break;
                case ConnectionConstant:
                    break;
                default:
                    throw UnknownNode.Of(field);
            }
        }

        return needs;
    }

    private static ConnectionNeeds Of(EdgesField edges, ConnectionNeeds needs)
    {
        foreach (var field in edges.Fields)
        {
            needs = field switch
            {
                ViaField or StepsField => needs with { Via = true },
                EdgeConstant or CursorField or EdgeNodeField or EdgePropertiesField => needs,
                _ => throw UnknownNode.Of(field),
            };
        }

        return needs;
    }

    private static ConnectionNeeds Of(PageInfoField pageInfo, ConnectionNeeds needs)
    {
        foreach (var item in pageInfo.Items)
        {
            needs = item.Kind switch
            {
                PageInfoKind.Typename => needs,
                PageInfoKind.HasNextPage => needs with { Page = true, HasNextPage = true },
                PageInfoKind.HasPreviousPage => needs with { Page = true, HasPreviousPage = true },
                PageInfoKind.StartCursor or PageInfoKind.EndCursor => needs with { Page = true },
                _ => throw UnknownNode.Of(item.Kind),
            };
        }

        return needs;
    }
}
