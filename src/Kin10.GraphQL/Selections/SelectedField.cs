using Kin10.GraphQL.Errors;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Selections;

/// <summary>A field to answer, after CollectFields (section 6.3.2) has merged all of the same response key.</summary>
public sealed class SelectedField
{
    internal SelectedField(
        string responseKey,
        GraphQLField definition,
        IReadOnlyList<KeyValuePair<string, ArgumentValue>> arguments,
        IReadOnlyList<SourceLocation> locations,
        SelectionTree? selection)
    {
        ResponseKey = responseKey;
        Definition = definition;
        Arguments = arguments;
        Locations = locations;
        Selection = selection;
    }

    /// <summary>The key under which the answer stands.</summary>
    public string ResponseKey { get; }

    /// <summary>The field of the schema. Its <see cref="GraphQLField.DeclaringType"/> is null for <c>__typename</c>.</summary>
    public GraphQLField Definition { get; }

    /// <summary>The arguments that are given or have a default (section 6.4.1), in the order of the definition.</summary>
    public IReadOnlyList<KeyValuePair<string, ArgumentValue>> Arguments { get; }

    /// <summary>Where the field stands in the document, each place once.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; }

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
