using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Server.Exports;

/// <summary>What of an operation is exported.</summary>
/// <param name="Connection">Its only root field.</param>
/// <param name="Rows">What of the connection makes the rows: its <c>nodes</c> or its <c>edges</c>.</param>
internal sealed record ExportSelection(SelectedField Connection, SelectedField Rows)
{
    private static readonly string[] RowFields = ["nodes", "edges"];

    /// <summary>Whether the operation says which page it wants, so that no other is read.</summary>
    public bool NamesPage => PagePlans.Arguments.Any(name => Connection.FindArgument(name) is not (null or NullArgument));

    /// <summary>Finds it.</summary>
    /// <exception cref="GraphQLException">An export cannot be made of the operation.</exception>
    public static ExportSelection Of(SelectedOperation operation)
    {
        if (operation.Fields is not [var connection] || !IsConnection(connection.Definition))
        {
            throw Refuse(
                "An export has the rows of one list: select one root field, which is a connection, such as rootCauses.",
                operation.Fields.Count > 1 ? operation.Fields[1] : operation.Fields[0]);
        }

        var type = (GraphQLObjectType)connection.Definition.Type.NamedType;
        SelectedField[] rows = [.. connection.Selection!.For(type).Where(field => RowFields.Contains(field.Definition.Name))];
        return rows switch
        {
            [var only] => new ExportSelection(connection, only),
            [] => throw Refuse($"An export has nothing but rows: select nodes or edges of {connection.Definition.Name}.", connection),
            _ => throw Refuse(
                $"An export has rows of one kind: select either nodes or edges of {connection.Definition.Name}, once.", rows[1]),
        };
    }

    /// <summary>Whether a field is a list that is read in pages.</summary>
    public static bool IsConnection(GraphQLField field) =>
        field.FindArgument("first") is not null && field.FindArgument("after") is not null
        && field.Type.NamedType is GraphQLObjectType type
        && type.FindField("pageInfo") is not null && type.FindField("nodes") is not null;

    private static GraphQLException Refuse(string message, SelectedField field) =>
        new(new GraphQLError(ErrorCodes.BadUserInput, message, field.Location));
}
