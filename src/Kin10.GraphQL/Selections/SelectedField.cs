using Kin10.GraphQL.Errors;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Selections;

/// <summary>A field to answer, after CollectFields (section 6.3.2) has merged all of the same response key.</summary>
public sealed class SelectedField
{
    /// <summary>A field to answer.</summary>
    /// <param name="responseKey">See <see cref="ResponseKey"/>.</param>
    /// <param name="definition">See <see cref="Definition"/>.</param>
    /// <param name="arguments">
    /// See <see cref="Arguments"/>. All that are required are there; an argument's default is given as if the request had named it.
    /// </param>
    /// <param name="locations">See <see cref="Locations"/>.</param>
    /// <param name="selection">See <see cref="Selection"/>.</param>
    /// <exception cref="ArgumentException">
    /// The response key is empty, the arguments are not those of the definition, or the selection does not fit the field's type.
    /// </exception>
    public SelectedField(
        string responseKey,
        GraphQLField definition,
        IReadOnlyList<KeyValuePair<string, ArgumentValue>> arguments,
        IReadOnlyList<SourceLocation> locations,
        SelectionTree? selection)
    {
        ArgumentException.ThrowIfNullOrEmpty(responseKey);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(locations);
        SelectionChecks.Entries(arguments, definition.Arguments, definition);
        if (selection?.Type != definition.Type.NamedType as GraphQLCompositeType)
        {
            throw new ArgumentException(
                $"{definition} is of type {definition.Type}, but the selection is on {selection?.Type.Name ?? "nothing"}.",
                nameof(selection));
        }

        ResponseKey = responseKey;
        Definition = definition;
        Arguments = arguments;
        Locations = locations;
        Selection = selection;
        foreach (var argument in definition.Arguments)
        {
            if (argument.IsRequired && FindArgument(argument.Name) is null)
            {
                throw new ArgumentException($"The argument {argument.Name} of {definition} is required.", nameof(arguments));
            }
        }
    }

    /// <summary>The key of the answer: the alias, or else the field's name.</summary>
    public string ResponseKey { get; }

    /// <summary>The field of the schema. Its <see cref="GraphQLField.DeclaringType"/> is null for <c>__typename</c>.</summary>
    public GraphQLField Definition { get; }

    /// <summary>The arguments that are given or have a default (section 6.4.1), in the order of the definition.</summary>
    public IReadOnlyList<KeyValuePair<string, ArgumentValue>> Arguments { get; }

    /// <summary>Where the document selects the field, each place once; empty where there is no document.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; }

    /// <summary>The first of <see cref="Locations"/>, for errors that point at one place.</summary>
    public SourceLocation Location => Locations.Count > 0 ? Locations[0] : SourceLocation.None;

    /// <summary>What is selected below; null for a leaf.</summary>
    public SelectionTree? Selection { get; }

    /// <summary>Whether the field is <c>__typename</c>.</summary>
    public bool IsTypename => Definition.DeclaringType is null && Definition.Name == "__typename";

    /// <summary>The value of that argument, or null when it is not given and has no default.</summary>
    public ArgumentValue? FindArgument(string name)
    {
        for (var i = 0; i < Arguments.Count; i++)
        {
            if (Arguments[i].Key == name)
            {
                return Arguments[i].Value;
            }
        }

        return null;
    }
}
