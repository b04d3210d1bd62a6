using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Server.Exports;

/// <summary>
/// The plans of the pages of an export. Their only root field gives <c>pageInfo</c>, on the first page <c>totalCount</c>, and
/// <c>rows</c>, in this order; nothing else of the connection is read.
/// </summary>
/// <param name="First">Of the first page.</param>
/// <param name="Next">Of each other; null where the operation asks for a page alone.</param>
/// <param name="Variables">The variables of the operation; those of the pages come after them.</param>
internal sealed record PagePlans(OperationPlan First, OperationPlan? Next, VariableValues Variables)
{
    /// <summary>The arguments that choose a page.</summary>
    public static readonly string[] Arguments = ["first", "after", "last", "before"];

    /// <summary>Plans the pages.</summary>
    /// <param name="handler">Plans operations.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="selection">What is exported of it.</param>
    /// <param name="variables">Its variables.</param>
    /// <exception cref="GraphQLException">The operation asks for something wrong.</exception>
    public static PagePlans Of(
        GraphOperationHandler handler, SelectedOperation operation, ExportSelection selection, VariableValues variables)
    {
        return selection.NamesPage
            ? new PagePlans(Plan(selection.Connection.Arguments, "pageInfo"), null, variables)
            : new PagePlans(Plan(Page("first"), "pageInfo", "totalCount"), Plan(Page("first", "after"), "pageInfo"), variables);

        OperationPlan Plan(IReadOnlyList<KeyValuePair<string, ArgumentValue>> arguments, params string[] fields) => handler.Compile(
            operation with { Fields = [Select(selection, arguments, fields)] });

        IReadOnlyList<KeyValuePair<string, ArgumentValue>> Page(params string[] names) =>
        [
            .. selection.Connection.Definition.Arguments
                .Select(argument => KeyValuePair.Create(argument.Name, Array.IndexOf(names, argument.Name) is >= 0 and var place
                    ? new VariableArgument(argument.Type, SourceLocation.None, argument.Name, variables.Count + place, [])
                    : selection.Connection.FindArgument(argument.Name)))
                .Where(argument => argument.Value is not null)
                .Select(argument => KeyValuePair.Create(argument.Key, argument.Value!)),
        ];
    }

    /// <summary>The variables of a page.</summary>
    /// <param name="size">How many rows it has at most.</param>
    /// <param name="after">The cursor of the row before it; null for the first page.</param>
    public VariableValues VariablesOf(int size, string? after)
    {
        var count = Variables.Count;
        object?[] values = [.. Enumerable.Range(0, count).Select(i => Variables[i]), (long)size, after];
        bool[] given = [.. Enumerable.Range(0, count).Select(Variables.IsGiven), true, after is not null];
        return new VariableValues(values, given, Variables.Shape);
    }

    private static SelectedField Select(
        ExportSelection selection, IReadOnlyList<KeyValuePair<string, ArgumentValue>> arguments, string[] fields)
    {
        var (connection, rows) = selection;
        var type = (GraphQLObjectType)connection.Definition.Type.NamedType;
        SelectedField[] selected =
        [
            .. fields.Select(name => type.FindField(name)!).Select(field => Plain(field, PageInfo(field))),
            new("rows", rows.Definition, rows.Arguments, rows.Locations, rows.Selection),
        ];
        return new SelectedField(
            connection.ResponseKey, connection.Definition, arguments, connection.Locations, new SelectionTree(type, _ => selected));
    }

    private static SelectionTree? PageInfo(GraphQLField field) => field.Type.NamedType is GraphQLObjectType type
        ? new SelectionTree(type, _ => [Plain(type.FindField("hasNextPage")!, null), Plain(type.FindField("endCursor")!, null)])
        : null;

    private static SelectedField Plain(GraphQLField field, SelectionTree? selection) => new(field.Name, field, [], [], selection);
}
