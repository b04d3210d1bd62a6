using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ModelReading;

/// <summary>Joins node types and the interfaces that they implement, and checks that the fields agree.</summary>
internal sealed class InterfaceReader(MistakeList mistakes, Declarations declarations, TypeReader types)
{
    /// <summary>
    /// Sets the interfaces of node types and the implementers of interfaces. Every node type implements <c>Node</c>, written or not.
    /// </summary>
    /// <returns>The interfaces, ordered by name.</returns>
    public IReadOnlyList<InterfaceType> Read()
    {
        var nodeInterface = types.Targets.GetValueOrDefault(ApiNames.Node) as InterfaceType ?? ImplyNode();
        var implementers = new Dictionary<InterfaceType, List<NodeType>>();
        foreach (var (type, node) in types.NodeTypes)
        {
            var interfaces = new SortedList<string, InterfaceType>(StringComparer.Ordinal);
            foreach (var name in node.Interfaces)
            {
                ReadOne(node, name, interfaces);
            }

            interfaces.TryAdd(nodeInterface.Name, nodeInterface);
            type.Interfaces = [.. interfaces.Values];
            foreach (var implemented in type.Interfaces)
            {
                CheckFields(type, node, implemented);
                if (!implementers.TryGetValue(implemented, out var list))
                {
                    implementers.Add(implemented, list = []);
                }

                list.Add(type);
            }
        }

        var all = types.Targets.Values.OfType<InterfaceType>().Append(nodeInterface).Distinct();
        foreach (var item in all)
        {
            item.Implementers = implementers.GetValueOrDefault(item) ?? [];
            if (item.Implementers.Count == 0 && declarations.Find(item.Name) is { } node)
            {
                mistakes.Add(node.Name.Location,
                    $"No node type implements `{item.Name}`; leave it out, or write `implements {item.Name}` where it belongs.");
            }
        }

        return [.. all.OrderBy(item => item.Name, StringComparer.Ordinal)];
    }

    private static InterfaceType ImplyNode() => new(
        ApiNames.Node,
        "Anything in the graph that has an id of its own.",
        "nodes",
        [new Property("id", "Stable and readable: `<Type>:<slug>`.", ScalarKind.Id, IsRequired: true)]);

    private void ReadOne(ObjectTypeNode node, NamedTypeNode name, SortedList<string, InterfaceType> interfaces)
    {
        if (types.Targets.GetValueOrDefault(name.Name) is InterfaceType implemented)
        {
            if (!interfaces.TryAdd(name.Name, implemented))
            {
                mistakes.Add(name.Location, $"`{node.Name}` implements `{name.Name}` twice; once is enough.");
            }
        }
        else if (declarations.Find(name.Name) is not null)
        {
            mistakes.Add(name.Location, $"`{node.Name}` cannot implement `{name.Name}`: it is not an interface.");
        }
        else if (name.Name != ApiNames.Node)
        {
            var known = declarations.Interfaces.Select(known => known.Name.Value).Append(ApiNames.Node).Distinct();
            mistakes.Add(name.Location, $"There is no interface `{name.Name}`.{Words.DidYouMean(name.Name, known)}");
        }
    }

    private void CheckFields(NodeType type, ObjectTypeNode node, InterfaceType implemented)
    {
        // What ids and sources must be is checked for every type.
        foreach (var expected in implemented.Properties.Where(property => property.Name is not ("id" or "sources")))
        {
            var field = node.Fields.FirstOrDefault(field => field.Name.Value == expected.Name);
            var found = type.FindProperty(expected.Name);
            if (field is null)
            {
                mistakes.Add(node.Name.Location,
                    $"`{type.Name}` implements `{implemented.Name}` and needs its field `{expected.Name}: {Write(expected)}`.");
            }
            else if (found is not null
                && (found.Kind, found.Enum?.Name, found.IsList, found.IsRequired)
                    != (expected.Kind, expected.Enum?.Name, expected.IsList, expected.IsRequired))
            {
                mistakes.Add(field.Type.Location,
                    $"`{type.Name}.{expected.Name}` is `{Write(found)}`, but the interface `{implemented.Name}` has it as "
                    + $"`{Write(expected)}`; both must be equal.");
            }
            else if (found is { IsNumber: true } && found.IsAdditive != expected.IsAdditive)
            {
                mistakes.Add(field.Name.Location,
                    $"`{type.Name}.{expected.Name}` and the interface `{implemented.Name}` must agree whether it may be added up: "
                    + "both say `@measure(sum: false)`, or neither.");
            }
            else if (found is null && types.Leading.Any(leading => leading.Field == field))
            {
                mistakes.Add(field.Name.Location,
                    $"`{type.Name}.{expected.Name}` leads to nodes, but the interface `{implemented.Name}` has it as the "
                    + $"property `{Write(expected)}`.");
            }
        }
    }

    private static string Write(Property property)
    {
        var name = property.Kind switch
        {
            ScalarKind.Enum => property.Enum!.Name,
            ScalarKind.Id => "ID",
            _ => property.Kind.ToString(),
        };
        return (property.IsList ? $"[{name}!]" : name) + (property.IsRequired ? "!" : "");
    }
}
