using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <content>Values of input types, as literals and as variables.</content>
internal sealed partial class OperationGenerator
{
    private const int DeepestInput = 5;
    private readonly List<Variable> _variables = [];
    private bool _mayVary = true;

    /// <summary>A variable of the operation; without a value it is not given.</summary>
    private sealed record Variable(string Name, string Type, string? Default, string? Value)
    {
        public string Definition => $"${Name}: {Type}{(Default is null ? "" : $" = {Default}")}";
    }

    /// <summary>A value, as a literal or in a variable.</summary>
    /// <param name="type">The type of its place.</param>
    /// <param name="depth">How deep in the input it stands.</param>
    /// <param name="name">The argument or input field that it is for.</param>
    /// <param name="idsOf">The type of the nodes whose ids are wanted.</param>
    /// <param name="isOneOf">Whether it stands where a value must be though the type does not say so.</param>
    private string Input(GraphQLType type, int depth, string name, string idsOf = "", bool isOneOf = false)
    {
        if (!_mayVary || !Chance(depth == 0 ? 6 : 12))
        {
            return Literal(type, depth, name, idsOf);
        }

        var isNonNull = isOneOf || type.IsNonNull;
        var text = isOneOf && !type.IsNonNull ? $"{type}!" : type.ToString()!;
        if (!guide.Leads(type.NamedType.Name)
            && _variables.Find(each => each.Type == text && each.Value is not null) is { } known
            && Chance(2))
        {
            return $"${known.Name}";
        }

        _mayVary = false;
        var literal = Literal(type, depth, name, idsOf);
        _mayVary = true;
        return NewVariable(text, literal, isNonNull);
    }

    private string NewVariable(string type, string literal, bool isNonNull)
    {
        var name = $"v{_variables.Count}";
        _variables.Add(random.Next(8) switch
        {
            0 when !isNonNull => new Variable(name, type, literal, null),
            1 when !isNonNull && guide.Goal is null => new Variable(name, type, null, null),
            2 when !isNonNull => new Variable(name, type, "null", literal),
            _ => new Variable(name, type, null, literal),
        });
        return $"${name}";
    }

    private string Null(GraphQLType type)
    {
        if (!_mayVary || !Chance(3))
        {
            return "null";
        }

        var name = $"v{_variables.Count}";
        _variables.Add(new Variable(name, type.ToString()!, null, "null"));
        return $"${name}";
    }

    private string Literal(GraphQLType type, int depth, string name, string idsOf = "")
    {
        switch (type.Nullable)
        {
            case GraphQLList list:
                return List(list, depth, name);
            case GraphQLEnumType values:
                return guide.Next(values.Name)?.Member ?? Pick([.. values.Values]).Name;
            case GraphQLInputObjectType { IsOneOf: true } input:
                return $"{{ {OneOf(input, depth)} }}";
            case GraphQLInputObjectType input when input.Name.EndsWith("ListSortInput", StringComparison.Ordinal):
                return $"{{ {ListSort(input, depth)} }}";
            case GraphQLInputObjectType input:
                return $"{{ {string.Join(", ", Fields(input, depth))} }}";
            case { } scalar when scalar.NamedType.Name == "ID" && idsOf.Length > 0:
                return ValueSource.Quote(_values.Id(idsOf));
            default:
                return _values.Literal(type.NamedType.Name);
        }
    }

    private string List(GraphQLList list, int depth, string name)
    {
        var isWay = guide.Leads(list.NamedType.Name);
        var count = isWay ? random.Next(1, 3) : Chance(8) ? 0 : random.Next(1, 4);
        string[] items = [.. Enumerable.Range(0, count).Select(i =>
            !list.OfType.IsNonNull && (i > 0 || !isWay) && Chance(5) ? Null(list.OfType) : Input(list.OfType, depth, name))];

        // One item may stand for a list of one, but null would be the list's own.
        return items is [var only] && only[0] is not ('n' or '$') && Chance(4) ? only : $"[{string.Join(", ", items)}]";
    }

    private string OneOf(GraphQLInputObjectType input, int depth)
    {
        var shallow = depth < DeepestInput ? input.Fields : [.. input.Fields.Where(each => each.Type.NamedType is GraphQLEnumType)];
        var field = guide.Next(input.Name) is { } step
            ? input.FindField(step.Member)!
            : Pick([.. shallow.Count == 0 ? input.Fields : shallow]);
        if (input.Name.EndsWith("GroupKeySortInput", StringComparison.Ordinal))
        {
            _orderedKeys.Add(field.Name);
        }

        return $"{field.Name}: {Input(field.Type, depth + 1, field.Name, isOneOf: true)}";
    }

    private string ListSort(GraphQLInputObjectType input, int depth)
    {
        var step = guide.Next(input.Name);
        var where = input.FindField("where") is { } filter && (step?.Member == "where" || (step is null && Chance(3)))
            ? $"where: {Input(filter.Type, Math.Max(depth, 2), "where")}, "
            : "";
        var key = step is not null && step.Member != "where"
            ? input.FindField(step.Member)!
            : Pick([.. input.Fields.Where(each => each.Name != "where")]);
        return $"{where}{key.Name}: {Input(key.Type, depth + 1, key.Name, isOneOf: true)}";
    }

    private List<string> Fields(GraphQLInputObjectType input, int depth)
    {
        var step = guide.Next(input.Name);
        GraphQLInputValue[] fields =
            [.. input.Fields.Where(each => depth < DeepestInput || each.Type.NamedType is not GraphQLInputObjectType)];
        var wanted = step is null ? null : input.FindField(step.Member);
        var count = fields.Length == 0 || Chance(15) ? 0 : random.Next(wanted is null ? 1 : 0, 3);
        var chosen = Enumerable.Range(0, count).Select(_ => Pick(fields));
        var texts = new List<string>();
        foreach (var field in (wanted is null ? chosen : chosen.Prepend(wanted)).Distinct())
        {
            var mayBeNull = field.Name is "eq" or "neq" or "mode" || field.Type.NamedType is GraphQLInputObjectType;
            var isNull = mayBeNull && field != wanted && Chance(8);
            texts.Add($"{field.Name}: {(isNull ? Null(field.Type) : Input(field.Type, depth + 1, field.Name))}");
        }

        return texts;
    }
}
