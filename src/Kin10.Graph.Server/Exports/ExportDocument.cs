using System.Text;
using Kin10.Graph.Server.Http;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;
using Microsoft.AspNetCore.WebUtilities;

namespace Kin10.Graph.Server.Exports;

/// <summary>
/// The GraphQL document that the URL of an export stands for. Every parameter begins on a line of its own, so that a place in the document
/// tells a place in a parameter.
/// </summary>
internal sealed class ExportDocument
{
    private const string Fields = "fields";

    // It belongs to the history of a graph and not to its version: with it an export has no entity tag on every store.
    private const string UpdatedAt = "updatedAt";

    private readonly StringBuilder _text = new();
    private readonly List<(string Parameter, int FirstLine)> _parameters = [];
    private int _line = 1;

    private ExportDocument()
    {
    }

    /// <summary>The document in UTF-8.</summary>
    public byte[] Utf8 => Encoding.UTF8.GetBytes(_text.ToString());

    /// <summary>Makes the document.</summary>
    /// <param name="field">The root field, a connection.</param>
    /// <param name="queryString">The query string: arguments of the field as GraphQL literals, and <c>fields</c>, a selection set.</param>
    /// <exception cref="RequestRefusedException">There is no such parameter, or it is given twice.</exception>
    /// <exception cref="GraphQLException">A parameter is not GraphQL.</exception>
    public static ExportDocument Of(GraphQLField field, string queryString)
    {
        var parameters = ReadParameters(field, queryString);
        var fields = parameters.GetValueOrDefault(Fields);
        parameters.Remove(Fields);

        var document = new ExportDocument();
        document.Append("{\n" + field.Name + "\n");
        if (parameters.Count > 0)
        {
            document.Append("(\n");
            foreach (var (name, literal) in parameters)
            {
                document.Append(name + ":\n");
                document.AppendParameter(name, literal, () => GraphQLParser.ParseValue(literal));
            }

            document.Append(")\n");
        }

        document.Append("{ nodes {\n");
        if (fields is null)
        {
            document.Append(DefaultFields((GraphQLFieldsType)Rows(field)) + "\n");
        }
        else
        {
            var inner = WithoutBraces(fields);
            document.AppendParameter(Fields, inner, () => CheckFields(inner));
        }

        document.Append("} }\n}");
        return document;
    }

    /// <summary>The same errors, with the places where they are in a parameter of the URL.</summary>
    public GraphQLException Locate(GraphQLException exception) => new([.. exception.Errors.Select(Locate)]);

    private static Dictionary<string, string> ReadParameters(GraphQLField field, string queryString)
    {
        string[] known = [.. field.Arguments.Select(argument => argument.Name), Fields];
        var parameters = new Dictionary<string, string>();
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            var (name, value) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString());
            if (!known.Contains(name))
            {
                throw RequestRefusedException.BadRequest(
                    $"There is no parameter \"{MessageText.Name(name)}\"; this export has {string.Join(", ", known)}."
                    + Suggestions.DidYouMean(name, known));
            }

            if (!string.IsNullOrWhiteSpace(value) && !parameters.TryAdd(name, value))
            {
                throw RequestRefusedException.BadRequest($"The parameter {name} is given twice in the URL; send it once.");
            }
        }

        return parameters;
    }

    private static GraphQLNamedType Rows(GraphQLField field) =>
        ((GraphQLObjectType)field.Type.NamedType).FindField("nodes")!.Type.NamedType;

    // What a row says of itself, and the names of what it belongs to.
    private static string DefaultFields(GraphQLFieldsType type) => string.Join(' ', type.Fields
        .Where(field => field.Arguments.Count == 0 && field.Name != UpdatedAt)
        .Select(field => field.Type.NamedType switch
        {
            GraphQLFieldsType target when field.Type.Nullable is not GraphQLList && target.FindField("name") is not null =>
                $"{field.Name} {{ name }}",
            GraphQLCompositeType => "",
            _ => field.Name,
        })
        .Where(text => text.Length > 0));

    private static string WithoutBraces(string fields)
    {
        var text = fields.Trim();
        return text is ['{', .. var inner, '}'] ? inner : fields;
    }

    // A selection set and nothing after it: a brace that closes it could begin another operation.
    private static void CheckFields(string fields)
    {
        var document = GraphQLParser.Parse($"{{\n{fields}\n}}");
        if (document.Definitions is not [OperationDefinitionNode])
        {
            throw new GraphQLException(new GraphQLError(
                ErrorCodes.GraphQLParseFailed,
                "Expected fields of the rows alone, such as: name partners { totalCount }",
                document.Definitions[1].Location));
        }
    }

    private void AppendParameter(string name, string text, Action check)
    {
        try
        {
            check();
        }
        catch (GraphQLException exception)
        {
            // What is checked of fields has a line before them.
            var before = name == Fields ? 1 : 0;
            throw new GraphQLException([.. exception.Errors.Select(error => Locate(
                error, name, [.. error.Locations.Select(place => place with { Line = Math.Max(1, place.Line - before) })]))]);
        }

        _parameters.Add((name, _line));
        Append(text + "\n");
    }

    private void Append(string text)
    {
        _text.Append(text);
        _line += text.ReplaceLineEndings("\n").Count(c => c == '\n');
    }

    private GraphQLError Locate(GraphQLError error)
    {
        if (error.Locations is not [var first, ..])
        {
            return error;
        }

        var (name, firstLine) = _parameters.LastOrDefault(parameter => parameter.FirstLine <= first.Line);
        return name is null
            ? error with { Locations = [] }
            : Locate(error, name, [first with { Line = first.Line - firstLine + 1 }]);
    }

    private static GraphQLError Locate(GraphQLError error, string name, IReadOnlyList<SourceLocation> locations) => error with
    {
        Message = locations is [var first, ..] ? $"{name}, line {first.Line}, column {first.Column}: {error.Message}" : error.Message,
        Locations = locations,
        Extensions = new Dictionary<string, object?>(error.Extensions ?? new Dictionary<string, object?>()) { ["parameter"] = name },
    };
}
