using System.Diagnostics;
using System.Globalization;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.Graph.Embedded;
using Kin10.Graph.Model;
using Kin10.Graph.Search;
using SQLitePCL;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// A search in 200,000 texts takes at most 10 ms when the index is there, also where a word is in very many of them. An index of 1,000,000
/// nodes takes no more memory than the setting allows.
/// </summary>
internal sealed class SearchBudget : IBudget
{
    private const double Budget = 10;
    private const int Rounds = 15;
    private const int ManyNodes = 1_000_000;

    // One of 16 words is in every eighth name; a number is in hardly any.
    private static readonly string[] Texts = ["mentor 12345", "mentor network", "mentor", "men", "\"active bridge\"", "mentro"];

    public string Name => "search";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        var model = Kin10Model.Model;
        var bundle = SyntheticGraph.Generate(model, type => type.Name is "Partner" or "Commitment" ? 100_000 : 100);
        await using var store = await EmbeddedGraphStore.OpenAsync(model, folder.PathOf("graph.db"));
        await store.ImportAsync(bundle, null, null, CancellationToken.None);
        await using var search = new TextSearch(model, store, new SearchIndexOptions(), isExact: true);
        var clock = Stopwatch.StartNew();
        using var index = await search.OpenAsync(CancellationToken.None);
        var rows = new List<Measurement>
        {
            new("seconds to make the index", clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture), "", true, ""),
        };
        foreach (var text in Texts)
        {
            var times = new List<double>();
            var count = 0;
            for (var round = 0; round < Rounds; round++)
            {
                clock.Restart();
                var hits = index.Find(text, model.NodeTypes, CancellationToken.None);
                count = hits.Count;
                hits.Page(0, 25, withSnippets: true, CancellationToken.None);
                hits.Facets();
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            var first = times[0];
            times.Sort();
            var time = times[Rounds / 2];
            rows.Add(new(
                $"ms for {text}",
                time.ToString("0.00", CultureInfo.InvariantCulture),
                $"<= {Budget}",
                time <= Budget,
                string.Create(CultureInfo.InvariantCulture, $"{count} hits; the first time {first:0.0} ms")));
        }

        rows.Add(await MeasureMemoryAsync());
        return rows;
    }

    // In names and texts of the synthetic graph there are few words, but as many places of words as anywhere.
    private static async Task<Measurement> MeasureMemoryAsync()
    {
        using var folder = new TemporaryFolder();
        var model = Kin10Model.Model;
        var options = new SearchIndexOptions();
        await using var store = await EmbeddedGraphStore.OpenAsync(model, folder.PathOf("graph.db"));
        await FillAsync(store).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var (held, time) = await WithIndexAsync(model, store, options).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

        // What is less without it was its own: what the import left behind may be given back at any time before.
        var bytes = held - MemoryBytes();
        return new(
            $"MB of an index of {ManyNodes} nodes",
            (bytes / 1_000_000).ToString("0", CultureInfo.InvariantCulture),
            $"<= {options.MaxBytes / 1_000_000}",
            bytes > 0 && bytes <= options.MaxBytes,
            string.Create(CultureInfo.InvariantCulture, $"made in {time.TotalSeconds:0.0} s"));
    }

    private static async Task<(long Bytes, TimeSpan Time)> WithIndexAsync(
        GraphModel model, EmbeddedGraphStore store, SearchIndexOptions options)
    {
        await using var search = new TextSearch(model, store, options with { MaxNodes = ManyNodes * 2 }, isExact: true);
        var clock = Stopwatch.StartNew();
        using var index = await search.OpenAsync(CancellationToken.None);
        var time = clock.Elapsed;
        return (MemoryBytes(), time);
    }

    // Apart, and its caller goes on elsewhere: the bundle is not held while the index is made.
    private static async Task FillAsync(EmbeddedGraphStore store)
    {
        var bundle = SyntheticGraph.Generate(Kin10Model.Model, type => type.Name == "Partner" ? ManyNodes : 1, links: 0);
        await store.ImportAsync(bundle, null, null, CancellationToken.None);
    }

    // Not what the operating system knows: that goes down meanwhile, by what the import before it gives back.
    private static long MemoryBytes() => raw.sqlite3_memory_used() + GC.GetTotalMemory(forceFullCollection: true);
}
