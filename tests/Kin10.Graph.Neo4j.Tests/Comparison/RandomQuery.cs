using System.Globalization;
using System.Text.Json;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Neo4j.Tests.Comparison;

/// <summary>Makes valid operations from the schema alone, each field under a key of its own.</summary>
/// <param name="schema">The schema.</param>
/// <param name="random">Where chance comes from.</param>
/// <param name="scalars">Values of a type, ids by the name of the node's type; null for those of <see cref="RandomGraph"/>.</param>
internal sealed class RandomQuery(GraphQLSchema schema, Random random, Func<string, string?>? scalars = null)
{
    private const int DeepestInput = 5;
    private const int DeepestSelection = 4;
    private static readonly string[] PageArguments = ["first", "last", "after", "before"];
    private int _aliases;

    /// <summary>A connection to page through: what stands around it, its arguments but for the page, and its fields.</summary>
    public sealed record Connection(string Before, string Field, string Where, string Order, string Selection, string After)
    {
        public string Text(string page, bool filtered = true, string? selection = null)
        {
            var arguments = string.Join(", ", new[] { filtered ? Where : "", Order, page }.Where(part => part.Length > 0));
            return $"{{ {Before}f: {Field}{(arguments.Length == 0 ? "" : $"({arguments})")} {{ {selection ?? Selection} }} {After}}}";
        }
    }

    public Connection NextConnection()
    {
        var roots = schema.QueryType!.Fields.Where(IsConnection).ToArray();
        if (random.Next(3) > 0)
        {
            return Make("", Pick(roots), "");
        }

        var singles = schema.QueryType.Fields
            .Where(field => field.FindArgument("id") is not null && field.Type.NamedType is GraphQLObjectType type && type.Fields.Any(IsConnection)).ToArray();
        var single = Pick(singles);
        var inner = Pick([.. ((GraphQLObjectType)single.Type.NamedType).Fields.Where(IsConnection)]);
        return Make($"{single.Name}(id: {Scalar(single.Type.NamedType.Name)}) {{ ", inner, "} ");
    }

    /// <summary>An argument with a random page size.</summary>
    public string Size() => random.Next(3) switch
    {
        0 => $"first: {random.Next(5)}",
        1 => $"last: {random.Next(5)}",
        _ => "",
    };

    private Connection Make(string before, GraphQLField field, string after)
    {
        var where = random.Next(3) > 0 ? $"where: {Input(field.FindArgument("where")!.Type, 0)}" : "";
        var order = random.Next(3) > 0 && field.FindArgument("order") is { } argument ? $"order: {Input(argument.Type, 0)}" : "";
        return new Connection(before, field.Name, where, order, Selection((GraphQLCompositeType)field.Type.NamedType, 0), after);
    }

    private static bool IsConnection(GraphQLField field) => field.FindArgument("where") is not null;

    private string Selection(GraphQLCompositeType type, int depth)
    {
        if (type is GraphQLUnionType || (type is GraphQLInterfaceType && random.Next(2) == 0))
        {
            var cases = schema.PossibleTypes(type).OrderBy(each => each.Name, StringComparer.Ordinal)
                .Select(each => $"... on {each.Name} {{ {Selection(each, depth)} }}");
            return $"__typename {string.Join(' ', cases)}";
        }

        var fields = ((GraphQLFieldsType)type).Fields;
        var leaves = fields.Where(field => field.Type.NamedType is not GraphQLCompositeType).ToArray();
        var branches = depth < DeepestSelection ? fields.Except(leaves).ToArray() : [];
        var parts = new List<string> { "__typename" };
        foreach (var field in leaves.Where(_ => random.Next(2) == 0))
        {
            parts.Add($"{Alias()}: {field.Name}");
        }

        foreach (var field in branches.Where(_ => random.Next(IsConnectionType(type) ? 2 : 4) == 0))
        {
            parts.Add(field.Name == "groupBy" ? GroupBy(field) : Branch(field, depth));
        }

        return string.Join(' ', parts);
    }

    private static bool IsConnectionType(GraphQLCompositeType type) => type.Name.EndsWith("Connection", StringComparison.Ordinal);

    private string Branch(GraphQLField field, int depth)
    {
        var arguments = new List<string>();
        foreach (var argument in field.Arguments.Where(argument => !PageArguments.Contains(argument.Name) && random.Next(3) == 0))
        {
            arguments.Add($"{argument.Name}: {Input(argument.Type, 1)}");
        }

        if (IsConnection(field) && Size() is { Length: > 0 } size)
        {
            arguments.Add(size);
        }

        var text = arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";
        return $"{Alias()}: {field.Name}{text} {{ {Selection((GraphQLCompositeType)field.Type.NamedType, depth + 1)} }}";
    }

    private string GroupBy(GraphQLField field)
    {
        var names = ((GraphQLEnumType)field.FindArgument("by")!.Type.NamedType).Values.Select(value => value.Name).ToArray();
        string[] by = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(names))];
        string[] keys = [.. by.Distinct().Select(CamelCase)];
        var arguments = new List<string> { $"by: [{string.Join(", ", by)}]" };
        if (random.Next(3) == 0 && field.FindArgument("having") is { } having)
        {
            arguments.Add($"having: {Input(having.Type, 2)}");
        }

        if (random.Next(2) == 0)
        {
            var direction = random.Next(2) == 0 ? "ASC" : "DESC";
            arguments.Add($"order: [{(random.Next(2) == 0 ? $"{{ count: {direction} }}" : $"{{ key: {{ {Pick(keys)}: {direction} }} }}")}]");
        }

        if (random.Next(3) == 0)
        {
            arguments.Add($"first: {random.Next(4)}");
        }

        var group = (GraphQLObjectType)field.Type.NamedType;
        var aggregate = Selection((GraphQLCompositeType)group.FindField("aggregate")!.Type.NamedType, DeepestSelection - 1);
        return $"{Alias()}: groupBy({string.Join(", ", arguments)}) {{ key {{ {string.Join(' ', keys)} }} aggregate {{ {aggregate} }} }}";
    }

    private static string CamelCase(string upperSnake)
    {
        var words = upperSnake.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant());
        var joined = string.Concat(words);
        return joined[..1].ToLowerInvariant() + joined[1..];
    }

    private string Input(GraphQLType type, int depth, string place = "")
    {
        switch (type.Nullable)
        {
            case GraphQLList list:
                var items = Enumerable.Range(0, random.Next(0, 3)).Select(_ =>
                    !list.OfType.IsNonNull && random.Next(5) == 0 ? "null" : Input(list.OfType, depth, place));
                return $"[{string.Join(", ", items)}]";
            case GraphQLEnumType values:
                return Pick([.. values.Values]).Name;
            case GraphQLInputObjectType input when input.IsOneOf:
                var shallow = depth < DeepestInput ? input.Fields : input.Fields.Where(each => each.Type.NamedType is GraphQLEnumType).ToArray();
                var one = Pick([.. (shallow.Count == 0 ? input.Fields : shallow)]);
                return $"{{ {one.Name}: {Input(one.Type, depth + 1, one.Name)} }}";
            case GraphQLInputObjectType input when input.Name.EndsWith("ListSortInput", StringComparison.Ordinal):
                var key = Pick([.. input.Fields.Where(each => each.Name != "where")]);
                var where = input.FindField("where") is { } filter && random.Next(3) == 0 ? $"where: {Input(filter.Type, depth + 2)}, " : "";
                return $"{{ {where}{key.Name}: {Input(key.Type, depth + 1)} }}";
            case GraphQLInputObjectType input:
                return $"{{ {string.Join(", ", Fields(input, depth))} }}";
            default:
                return Scalar(type.NamedType.Name);
        }
    }

    private IEnumerable<string> Fields(GraphQLInputObjectType input, int depth)
    {
        var fields = depth < DeepestInput ? input.Fields : [.. input.Fields.Where(field => field.Type.NamedType is not GraphQLInputObjectType)];
        if (fields.Count == 0)
        {
            yield break;
        }

        foreach (var field in Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick([.. fields])).Distinct())
        {
            var mayBeNull = field.Name is "eq" or "neq" || field.Type.NamedType is GraphQLInputObjectType;
            yield return $"{field.Name}: {(mayBeNull && random.Next(8) == 0 ? "null" : Input(field.Type, depth + 1, field.Name))}";
        }
    }

    private string Scalar(string name) => scalars?.Invoke(name) ?? name switch
    {
        "Boolean" => random.Next(2) == 0 ? "true" : "false",
        "Int" => random.Next(-2, 5).ToString(CultureInfo.InvariantCulture),
        "Long" => random.Next(5) == 0 ? "9223372036854775807" : random.Next(-3, 4).ToString(CultureInfo.InvariantCulture),
        "Float" => (random.Next(8) * 0.1).ToString("R", CultureInfo.InvariantCulture),
        "LocalDate" => $"\"200{random.Next(3)}-01-0{random.Next(1, 3)}\"",
        "Person" => $"\"Person:p{random.Next(7)}\"",
        "Book" => $"\"Book:b{random.Next(10)}\"",
        "Series" => $"\"Series:s{random.Next(3)}\"",
        "ID" => Scalar(Pick(["Book", "Person", "Series"])),
        _ => JsonSerializer.Serialize(Pick(RandomGraph.Texts)),
    };

    private string Alias() => $"a{_aliases++}";

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
