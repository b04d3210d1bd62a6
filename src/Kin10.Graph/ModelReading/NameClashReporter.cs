using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.ModelReading;

/// <summary>Reports names that the generated API would have twice. Only a model that is right otherwise has an API.</summary>
internal sealed class NameClashReporter(MistakeList mistakes, Declarations declarations, TypeReader types)
{
    public void Report(GraphModel model)
    {
        // One name that is taken brings others with it: one of them is enough, a field's rather than a type's.
        var reported = new HashSet<SourceLocation>();
        var api = new ApiSchemaGenerator(model, new GraphLimits());
        foreach (var clash in api.Text.Clashes.OrderBy(clash => clash.Name.Contains('.', StringComparison.Ordinal) ? 0 : 1))
        {
            // What stands later in the file came to a name that was taken.
            var location = new[] { clash.First, clash.Second }
                .Select(element => Locate(element, api.Edges) ?? new SourceLocation(1, 1))
                .MaxBy(place => (place.Line, place.Column));
            var both = string.Join(" and ", new[] { Describe(clash.First), Describe(clash.Second) }.Distinct());
            if (reported.Add(location))
            {
                mistakes.Add(location,
                    $"`{clash.Name}` would stand in the API for {both}; choose another name, or another plural in "
                    + "`@node(plural:)`.");
            }
        }
    }

    private static string Describe(object? element) => element switch
    {
        null => "something that every API has",
        EdgeContent { IsPlain: true } content => $"the list of `{content.Target.Name}`",
        EdgeContent content => $"edges to `{content.Target.Name}`",
        Relationship relationship => $"`{relationship.Coordinate}`",
        Property property => $"the property `{property.Name}`",
        EnumType type => $"`{type.Name}`",
        EdgeProperties type => $"`{type.Name}`",
        _ => $"`{element}`",
    };

    private SourceLocation? Locate(object? element, EdgeTypes edges) => element switch
    {
        TargetType type => declarations.Find(type.Name)?.Name.Location,
        EnumType type => declarations.Find(type.Name)?.Name.Location,
        EdgeProperties type => declarations.Find(type.Name)?.Name.Location,
        EdgeContent { IsPlain: true } content => Locate(content.Target, edges),
        EdgeContent content => Locate(edges.UsersOf(content)[0], edges),
        Relationship relationship => types.Leading
            .First(item => item.Owner == relationship.Owner && item.Field.Name.Value == relationship.Name).Field.Name.Location,
        _ => null,
    };
}
