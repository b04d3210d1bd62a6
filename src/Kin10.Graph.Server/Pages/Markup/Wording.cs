using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>What enum values and numbers are called. The words are in a file that the pages of the browser read, too.</summary>
internal static class Wording
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> All = Read();

    /// <summary>The folder of the addresses of each type that has pages.</summary>
    public static FrozenDictionary<string, string> Folders => All["folders"];

    /// <summary>An enum value in words: SCHOOL_DISTRICT is "School district".</summary>
    public static string Of(string value)
    {
        if (All["values"].TryGetValue(value, out var words))
        {
            return words;
        }

        var plain = value.ToLowerInvariant().Replace('_', ' ');
        return char.ToUpperInvariant(plain[0]) + plain[1..];
    }

    /// <summary>How official the name of a root cause is.</summary>
    public static string Naming(string naming) => All["namings"][naming];

    /// <summary>"1 partner", "3 partners", "no partners".</summary>
    public static string Counted(long count, string one, string? many = null) => count switch
    {
        0 => $"no {many ?? one + "s"}",
        1 => $"1 {one}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {many ?? one + "s"}"),
    };

    /// <summary>Whole US dollars.</summary>
    public static string Dollars(long amount) => string.Create(CultureInfo.InvariantCulture, $"${amount:N0}");

    /// <summary>Dollars as far as they are known: an amount that nobody knows is never said to be nothing.</summary>
    /// <param name="aggregate">An aggregate of investments, with <c>count</c> and <c>amountUsd { sum count }</c>.</param>
    public static string Money(Fact aggregate)
    {
        var (all, known) = (aggregate.Number("count")!.Value, aggregate["amountUsd"].Number("count")!.Value);
        var words = All["money"];
        if (all == 0)
        {
            return words["none"];
        }

        if (known == 0)
        {
            return words["unknown"].Replace("{investments}", Counted(all, "investment"), StringComparison.Ordinal);
        }

        var dollars = Dollars(aggregate["amountUsd"].Number("sum")!.Value);
        return known == all ? dollars : words["partly"]
            .Replace("{dollars}", dollars, StringComparison.Ordinal)
            .Replace("{investments}", Counted(all - known, "investment"), StringComparison.Ordinal);
    }

    /// <summary>A score from 0 to 1 with two decimals.</summary>
    public static string Score(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>"2015", "2015 to 2017", or null where no year is known.</summary>
    public static string? Years(long? first, long? last) => (first, last) switch
    {
        (null, null) => null,
        (null, { } end) => string.Create(CultureInfo.InvariantCulture, $"to {end}"),
        ({ } year, { } end) when year != end => string.Create(CultureInfo.InvariantCulture, $"{year} to {end}"),
        ({ } year, _) => year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The beginning of a text, cut between words.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', most - 2);
        return $"{text[..(end > 0 ? end : most - 2)]} …";
    }

    /// <summary>A text that ends as a sentence does.</summary>
    public static string Sentence(string text) => text[^1] is '.' or '?' or '!' or '…' ? text : $"{text}.";

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Read()
    {
        // Read at the start: without the serializer, which takes longer to get ready than this takes.
        using var stream = typeof(Wording).Assembly.GetManifestResourceStream("words.json")!;
        using var words = JsonDocument.Parse(stream);
        return words.RootElement.EnumerateObject().ToFrozenDictionary(
            group => group.Name,
            group => group.Value.EnumerateObject().ToFrozenDictionary(word => word.Name, word => word.Value.GetString()!));
    }
}
