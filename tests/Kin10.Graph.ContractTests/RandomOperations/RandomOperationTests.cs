using Kin10.Graph.Api;
using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.Reference;
using Kin10.Graph.Stores;
using Xunit.Abstractions;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>
/// Random operations on random graphs and on the seed: a store answers, to the byte, as another one does. One derived class for each pair.
/// </summary>
public abstract class RandomOperationTests(ITestOutputHelper output)
{
    /// <summary>Of all operations that many are asked on graphs of the model of items, of the real one, and on the seed.</summary>
    private const double ItemShare = 0.35, RealShare = 0.5, SeedShare = 0.15;

    /// <summary>Opens the store under test and fills it with a graph. It is closed before the next graph.</summary>
    protected abstract Task<IGraphStore> OpenAsync(GraphBundle graph);

    /// <summary>The graphs that the store under test was filled with, one after the other; the one that it holds is the last.</summary>
    protected abstract ReferenceHistory History { get; }

    /// <summary>How many operations in all by default.</summary>
    protected virtual int Operations => 3_600;

    /// <summary>How many operations are asked of a graph before the next is imported. More where an import takes long.</summary>
    protected virtual int OperationsPerGraph => 40;

    /// <summary>How many graphs to import for a smaller failure.</summary>
    protected virtual int MostGraphsToShrink => 300;

    [ContractFact]
    public Task Operations_OnItemModel_HaveEqualAnswers() =>
        RunAsync(ItemShare, ItemModel.Api, random => RandomGraph.Make(ItemModel.Model, random), everything: true);

    [ContractFact]
    public Task Operations_OnRealModel_HaveEqualAnswers() =>
        RunAsync(RealShare, Kin10Model.Api, random => RandomGraph.Make(Kin10Model.Model, random), everything: true);

    [ContractFact]
    public Task Operations_OnSeedData_HaveEqualAnswers() => RunAsync(SeedShare, Kin10Model.Api, _ => Kin10Model.Seed, everything: false);

    private async Task RunAsync(double share, ApiSchema api, Func<Random, GraphBundle> graphs, bool everything)
    {
        var operations = Math.Max(1, (int)((RandomSettings.Operations ?? Operations) * share));
        var run = new RandomRun(api, RandomSettings.Seed, new RandomRunPlan(
            graphs,
            async graph =>
            {
                var store = await OpenAsync(graph);
                return new StorePair(graph, api, new ReferenceStore(graph, History), store);
            },
            everything ? OperationsPerGraph : operations,
            MostOperationsToShrink: 4_000,
            MostGraphsToShrink));
        try
        {
            await run.RunAsync(operations);
        }
        catch (DifferenceException difference)
        {
            Assert.Fail(difference.Message);
        }

        output.WriteLine(
            $"{run.Compared} operations. Valid {run.Valid}; with a mistake {run.Mistaken}; {run.OldCursors} cursors of other graphs.");
        output.WriteLine($"{run.Coverage!.Missing.Count} coordinates and {run.Coverage.MissingForms.Count} forms not used.");
        if (operations >= 400)
        {
            Assert.True(run.Valid.Answered > run.Valid.Asked * 0.8, $"{run.Valid} valid operations were answered: little was compared.");
            Assert.True(run.Valid.WithRows > run.Valid.Asked * 0.25, $"{run.Valid} valid operations gave rows: little was compared.");
            Assert.True(run.Mistaken.Refused > run.Mistaken.Asked * 0.5, $"{run.Mistaken} mistakes were refused: few were mistakes.");
        }

        if (everything && operations >= (int)(Operations * share))
        {
            Assert.True(run.OldCursors > 10, $"{run.OldCursors} cursors of rows that have gone.");
            Assert.Empty(run.Coverage.MissingForms);
            Assert.Empty(run.Coverage.Missing);
        }
    }
}
