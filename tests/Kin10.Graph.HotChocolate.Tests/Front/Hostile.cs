using System.Text;

namespace Kin10.Graph.HotChocolate.Tests.Front;

/// <summary>Small documents that cost much.</summary>
internal static class Hostile
{
    public static IReadOnlyDictionary<string, string> Documents { get; } = new SortedDictionary<string, string>
    {
        ["10,000 inline fragments in one another"] = Nested("... { ", "rootCauses { totalCount }", " }", 10_000),
        ["10,000 inline fragments side by side"] =
            $"{{ {Repeat("...{__typename}", 10_000)} }}",
        ["a list in 10,000 lists"] = $"{{ rootCauses(where: {new string('[', 10_000)}{new string(']', 10_000)}) {{ totalCount }} }}",
        ["a type of 10,000 lists"] = $"query ($v: {new string('[', 10_000)}Int{new string(']', 10_000)}) {{ rootCauses {{ totalCount }} }}",
        ["a filter in 5,000 filters"] =
            $"{{ rootCauses(where: {Repeat("{ and: [", 5_000)}{Repeat("] }", 5_000)}) {{ totalCount }} }}",
        ["a ring of 5,000 fragments"] = Ring(5_000),
        ["fragments that double 30 times"] = Doubling(30),
        ["10,000 aliases"] = Aliases(10_000),
        ["10,000 directives"] = $"{{ rootCauses {Repeat("@include(if:true)", 10_000)} {{ totalCount }} }}",
    };

    public static string Nested(string open, string inside, string close, int depth) =>
        $"{{ {Repeat(open, depth)}{inside}{Repeat(close, depth)} }}";

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Ring(int count)
    {
        var text = new StringBuilder("{ ...f0 }");
        for (var i = 0; i < count; i++)
        {
            text.Append($" fragment f{i} on Query {{ ...f{(i + 1) % count} }}");
        }

        return text.ToString();
    }

    private static string Doubling(int count)
    {
        var text = new StringBuilder("{ ...f0 }");
        for (var i = 0; i < count; i++)
        {
            text.Append($" fragment f{i} on Query {{ a{i}: rootCauses {{ totalCount }} ...f{i + 1} ...f{i + 1} }}");
        }

        return text.Append($" fragment f{count} on Query {{ rootCauses {{ totalCount }} }}").ToString();
    }

    private static string Aliases(int count)
    {
        var text = new StringBuilder("{ ");
        for (var i = 0; i < count; i++)
        {
            text.Append($"a{i}: __typename ");
        }

        return text.Append('}').ToString();
    }
}
