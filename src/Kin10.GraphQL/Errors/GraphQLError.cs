namespace Kin10.GraphQL.Errors;

/// <summary>An error of a response (section 7.1.2).</summary>
/// <param name="Code">One of <see cref="ErrorCodes"/>; written as <c>extensions.code</c>.</param>
/// <param name="Message">What is wrong, where, and what would be right.</param>
/// <param name="Locations">Places in the document; empty where there is none.</param>
/// <param name="Path">
/// Response keys (<see cref="string"/>) and list indexes (<see cref="int"/>) from the root to the field; null for a request error.
/// </param>
/// <param name="Extensions">
/// More entries of <c>extensions</c>, written after <c>code</c>; values are strings, booleans, longs, doubles or lists of them.
/// </param>
public sealed record GraphQLError(
    string Code,
    string Message,
    IReadOnlyList<SourceLocation> Locations,
    IReadOnlyList<object>? Path = null,
    IReadOnlyDictionary<string, object?>? Extensions = null)
{
    /// <summary>
    /// An error at one place of the document, or at none when <paramref name="location"/> is <see cref="SourceLocation.None"/>.
    /// </summary>
    public GraphQLError(string code, string message, SourceLocation location = default)
        : this(code, message, location == SourceLocation.None ? [] : [location])
    {
    }
}
