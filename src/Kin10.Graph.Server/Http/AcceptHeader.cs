using Kin10.GraphQL.Execution;
using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.Server.Http;

/// <summary>Content negotiation by <c>Accept</c> (RFC 9110, section 12.5.1).</summary>
internal static class AcceptHeader
{
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";
    private const string Html = "text/html";

    // Only for those who name them.
    private static readonly (ResponseMediaType MediaType, string Name)[] Named =
    [
        (ResponseMediaType.EventStream, EventStreamWriter.MediaType),
        (ResponseMediaType.Csv, "text/csv"),
        (ResponseMediaType.JsonLines, "application/jsonl"),
    ];

    /// <summary>
    /// The media type that the client prefers. A missing header and wildcards mean <see cref="ResponseMediaType.Json"/>; between two
    /// of equal weight, the one named more exactly, then the one named first. Event streams and exports are only for those who name them.
    /// </summary>
    public static ResponseMediaType Choose(StringValues accept)
    {
        if (accept.Count == 0 || string.IsNullOrWhiteSpace(accept[0]))
        {
            return ResponseMediaType.Json;
        }

        var header = Text(accept);
        var json = Find(header, Json);
        var graphQLResponse = Find(header, GraphQLResponse);
        var other = ResponseMediaType.None;
        var preference = graphQLResponse.IsBetterThan(json) ? graphQLResponse : json;
        foreach (var (mediaType, name) in Named)
        {
            if (Find(header, name) is var found && IsNamed(found) && found.IsBetterThan(preference))
            {
                (other, preference) = (mediaType, found);
            }
        }

        if (other != ResponseMediaType.None)
        {
            return other;
        }

        if (json.Weight == 0 && graphQLResponse.Weight == 0)
        {
            // Whoever reads parts reads a whole answer as well: the parts are JSON.
            return FindIncremental(header).Weight > 0 ? ResponseMediaType.Json : ResponseMediaType.None;
        }

        return graphQLResponse.IsBetterThan(json) ? ResponseMediaType.GraphQLResponse : ResponseMediaType.Json;
    }

    /// <summary>
    /// How the client reads answers in parts, where it names a format and likes nothing else more; null for answers of one piece.
    /// </summary>
    public static IncrementalFormat? ChooseIncremental(StringValues accept)
    {
        if (accept.Count == 0)
        {
            return null;
        }

        var header = Text(accept);
        var (format, weight) = FindIncremental(header);
        return weight > 0 && weight >= Math.Max(Find(header, Json).Weight, Find(header, GraphQLResponse).Weight) ? format : null;
    }

    /// <summary>Whether the client takes event streams, even if it prefers something else.</summary>
    public static bool TakesEventStream(StringValues accept) =>
        accept.Count > 0 && IsNamed(Find(Text(accept), EventStreamWriter.MediaType));

    /// <summary>Whether the client is a browser that opens a page: it names <c>text/html</c> and prefers none of our JSON types.</summary>
    public static bool PrefersHtml(StringValues accept)
    {
        if (accept.Count == 0)
        {
            return false;
        }

        var header = Text(accept);
        var html = Find(header, Html);
        return IsNamed(html)
            && html.IsBetterThan(Find(header, Json))
            && html.IsBetterThan(Find(header, GraphQLResponse));
    }

    // The format of the greatest weight; of two, the one named first.
    private static (IncrementalFormat Format, int Weight) FindIncremental(string header)
    {
        (IncrementalFormat Format, int Weight) found = default;
        if (!header.Contains(MultipartWriter.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return found;
        }

        var list = new WeightedList(header);
        while (list.MoveNext())
        {
            foreach (var format in Enum.GetValues<IncrementalFormat>())
            {
                var (name, value) = MultipartWriter.Parameter(format);
                if (list.Weight > found.Weight && Exactness(list.Item, MultipartWriter.MediaType) == 2 && list.HasParameter(name, value))
                {
                    found = (format, list.Weight);
                }
            }
        }

        return found;
    }

    private static bool IsNamed(Preference preference) => preference is { Weight: > 0, Exactness: 2 };

    private static string Text(StringValues values) => values.Count == 1 ? values[0] ?? "" : values.ToString();

    // The most exact range that covers the type gives its weight.
    private static Preference Find(string header, string mediaType)
    {
        var found = new Preference(0, -1, 0);
        var list = new WeightedList(header);
        for (var position = 0; list.MoveNext(); position++)
        {
            var exactness = Exactness(list.Item, mediaType);
            if (exactness > found.Exactness && list.IsUtf8)
            {
                found = new Preference(list.Weight, exactness, position);
            }
        }

        return found;
    }

    private static int Exactness(ReadOnlySpan<char> range, string mediaType)
    {
        if (range.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
        {
            return 2;
        }

        var isOfType = range.EndsWith("/*") && mediaType.AsSpan().StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase);
        return isOfType ? 1 : range.SequenceEqual("*/*") ? 0 : -1;
    }

    private readonly record struct Preference(int Weight, int Exactness, int Position)
    {
        public bool IsBetterThan(Preference other) =>
            Weight != other.Weight ? Weight > other.Weight
            : Exactness != other.Exactness ? Exactness > other.Exactness
            : Exactness == 2 && Position < other.Position;
    }
}
