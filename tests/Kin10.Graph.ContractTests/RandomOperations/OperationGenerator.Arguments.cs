using Kin10.Graph.Changes;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <content>Arguments of fields: ids, filters, orders, pages and groups.</content>
internal sealed partial class OperationGenerator
{
    // The cursor of a hit with the score 1.5.
    private const string SearchPlace = "c2VhcmNoLjEAAAAAAAD4P00";

    // Those of the seed data, and beginnings of any.
    private static readonly string[] Words = ["teach", "residency", "stem teachers", "\"k-12", "a", "b", "c", "s", "x"];

    private readonly List<string> _orderedKeys = [];

    private List<string> Arguments(GraphQLField field, Step? step, int depth)
    {
        if (field.FindArgument("id") is { } id)
        {
            return [$"id: {Input(id.Type, 0, "id", field.Type.NamedType.Name)}"];
        }

        if (field.FindArgument("ids") is { } ids)
        {
            return [$"ids: {Input(ids.Type, 0, "ids")}"];
        }

        if (field.FindArgument("text") is { } text)
        {
            return [.. Search(field, text, step)];
        }

        if (field.FindArgument("since") is not null)
        {
            return [.. Changes(field, step)];
        }

        if (field.FindArgument("relationships") is not null)
        {
            return FollowedLinks(field, step);
        }

        var arguments = new List<string>();
        if (field.FindArgument("where") is { } where && (step?.Argument == "where" || Chance(depth == 0 ? 2 : 3)))
        {
            arguments.Add($"where: {(Chance(20) && step is null ? Null(where.Type) : Input(where.Type, Math.Min(depth, 2), "where"))}");
        }

        if (IsConnection(field))
        {
            arguments.AddRange(Page(field, step, depth));
        }

        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(arguments));
        return arguments;
    }

    private IEnumerable<string> Search(GraphQLField field, GraphQLInputValue text, Step? step)
    {
        yield return $"text: {(Chance(5) ? Input(text.Type, 0, "text") : Scalar(text.Type, ValueSource.Quote(Pick(Words))))}";
        foreach (var name in new[] { "types", "first" }.Where(name => step?.Argument == name || Chance(3)))
        {
            var type = field.FindArgument(name)!.Type;
            yield return $"{name}: {(name == "first" ? Scalar(type, $"{random.Next(4)}") : Input(type, 0, name))}";
        }

        if (step?.Argument == "after" || Chance(5))
        {
            yield return $"after: {Scalar(field.FindArgument("after")!.Type, ValueSource.Quote(SearchPlace))}";
        }
    }

    private IEnumerable<string> Changes(GraphQLField field, Step? step)
    {
        foreach (var argument in field.Arguments.Where(argument => step?.Argument == argument.Name || Chance(4)))
        {
            var value = argument.Name switch
            {
                "first" => Scalar(argument.Type, $"{random.Next(6)}"),
                "after" => Scalar(argument.Type, ValueSource.Quote(new ChangePosition(random.Next(1, 9), random.Next(9)).Cursor)),
                _ => Input(argument.Type, 0, argument.Name),
            };
            yield return $"{argument.Name}: {value}";
        }
    }

    private List<string> FollowedLinks(GraphQLField field, Step? step)
    {
        var arguments = new List<string>();
        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired || step?.Argument == argument.Name || Chance(2))
            {
                var value = Chance(20) && !argument.Type.IsNonNull ? Null(argument.Type)
                    : argument.Type.NamedType.Name == "Int" ? Scalar(argument.Type, $"{(Chance(3) ? 10 : random.Next(4))}")
                    : Input(argument.Type, 0, argument.Name);
                arguments.Add($"{argument.Name}: {value}");
            }
        }

        return arguments;
    }

    private IEnumerable<string> Page(GraphQLField field, Step? step, int depth)
    {
        var goesOn = step?.Argument is "after" or "before" || (step?.Argument != "order" && Chance(4));
        var order = "";
        if (field.FindArgument("order") is { } argument && (step?.Argument == "order" || Chance(2)))
        {
            // With a cursor the order must stand as a literal, so that the cursors of that order can be asked for.
            var mayVary = _mayVary;
            _mayVary &= !goesOn;
            order = Input(argument.Type, Math.Min(depth, 2), "order");
            _mayVary = mayVary;
            yield return $"order: {order}";
        }

        var chosen = random.Next(depth == 0 ? 3 : 4) switch { 0 => "first", 1 => "last", _ => depth > 1 ? "first" : "" };
        var size = step?.Argument is "first" or "last" ? step.Argument : chosen;
        if (size.Length > 0)
        {
            var rows = Chance(8) ? 500 : Chance(8) ? 0 : random.Next(1, depth > 1 ? 3 : 6);
            yield return $"{size}: {Scalar(field.FindArgument(size)!.Type, $"{rows}")}";
        }
        else if (Chance(20))
        {
            yield return $"first: {Null(field.FindArgument("first")!.Type)}";
        }

        var isAfter = step?.Argument == "after" || (step?.Argument != "before" && Chance(2));
        var isBefore = step?.Argument == "before" || !isAfter || Chance(4);
        foreach (var place in goesOn ? new[] { isAfter ? "after" : "", isBefore ? "before" : "" } : [])
        {
            var found = place.Length == 0 ? [] : cursors.Of(field.DeclaringType!.Name, field.Name, order, before: Chance(4));
            if (found.Length > 0)
            {
                yield return $"{place}: {Scalar(field.FindArgument(place)!.Type, ValueSource.Quote(Pick(found)))}";
            }
        }
    }

    private string Scalar(GraphQLType type, string literal) =>
        _mayVary && Chance(5) ? NewVariable(type.ToString()!, literal, isNonNull: false) : literal;

    // A group can be ordered by, and show, only what it is grouped by: keys are chosen first.
    private string GroupBy(GraphQLField field, Step? step)
    {
        _orderedKeys.Clear();
        var arguments = new List<string>();
        if (step?.Argument == "order" || Chance(2))
        {
            arguments.Add($"order: {Input(field.FindArgument("order")!.Type, 1, "order")}");
        }

        var group = (GraphQLObjectType)field.Type.NamedType;
        var keyType = (GraphQLObjectType)group.FindField("key")!.Type.NamedType;
        var wanted = new List<string>();
        var aggregate = "";
        if (step is { Argument: null }
            && guide.Next(group.Name) is { Member: "key" }
            && guide.Next(keyType.Name) is { } key)
        {
            wanted.Add(key.Member);
        }
        else if (step is { Argument: null })
        {
            aggregate = Selection((GraphQLCompositeType)group.FindField("aggregate")!.Type.NamedType, _depth - 1, mayMerge: true);
        }

        var by = (GraphQLEnumType)field.FindArgument("by")!.Type.NamedType;
        var names = by.Values.Select(value => value.Name).ToArray();
        if (step?.Argument == "by" && guide.Next(by.Name) is { } value)
        {
            wanted.Add(CamelCase(value.Member));
        }

        string[] chosen = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(names))];
        chosen = [.. names.Where(name => wanted.Contains(CamelCase(name)) || _orderedKeys.Contains(CamelCase(name))), .. chosen];
        chosen = [.. chosen.Take(Math.Max(3, wanted.Count + _orderedKeys.Count))];
        random.Shuffle(chosen);
        var list = $"[{string.Join(", ", chosen)}]";
        var byType = field.FindArgument("by")!.Type.ToString()!;
        arguments.Add($"by: {(_mayVary && Chance(6) ? NewVariable(byType, list, isNonNull: true) : list)}");
        if (step?.Argument == "having" || Chance(3))
        {
            arguments.Add($"having: {Input(field.FindArgument("having")!.Type, 2, "having")}");
        }

        if (step?.Argument == "first" || Chance(3))
        {
            arguments.Add($"first: {Scalar(field.FindArgument("first")!.Type, $"{random.Next(4)}")}");
        }

        aggregate = aggregate.Length > 0 ? aggregate
            : Selection((GraphQLCompositeType)group.FindField("aggregate")!.Type.NamedType, _depth - 1, mayMerge: true);
        var keys = chosen.Select(CamelCase).Distinct().Where(name => wanted.Contains(name) || !Chance(4)).Append("__typename");
        return $"{Alias()}: groupBy({string.Join(", ", arguments)}) {{ key {{ {string.Join(' ', keys)} }} aggregate {{ {aggregate} }} }}";
    }

    private static string CamelCase(string upperSnake)
    {
        var words = upperSnake.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant());
        var joined = string.Concat(words);
        return joined[..1].ToLowerInvariant() + joined[1..];
    }
}
