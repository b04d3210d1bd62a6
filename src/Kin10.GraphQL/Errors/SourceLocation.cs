namespace Kin10.GraphQL.Errors;

/// <summary>A place in a source text. Line and column count from 1; the column counts UTF-16 code units, as editors do.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public readonly record struct SourceLocation(int Line, int Column)
{
    /// <summary>The place of what is in no source text, such as a built-in definition.</summary>
    public static SourceLocation None => default;

    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";
}
