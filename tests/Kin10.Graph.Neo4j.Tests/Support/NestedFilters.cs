namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>Filters of the seed that hold one another so many levels deep.</summary>
internal static class NestedFilters
{
    /// <summary>The shapes by name: the root field, what a level puts around the next, and the innermost.</summary>
    private static readonly Dictionary<string, (string Field, string[] Levels, string Innermost)> Shapes = new()
    {
        ["peers some"] = ("partners", ["peers: { some: { # } }"], "name: { startsWith: \"A\" }"),
        ["peers all"] = ("partners", ["peers: { all: { # } }"], "name: { neq: \"x\" }"),
        ["peers none"] = ("partners", ["peers: { none: { # } }"], "name: { eq: \"x\" }"),
        ["aggregates"] = ("rootCauses", ["influences: { aggregate: { where: { # }, count: { gt: 0 } } }"], "name: { neq: \"x\" }"),
        ["counts"] = ("rootCauses", ["influences: { count: { gt: 0 }, some: { # } }"], "influences: { count: { gt: 1 } }"),
        ["edges"] = (
            "rootCauses",
            ["influences: { some: { edge: { basis: { neq: VOTED } }, # } }", "or: [{ influencedBy: { some: { # } } }, { id: { eq: \"x\" } }]"],
            "name: { neq: \"x\" }"),
        ["mixture"] = (
            "practices",
            [
                "rootCauses: { some: { # } }", "practices: { all: { # } }", "not: { rootCauses: { none: { # } } }",
                "partners: { aggregate: { where: { # }, count: { gte: 0 } } }", "practices: { some: { # } }",
            ],
            "name: { neq: \"x\" }"),
    };

    /// <summary>Every shape with depths.</summary>
    public static TheoryData<string, int> Cases(params int[] depths)
    {
        var cases = new TheoryData<string, int>();
        foreach (var shape in Shapes.Keys)
        {
            foreach (var depth in depths)
            {
                cases.Add(shape, depth);
            }
        }

        return cases;
    }

    /// <summary>The operation of a shape.</summary>
    public static string Of(string shape, int depth)
    {
        var (field, levels, innermost) = Shapes[shape];
        var text = "#";
        for (var level = 0; level < depth; level++)
        {
            text = text.Replace("#", levels[level % levels.Length], StringComparison.Ordinal);
        }

        return $"{{ {field}(where: {{ {text.Replace("#", innermost, StringComparison.Ordinal)} }}) {{ totalCount nodes {{ id }} }} }}";
    }
}
