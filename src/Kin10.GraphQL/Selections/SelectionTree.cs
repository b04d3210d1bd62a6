using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Selections;

/// <summary>What is selected below a field, by the object type that the value turns out to have.</summary>
public sealed class SelectionTree
{
    private readonly Func<GraphQLObjectType, IReadOnlyList<SelectedField>> _collect;
    private readonly Dictionary<GraphQLObjectType, IReadOnlyList<SelectedField>> _collected = [];

    /// <summary>What is selected on values of a type.</summary>
    /// <param name="type">See <see cref="Type"/>.</param>
    /// <param name="collect">
    /// The fields to answer for an object type that a value can have, in response order, each with a response key of its own. Called at
    /// most once for a type, and only while an operation is compiled.
    /// </param>
    public SelectionTree(GraphQLCompositeType type, Func<GraphQLObjectType, IReadOnlyList<SelectedField>> collect)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(collect);
        Type = type;
        _collect = collect;
    }

    /// <summary>The field's type without lists and non-nulls.</summary>
    public GraphQLCompositeType Type { get; }

    /// <summary>The fields to answer for a value of that object type, in response order. Not for concurrent use.</summary>
    /// <exception cref="ArgumentException">What was collected has one response key twice, or fields of another type.</exception>
    /// <exception cref="InvalidOperationException">A new type is asked for after the operation has been compiled.</exception>
    public IReadOnlyList<SelectedField> For(GraphQLObjectType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!_collected.TryGetValue(type, out var fields))
        {
            _collected[type] = fields = SelectionChecks.Fields(_collect(type), type);
        }

        return fields;
    }
}
