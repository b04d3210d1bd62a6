namespace Kin10.GraphQL.Language;

/// <summary>
/// Writes nodes as canonical text: two spaces of indentation, a blank line between definitions, arguments of a field on lines of
/// their own where one line would exceed 80 characters. What is printed parses to a document that prints to the same text.
/// </summary>
public static class GraphQLPrinter
{
    /// <summary>The canonical text of a node, without a line feed at the end.</summary>
    /// <param name="node">A document or any part of one.</param>
    public static string Print(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var printer = new Printer();
        printer.WriteNode(node);
        return printer.ToString();
    }
}
