using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Selections;

/// <summary>
/// What a handler is asked for: one operation, collected for one <see cref="VariableValues.Shape"/>. The engine makes it from a document;
/// another front can make it without one.
/// </summary>
/// <param name="Type">Query, mutation or subscription.</param>
/// <param name="Fields">See <see cref="Fields"/>.</param>
/// <exception cref="ArgumentException">Two fields have one response key.</exception>
public sealed record SelectedOperation(OperationType Type, IReadOnlyList<SelectedField> Fields)
{
    /// <summary>
    /// The root fields in response order, each with a response key of its own. Those of introspection (<c>__schema</c>, <c>__type</c>,
    /// <c>__typename</c>) are among them, so that positions agree, but the engine answers them itself.
    /// </summary>
    public IReadOnlyList<SelectedField> Fields { get; init; } = SelectionChecks.Fields(Fields, null);

    /// <summary>
    /// What is delivered later, in parts, each with response keys of its own. A field of <see cref="Fields"/> comes again where only some
    /// of what is selected below it is delivered later: its value is the rest of the object then. Positions go on from those of
    /// <see cref="Fields"/>; a part is asked for when all before it have been written.
    /// </summary>
    /// <exception cref="ArgumentException">Two fields of one part have one response key.</exception>
    public IReadOnlyList<IReadOnlyList<SelectedField>> Deferred { get; init => field = CheckParts(value); } = [];

    private static IReadOnlyList<IReadOnlyList<SelectedField>> CheckParts(IReadOnlyList<IReadOnlyList<SelectedField>> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach (var part in parts)
        {
            SelectionChecks.Fields(part, null);
        }

        return parts;
    }
}
