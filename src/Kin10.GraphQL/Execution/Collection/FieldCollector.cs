using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution.Coercion;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Execution.Collection;

/// <summary>Collects the fields of one operation for one shape of variables (section 6.3.2).</summary>
/// <param name="schema">The schema.</param>
/// <param name="fragments">The fragments of the document by name.</param>
/// <param name="coercion">Coerces arguments and conditions.</param>
/// <param name="errors">Where <paramref name="coercion"/> reports.</param>
/// <param name="maxFields">How many fields may be collected in all.</param>
internal sealed class FieldCollector(
    GraphQLSchema schema,
    IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
    ArgumentCoercion coercion,
    List<GraphQLError> errors,
    int maxFields)
{
    private readonly Dictionary<(FieldNode Node, GraphQLField Definition), KeyValuePair<string, ArgumentValue>[]> _arguments = [];
    private readonly ImplicitFields _implicitFields = new(schema);
    private ArgumentCoercion? _coercion = coercion;
    private int _collected;

    private ArgumentCoercion Coercion => _coercion
        ?? throw new InvalidOperationException(
            "The operation is compiled; what is selected for a type can be asked for only while compiling.");

    /// <summary>Ends compiling: plans live long, and must not keep the variables of the request that came first.</summary>
    public void Complete()
    {
        _coercion = null;
        _arguments.Clear();
    }

    /// <summary>
    /// Coerces every argument of a selection set and of all below, whether a value will reach it or not, except for what
    /// <c>@skip</c> and <c>@include</c> leave out.
    /// </summary>
    /// <exception cref="GraphQLException">There are wrong arguments; it has an error for each.</exception>
    public void CoerceAllArguments(GraphQLCompositeType type, SelectionSetNode selectionSet)
    {
        CoerceAllArguments(type, selectionSet, []);
        ThrowIfWrong();
    }

    /// <summary>Section 6.3.2 (CollectFields), and CollectSubfields when there are several selection sets to merge.</summary>
    /// <param name="objectType">The type of the value.</param>
    /// <param name="selectionSets">The selection sets of all fields of one response key.</param>
    public IReadOnlyList<SelectedField> CollectFields(GraphQLObjectType objectType, IReadOnlyList<SelectionSetNode> selectionSets)
    {
        var groups = Group(objectType, selectionSets.Select(set => (set, (DeferredUsage?)null)), static _ => null);
        var fields = new SelectedField[groups.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            var (responseKey, group) = groups.GetAt(i);
            fields[i] = Select(objectType, responseKey, group);
        }

        ThrowIfWrong();
        return fields;
    }

    /// <summary>The fields of selection sets by response key, each with the deferred fragment that it is in.</summary>
    /// <param name="objectType">The type of the value.</param>
    /// <param name="selectionSets">The selection sets, with the deferred fragments that they are in.</param>
    /// <param name="defer">What a fragment begins that is in no deferred one; null for nothing.</param>
    public OrderedDictionary<string, FieldGroup> Group(
        GraphQLObjectType objectType,
        IEnumerable<(SelectionSetNode Set, DeferredUsage? Usage)> selectionSets,
        Func<SelectionNode, DeferredUsage?> defer)
    {
        var groups = new OrderedDictionary<string, FieldGroup>();
        var walk = new Grouping(objectType, groups, new FragmentVisits(), defer);
        foreach (var (selectionSet, usage) in selectionSets)
        {
            CollectFields(walk, selectionSet, usage);
        }

        _collected += groups.Count;
        if (_collected > maxFields)
        {
            throw new GraphQLException(new GraphQLError(
                ErrorCodes.GraphQLValidationFailed,
                $"The operation selects more than {maxFields} fields, counted for every type and every use of a fragment; "
                + "ask for less at once."));
        }

        return groups;
    }

    private void CollectFields(Grouping walk, SelectionSetNode selectionSet, DeferredUsage? usage)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (!IsIncluded(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    if (!walk.Groups.TryGetValue(field.ResponseKey, out var group))
                    {
                        walk.Groups.Add(field.ResponseKey, group = new FieldGroup());
                    }

                    group.Add(field, usage);
                    break;
                case FragmentSpreadNode spread:
                    if (fragments.TryGetValue(spread.Name.Value, out var fragment)
                        && DoesFragmentTypeApply(walk.ObjectType, fragment.TypeCondition)
                        && !walk.Visits.IsVisited(spread.Name.Value, usage))
                    {
                        var inner = usage ?? walk.Defer(spread);
                        walk.Visits.Add(spread.Name.Value, inner);
                        CollectFields(walk, fragment.SelectionSet, inner);
                    }

                    break;
                case InlineFragmentNode inline:
                    if (DoesFragmentTypeApply(walk.ObjectType, inline.TypeCondition))
                    {
                        CollectFields(walk, inline.SelectionSet, usage ?? walk.Defer(inline));
                    }

                    break;
                default:
                    throw UnknownNode.Of(selection);
            }
        }
    }

    private bool DoesFragmentTypeApply(GraphQLObjectType objectType, NamedTypeNode? condition) =>
        condition is null
        || (schema.FindType(condition.Name) is GraphQLCompositeType type
            && (type == objectType || schema.PossibleTypes(type).Contains(objectType)));

    /// <summary>The field of an object type that a group selects.</summary>
    public GraphQLField Define(GraphQLObjectType objectType, FieldGroup group)
    {
        var name = group.Nodes[0].Name.Value;
        return _implicitFields.FindField(objectType, name)
            ?? throw new InvalidOperationException($"Validation let a field pass that {objectType} does not have: {name}.");
    }

    /// <summary>A field with all that is selected below it, deferred or not.</summary>
    public SelectedField Select(GraphQLObjectType objectType, string responseKey, FieldGroup group)
    {
        var definition = Define(objectType, group);
        return Select(definition, responseKey, group, Subselection(definition, group));
    }

    /// <summary>A field with a selection of its own.</summary>
    public SelectedField Select(GraphQLField definition, string responseKey, FieldGroup group, SelectionTree? selection) => new(
        responseKey,
        definition,
        Arguments(group.Nodes[0], definition),
        [.. group.Nodes.Select(item => item.Location)],
        selection);

    /// <summary>Whether a fragment is to be deferred.</summary>
    public bool IsDeferred(SelectionNode fragment)
    {
        if (DeferDirective.Find(fragment) is not { } directive)
        {
            return false;
        }

        // A variable that is not given leaves the default, true.
        var condition = DeferDirective.FindArgument(directive, DeferDirective.If);
        var isDeferred = condition is null
            || (condition is VariableNode variable && !Coercion.IsGiven(variable))
            || Coercion.CoerceCondition(directive, condition);
        ThrowIfWrong();
        return isDeferred;
    }

    private SelectionTree? Subselection(GraphQLField definition, FieldGroup group)
    {
        if (definition.Type.NamedType is not GraphQLCompositeType type)
        {
            return null;
        }

        var selectionSets = group.Nodes.Where(node => node.SelectionSet is not null).Select(node => node.SelectionSet!).ToArray();
        return new SelectionTree(type, objectType => CollectFields(objectType, selectionSets));
    }

    private KeyValuePair<string, ArgumentValue>[] Arguments(FieldNode node, GraphQLField definition)
    {
        if (!_arguments.TryGetValue((node, definition), out var arguments))
        {
            _arguments[(node, definition)] = arguments = Coercion.CoerceArgumentValues(definition, node);
        }

        return arguments;
    }

    private void CoerceAllArguments(GraphQLCompositeType type, SelectionSetNode selectionSet, HashSet<string> visitedFragments)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (!IsIncluded(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    CoerceAllArguments(type, field, visitedFragments);
                    break;
                case FragmentSpreadNode spread:
                    if (visitedFragments.Add(spread.Name.Value)
                        && fragments.TryGetValue(spread.Name.Value, out var fragment)
                        && schema.FindType(fragment.TypeCondition.Name) is GraphQLCompositeType condition)
                    {
                        CoerceAllArguments(condition, fragment.SelectionSet, visitedFragments);
                    }

                    break;
                case InlineFragmentNode inline:
                    var narrowed = inline.TypeCondition is null ? type : schema.FindType(inline.TypeCondition.Name) as GraphQLCompositeType;
                    CoerceAllArguments(narrowed ?? type, inline.SelectionSet, visitedFragments);
                    break;
                default:
                    throw UnknownNode.Of(selection);
            }
        }
    }

    private void CoerceAllArguments(GraphQLCompositeType type, FieldNode field, HashSet<string> visitedFragments)
    {
        if (_implicitFields.FindField(type, field.Name.Value) is { } definition)
        {
            Arguments(field, definition);
            if (field.SelectionSet is not null && definition.Type.NamedType is GraphQLCompositeType inner)
            {
                CoerceAllArguments(inner, field.SelectionSet, visitedFragments);
            }
        }
    }

    private bool IsIncluded(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (Conditions.Find(directive) is { } condition
                && Coercion.CoerceCondition(directive, condition) != (directive.Name.Value == Conditions.Include))
            {
                return false;
            }
        }

        return true;
    }

    /// <exception cref="GraphQLException">A condition or an argument is wrong.</exception>
    public void ThrowIfWrong()
    {
        if (errors.Count > 0)
        {
            throw new GraphQLException(errors);
        }
    }

    // What stays the same while the fields of one value are collected.
    private sealed record Grouping(
        GraphQLObjectType ObjectType,
        OrderedDictionary<string, FieldGroup> Groups,
        FragmentVisits Visits,
        Func<SelectionNode, DeferredUsage?> Defer);
}
