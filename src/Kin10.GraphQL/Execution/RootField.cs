using System.Text;
using Kin10.GraphQL.Introspection;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;

namespace Kin10.GraphQL.Execution;

/// <summary>A root field of a compiled operation.</summary>
/// <param name="Field">The field.</param>
/// <param name="Key">Its response key with quotes and colon.</param>
/// <param name="IsIntrospection">Whether the engine answers it itself.</param>
/// <param name="Selection">What is selected below <c>__schema</c> and <c>__type</c>.</param>
internal sealed record RootField(SelectedField Field, byte[] Key, bool IsIntrospection, IntrospectionSelection? Selection)
{
    /// <summary>The answer to <c>__typename</c>, as JSON.</summary>
    public byte[]? Typename { get; private init; }

    public static RootField Create(SelectedField field, string rootTypeName)
    {
        var isIntrospection = field.Definition.Name.StartsWith("__", StringComparison.Ordinal);
        return new RootField(
            field,
            ResponseWriter.EncodeKey(field.ResponseKey),
            isIntrospection,
            isIntrospection ? IntrospectionSelection.Compile(field) : null)
        {
            Typename = field.IsTypename ? Encoding.UTF8.GetBytes($"\"{rootTypeName}\"") : null,
        };
    }
}
