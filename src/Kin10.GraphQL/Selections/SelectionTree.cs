using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Selections;

/// <summary>What is selected below a field, by the object type that the value turns out to have.</summary>
public sealed class SelectionTree
{
    private readonly Func<GraphQLObjectType, IReadOnlyList<SelectedField>> _collect;
    private readonly Dictionary<GraphQLObjectType, IReadOnlyList<SelectedField>> _collected = [];

    internal SelectionTree(GraphQLCompositeType type, Func<GraphQLObjectType, IReadOnlyList<SelectedField>> collect)
    {
        Type = type;
        _collect = collect;
    }

    /// <summary>The field's type without lists and non-nulls.</summary>
    public GraphQLCompositeType Type { get; }

    /// <summary>The fields to answer for a value of that object type, in response order. Not for concurrent use.</summary>
    /// <exception cref="InvalidOperationException">A new type is asked for after the operation has been compiled.</exception>
    public IReadOnlyList<SelectedField> For(GraphQLObjectType type)
    {
        if (!_collected.TryGetValue(type, out var fields))
        {
            _collected[type] = fields = _collect(type);
        }

        return fields;
    }
}
