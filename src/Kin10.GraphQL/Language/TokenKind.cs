namespace Kin10.GraphQL.Language;

/// <summary>The kinds of tokens (section 2.1.6).</summary>
internal enum TokenKind
{
    EndOfDocument,
    Bang,
    Dollar,
    Ampersand,
    ParenLeft,
    ParenRight,
    Spread,
    Colon,
    EqualsSign,
    At,
    BracketLeft,
    BracketRight,
    BraceLeft,
    Pipe,
    BraceRight,
    Name,
    Int,
    Float,
    String,
    BlockString,
}

/// <summary>Names of token kinds for messages.</summary>
internal static class TokenKindNames
{
    private static readonly string[] Names =
    [
        "end of document", "!", "$", "&", "(", ")", "...", ":", "=", "@", "[", "]", "{", "|", "}",
        "Name", "Int", "Float", "String", "BlockString",
    ];

    /// <summary>A punctuator as it is written, another kind by its name in the specification.</summary>
    public static string Describe(this TokenKind kind) => Names[(int)kind];
}
