using System.Text;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Tests.Validation;

/// <summary>
/// Writes random documents for a schema: right most of the time, and here and there wrong in one of the ways that the rules of section 5
/// are about. The same seed gives the same documents.
/// </summary>
internal sealed class DocumentGenerator(GraphQLSchema schema, int seed)
{
    private const int MaxDepth = 4;

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<(string Name, GraphQLCompositeType Type)> _fragments = [];
    private readonly StringBuilder _fragmentText = new();
    private double _mistakes;
    private double _sameKeys;
    private bool _isConstant;
    private bool _isSubscription;
    private int _fragmentCount;
    private int _aliasCount;

    public string Next()
    {
        _variables.Clear();
        _fragments.Clear();
        _fragmentText.Clear();
        (_fragmentCount, _aliasCount) = (0, 0);
        _mistakes = Chance(0.5) ? 0 : 0.02;
        _sameKeys = Chance(0.5) ? 0.02 : 0.25;

        var text = new StringBuilder();
        var kind = Pick(["query", "query", "query", "mutation", "subscription"]);
        _isSubscription = kind == "subscription";
        var root = kind switch { "query" => schema.QueryType!, "mutation" => schema.MutationType!, _ => schema.SubscriptionType! };
        var body = _isSubscription && (_mistakes == 0 || Chance(0.7)) ? SubscriptionBody(root) : SelectionSet(root, 1);
        var directives = Directives(kind.ToUpperInvariant());
        text.Append(kind).Append(" Op").Append(Variables()).Append(directives).Append(body);
        text.Append(_fragmentText);
        AppendMistakes(text);
        return text.ToString();
    }

    private void AppendMistakes(StringBuilder text)
    {
        if (Mistake())
        {
            text.Append(Pick([
                " { __typename }", " query Op { __typename }", " query Other { __typename }", " fragment Unused on Cause { id }",
                " fragment F1 on Cause { id }", " fragment Loop on Cause { parent { ...Loop } }", " type T { a: Int }"]));
        }
    }

    private string SubscriptionBody(GraphQLObjectType root) => $" {{ {Field(root, 1)} }}";

    private string SelectionSet(GraphQLCompositeType type, int depth)
    {
        var text = new StringBuilder(" {");
        for (var count = 1 + _random.Next(4); count > 0; count--)
        {
            text.Append(' ').Append(_random.Next(10) switch
            {
                0 => InlineFragment(type, depth),
                1 => FragmentSpread(type, depth),
                _ => Field(type, depth),
            });
        }

        return text.Append(" }").ToString();
    }

    private string InlineFragment(GraphQLCompositeType type, int depth)
    {
        var condition = Chance(0.2) ? null : Condition(type);
        var typeCondition = condition is null ? "" : $" on {condition.Name}";
        return $"...{typeCondition}{Directives("INLINE_FRAGMENT")}{SelectionSet(condition ?? type, depth)}";
    }

    private string FragmentSpread(GraphQLCompositeType type, int depth)
    {
        var known = _fragments.Where(fragment => Mistake() || Overlap(fragment.Type, type)).ToList();
        if (known.Count > 0 && Chance(0.5))
        {
            return $"...{Pick(known).Name}{Directives("FRAGMENT_SPREAD")}";
        }

        var condition = Condition(type);
        var name = $"F{++_fragmentCount}";
        var body = SelectionSet(condition, depth);
        _fragments.Add((name, condition));
        _fragmentText.Append($" fragment {name} on {(Mistake() ? Pick(["Level", "Nothing", "CauseFilter"]) : condition.Name)}")
            .Append(Directives("FRAGMENT_DEFINITION")).Append(body);
        return $"...{(Mistake() ? "Missing" : name)}{Directives("FRAGMENT_SPREAD")}";
    }

    private GraphQLCompositeType Condition(GraphQLCompositeType type) => Pick(schema.Types
        .OfType<GraphQLCompositeType>()
        .Where(candidate => !candidate.Name.StartsWith("__", StringComparison.Ordinal) && (Overlap(candidate, type) || Mistake()))
        .ToList());

    private bool Overlap(GraphQLCompositeType a, GraphQLCompositeType b) => schema.PossibleTypes(a).Overlaps(schema.PossibleTypes(b));

    private string Field(GraphQLCompositeType type, int depth)
    {
        var fields = type is GraphQLFieldsType owner
            ? owner.Fields.Where(item => depth < MaxDepth || item.Type.NamedType is not GraphQLCompositeType).ToList()
            : [];
        if (fields.Count == 0 || Chance(0.03))
        {
            // Under a key of its own: the reference does not compare the type of __typename with that of other fields.
            return $"{(Chance(0.5) ? $"k{++_aliasCount}: " : "")}__typename{Directives("FIELD")}";
        }

        var field = Pick(fields);
        var name = Mistake() ? Pick(["nmae", "id", "size", "partners", "best"]) : field.Name;
        var below = field.Type.NamedType is GraphQLCompositeType composite
            ? Mistake() ? "" : SelectionSet(composite, depth + 1)
            : Mistake() ? " { id }" : "";
        return $"{Alias()}{name}{Arguments(field.Arguments)}{Directives("FIELD")}{below}";
    }

    private string Alias() =>
        Chance(_sameKeys) ? $"{Pick(["a", "b", "name", "size"])}: "
        : Chance(0.5) ? $"k{++_aliasCount}: "
        : "";

    private string Arguments(IReadOnlyList<GraphQLInputValue> definitions)
    {
        var given = new List<string>();
        foreach (var definition in definitions)
        {
            if (definition.IsRequired ? !Mistake() : Chance(0.25))
            {
                given.Add($"{(Mistake() ? "wrong" : definition.Name)}: {Value(definition.Type, definition.DefaultValue is not null, 0)}");
            }

            if (Mistake())
            {
                given.Add($"{definition.Name}: 1");
            }
        }

        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    private string Value(GraphQLType type, bool hasDefault, int depth)
    {
        if (!_isConstant && Chance(0.15))
        {
            return Variable(type, hasDefault);
        }

        if (Mistake())
        {
            return Pick(["1", "1.5", "\"x\"", "true", "HIGH", "null", "{}", "[1]", "[[null]]", "{ id: 1 }", "3000000000", "{ eq: \"x\" }"]);
        }

        if (!type.IsNonNull && Chance(0.1))
        {
            return "null";
        }

        return type.Nullable switch
        {
            GraphQLList list when Chance(0.8) =>
                $"[{string.Join(", ", Enumerable.Range(0, _random.Next(3)).Select(_ => Value(list.OfType, false, depth + 1)))}]",
            GraphQLList list => Value(new GraphQLNonNull(list.OfType.Nullable), false, depth + 1),
            GraphQLInputObjectType inputObject => InputObject(inputObject, depth),
            GraphQLEnumType enumType => _mistakes > 0 && Chance(0.1) ? "UNKNOWN" : Pick(enumType.Values).Name,
            var scalar => scalar.NamedType.Name switch
            {
                "Int" => Pick(["1", "-7", "0"]),
                "Float" => Pick(["1", "1.5", "-2e3"]),
                "Boolean" => Pick(["true", "false"]),
                "ID" => Pick(["1", "\"Cause:x\""]),
                _ => Pick(["\"x\"", "\"\"\"x\"\"\"", "\"\""]),
            },
        };
    }

    private string InputObject(GraphQLInputObjectType type, int depth)
    {
        var fields = new List<string>();
        var only = type.IsOneOf && !Mistake() ? Pick(type.Fields) : null;
        foreach (var field in type.Fields)
        {
            if (only is not null ? field == only : field.IsRequired ? !Mistake() : depth < 2 && Chance(0.3))
            {
                var fieldType = only is null || Mistake() ? field.Type : new GraphQLNonNull(field.Type);
                fields.Add($"{field.Name}: {Value(fieldType, field.DefaultValue is not null, depth + 1)}");
            }

            if (Mistake())
            {
                fields.Add(Pick(["nothing: 1", $"{field.Name}: null"]));
            }
        }

        return $"{{ {string.Join(", ", fields)} }}";
    }

    private string Variable(GraphQLType type, bool hasDefault)
    {
        if (Mistake())
        {
            return $"${Pick(["undefined", "v1", "v2"])}";
        }

        var declared = type.ToString()!;
        if (!type.IsNonNull && Chance(0.3))
        {
            declared += "!";
        }
        else if (type.IsNonNull && (hasDefault || Mistake()) && Chance(0.5))
        {
            declared = type.Nullable.ToString()!;
        }

        var known = _variables.Where(pair => pair.Value == declared).Select(pair => pair.Key).ToList();
        if (known.Count > 0 && Chance(0.5))
        {
            return Pick(known);
        }

        var name = $"$v{_variables.Count + 1}";
        _variables[name] = declared;
        return name;
    }

    private string Variables()
    {
        _isConstant = true;
        var definitions = _variables
            .Select(pair => $"{pair.Key}: {VariableType(pair.Value)}{Default(pair.Value)}{Directives("VARIABLE_DEFINITION")}")
            .ToList();
        _isConstant = false;
        if (Mistake())
        {
            definitions.Add(Pick(["$v1: Int", "$unused: Int"]));
        }

        return definitions.Count == 0 ? "" : $"({string.Join(", ", definitions)})";
    }

    private string VariableType(string type) => Mistake() ? Pick(["Int", "Cause", "Nothing", "[ID!]"]) : type;

    private string Default(string type) => type switch
    {
        _ when Mistake() => " = { a: 1 }",
        "Int" when Chance(0.3) => " = 4",
        "String" when Chance(0.3) => Pick([" = null", " = \"x\""]),
        "[String!]" when Chance(0.3) => Pick([" = []", " = \"x\"", " = [\"x\"]"]),
        _ => "",
    };

    private string Directives(string place)
    {
        if (!Chance(0.06))
        {
            return Mistake() && Chance(0.2) ? " @nothing" : "";
        }

        var fitting = schema.Directives.Where(directive => directive.Locations.Contains(place) || Mistake()).ToList();
        if (_isSubscription)
        {
            // The reference does not yet know that the root of a subscription takes no conditions.
            fitting.RemoveAll(directive => directive.Name is "skip" or "include");
        }

        if (fitting.Count == 0)
        {
            return "";
        }

        var directive = Pick(fitting);
        var text = $" @{directive.Name}{Arguments(directive.Arguments)}";
        return (directive.IsRepeatable && Chance(0.3)) || Mistake() ? text + text : text;
    }

    private bool Mistake() => Chance(_mistakes);

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
