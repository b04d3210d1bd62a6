using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.Api;

/// <summary>Wrong values as messages show them: at most a line.</summary>
internal static class Found
{
    private const int MaxLength = 60;

    public static string Of(ValueNode literal) => Shorten(GraphQLPrinter.Print(literal));

    public static string Of(JsonElement json) => Shorten(json.GetRawText());

    private static string Shorten(string text) => MessageText.Abbreviate(text.ReplaceLineEndings(" "), MaxLength);
}
