using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <summary>
/// Reads GraphQL text (section 2; appendix B is the grammar). Everything here throws <see cref="GraphQLException"/>: with the code
/// <c>GRAPHQL_PARSE_FAILED</c> and the place for what is not GraphQL, and <c>GRAPHQL_VALIDATION_FAILED</c> beyond a limit.
/// </summary>
public static class GraphQLParser
{
    /// <summary>Reads a document: operations, fragments, and definitions and extensions of the type system.</summary>
    /// <param name="utf8">The text in UTF-8, with or without a byte order mark.</param>
    /// <param name="limits">What the document may cost; <see cref="ParserLimits.Default"/> when null.</param>
    /// <exception cref="GraphQLException">The text is not a GraphQL document, or exceeds a limit.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> utf8, ParserLimits? limits = null)
    {
        limits ??= ParserLimits.Default;
        CheckLength(utf8.Length, limits);
        return new Parser(utf8, limits).ParseDocument();
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, ParserLimits?)"/>
    /// <param name="source">The text.</param>
    /// <param name="limits">What the document may cost; <see cref="ParserLimits.Default"/> when null.</param>
    public static DocumentNode Parse(string source, ParserLimits? limits = null)
    {
        limits ??= ParserLimits.Default;
        return new Parser(Encode(source, limits), limits).ParseDocument();
    }

    /// <summary>Reads a single value, in which variables may occur.</summary>
    /// <exception cref="GraphQLException">The text is not one value, or exceeds a limit of <see cref="ParserLimits.Default"/>.</exception>
    public static ValueNode ParseValue(string source)
    {
        var limits = ParserLimits.Default;
        return new Parser(Encode(source, limits), limits).ParseWholeValue();
    }

    /// <summary>Reads a single type reference, for example <c>[String!]!</c>.</summary>
    /// <exception cref="GraphQLException">The text is not one type, or exceeds a limit of <see cref="ParserLimits.Default"/>.</exception>
    public static TypeNode ParseType(string source)
    {
        var limits = ParserLimits.Default;
        return new Parser(Encode(source, limits), limits).ParseWholeType();
    }

    private static byte[] Encode(string source, ParserLimits limits)
    {
        ArgumentNullException.ThrowIfNull(source);

        // No text takes fewer bytes than UTF-16 units; checked first, so that a huge one is refused unread.
        CheckLength(source.Length, limits);
        var utf8 = new byte[Encoding.UTF8.GetByteCount(source)];
        CheckLength(utf8.Length, limits);
        if (Utf8.FromUtf16(source, utf8, out var read, out _, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            SyntaxErrors.Throw(LocationOf(source, read), $"Unexpected lone surrogate U+{(int)source[read]:X4}: the text is not Unicode.");
        }

        return utf8;
    }

    private static void CheckLength(int length, ParserLimits limits)
    {
        if (length > limits.MaxDocumentBytes)
        {
            SyntaxErrors.ThrowLimit(
                SourceLocation.None, $"The document has more than {limits.MaxDocumentBytes} bytes, which is the limit.");
        }
    }

    private static SourceLocation LocationOf(string source, int index)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < index; i++)
        {
            if (source[i] == '\n' || (source[i] == '\r' && source[i + 1] != '\n'))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new SourceLocation(line, index - lineStart + 1);
    }
}
