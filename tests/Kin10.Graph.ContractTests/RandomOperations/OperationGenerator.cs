using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>
/// Makes valid operations from the schema alone. Aliases are counted through the operation, and a field goes without one only where it has
/// no arguments and the parent is a known object type: so any two selections merge.
/// </summary>
internal sealed partial class OperationGenerator(GraphQLSchema schema, Random random, CoordinateGuide guide, CursorSource cursors)
{
    private const int DeepestSelection = 4;
    private static readonly ParserLimits NoLimits = new() { MaxTokens = int.MaxValue, MaxDocumentBytes = int.MaxValue };
    private readonly List<string> _fragments = [];
    private ValueSource _values = null!;
    private int _depth = DeepestSelection;
    private int _aliases;

    /// <summary>Operations speak of this graph from now on.</summary>
    /// <param name="values">Its values.</param>
    /// <param name="isLarge">Whether operations should reach less far.</param>
    public void UseGraph(ValueSource values, bool isLarge) =>
        (_values, _depth) = (values, isLarge ? DeepestSelection - 1 : DeepestSelection);

    /// <summary>The next operation.</summary>
    /// <param name="goal">The coordinate that it should use; null where chance decides.</param>
    public RandomOperation Next(string? goal)
    {
        _aliases = 0;
        _fragments.Clear();
        _variables.Clear();
        guide.End();
        if (goal is not null)
        {
            guide.Aim(goal);
        }

        var roots = string.Join(' ', Enumerable.Range(0, Chance(6) ? 2 : 1).Select(_ => Root()));
        var definitions = _variables.Count == 0 ? "" : $"query({string.Join(", ", _variables.Select(variable => variable.Definition))}) ";
        return new RandomOperation(
            GraphQLParser.Parse($"{definitions}{{ {roots} }} {string.Join(' ', _fragments)}", NoLimits),
            _variables.Where(variable => variable.Value is not null)
                .ToDictionary(variable => variable.Name, variable => GraphQLParser.ParseValue(variable.Value!)));
    }

    private string Root()
    {
        var fields = schema.QueryType!.Fields;
        var step = guide.Next("Query");
        var field = step is not null ? schema.QueryType.FindField(step.Member)!
            : Chance(4) ? Pick([.. fields.Where(each => !IsConnection(each))])
            : Pick([.. fields.Where(IsConnection)]);
        return Branch(field, 0, step, mayMerge: false);
    }

    private string Selection(GraphQLCompositeType type, int depth, bool mayMerge)
    {
        var step = guide.Next(type.Name);
        if (type is GraphQLUnionType || (type is GraphQLInterfaceType && (step is null ? Chance(2) : CoordinateGuide.IsTypeCondition(step))))
        {
            return TypeConditions(type, step, depth);
        }

        var fields = ((GraphQLFieldsType)type).Fields;
        var parts = new List<string>();
        var wanted = step is null ? null : fields.First(field => field.Name == step.Member);
        if (wanted is not null)
        {
            parts.Add(IsLeaf(wanted) ? Leaf(wanted, mayMerge) : Branch(wanted, depth, step, mayMerge));
        }

        mayMerge &= type is GraphQLObjectType;
        var others = fields.Where(field => field != wanted).ToArray();
        parts.AddRange(others.Where(field => IsLeaf(field) && Chance(3)).Select(field => Leaf(field, mayMerge)));
        if (depth < _depth)
        {
            GraphQLField[] branches = [.. others.Where(field => !IsLeaf(field))];
            random.Shuffle(branches);
            if (IsConnectionType(type) && !Chance(4))
            {
                // Rows are what most can go wrong about.
                branches = [.. branches.OrderByDescending(field => field.Name is "nodes" or "edges")];
            }

            parts.AddRange(
                branches.Take(random.Next(IsConnectionType(type) ? 1 : 0, 3)).Select(each => Branch(each, depth, null, mayMerge)));
        }

        if (parts.Count == 0 || Chance(4))
        {
            parts.Add("__typename");
        }

        return Wrapped(parts, type);
    }

    // Some of the selections stand in a fragment, or under a directive.
    private string Wrapped(List<string> parts, GraphQLCompositeType type)
    {
        if (!Chance(5))
        {
            return string.Join(' ', parts);
        }

        var cut = random.Next(parts.Count);
        var (plain, rest) = (string.Join(' ', parts[..cut]), string.Join(' ', parts[cut..]));
        switch (random.Next(4))
        {
            case 0:
                var name = $"F{_fragments.Count}";
                _fragments.Add($"fragment {name} on {type.Name} {{ {rest} }}");
                return $"{plain} ...{name}{Directive()}{(Chance(4) ? $" ...{name}" : "")}";
            case 1:
                return $"{plain} ... on {type.Name}{Directive()} {{ {rest} }}";
            case 2:
                return $"{plain} ...{Directive()} {{ {rest} }}";
            default:
                return $"{plain} __typename{Directive()} {rest}";
        }
    }

    private string Directive()
    {
        if (!Chance(2))
        {
            return "";
        }

        // What is left out is not compared: mostly it stays.
        var stays = !Chance(4);
        var (name, value) = Chance(2) ? ("include", stays) : ("skip", !stays);
        var literal = value ? "true" : "false";
        return $" @{name}(if: {(_mayVary && Chance(2) ? NewVariable("Boolean!", literal, isNonNull: true) : literal)})";
    }

    private string TypeConditions(GraphQLCompositeType type, Step? step, int depth)
    {
        var conditions = schema.PossibleTypes(type).OrderBy(each => each.Name, StringComparer.Ordinal)
            .Where(each => step?.Member == $"... on {each.Name}" || !Chance(3))
            .Select(each => $"... on {each.Name}{(step is null && Chance(8) ? Directive() : "")} {{ {Selection(each, depth, mayMerge: false)} }}");
        return $"__typename {string.Join(' ', conditions)}";
    }

    private string Leaf(GraphQLField field, bool mayMerge) => mayMerge && Chance(2)
        ? $"{field.Name}{(Chance(20) ? Directive() : "")}"
        : $"{Alias()}: {field.Name}{(Chance(20) ? Directive() : "")}";

    private string Branch(GraphQLField field, int depth, Step? step, bool mayMerge)
    {
        var type = (GraphQLCompositeType)field.Type.NamedType;
        if (field.Name == "groupBy")
        {
            return GroupBy(field, step);
        }

        var arguments = Arguments(field, step, depth);
        var directive = Chance(20) && step is null ? Directive() : "";
        if (arguments.Count > 0 || !mayMerge || Chance(2))
        {
            var text = arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";
            return $"{Alias()}: {field.Name}{text}{directive} {{ {Selection(type, depth + 1, mayMerge: true)} }}";
        }

        var once = $"{field.Name}{directive} {{ {Selection(type, depth + 1, mayMerge: true)} }}";
        return Chance(6) ? $"{once} {field.Name} {{ {Selection(type, depth + 1, mayMerge: true)} }}" : once;
    }

    private static bool IsLeaf(GraphQLField field) => field.Type.NamedType is not GraphQLCompositeType;

    private static bool IsConnection(GraphQLField field) => field.FindArgument("where") is not null;

    private static bool IsConnectionType(GraphQLCompositeType type) => type.Name.EndsWith("Connection", StringComparison.Ordinal);

    private string Alias() => $"a{_aliases++}";

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
