using Snapshooter.Xunit;

namespace Kin10.Graph.ContractTests;

/// <summary>
/// The ten questions that the API must answer naturally, on the real seed data: every store must give the answers of the snapshots.
/// </summary>
public abstract class QuestionTests(ContractStore store)
{
    [ContractTheory]
    [MemberData(nameof(Questions.Names), MemberType = typeof(Questions))]
    public async Task Question_OnSeedData_HasTheAnswerOfItsSnapshot(string question)
    {
        var (query, variables) = Questions.Read(question);
        var response = await store.Harness.AskAsync(query, variables);

        // Laid out in lines, so that a change can be read; numbers and strings stay as the store wrote them.
        var readable = ReadableJson.Format(response);
        Assert.DoesNotContain("\"errors\"", readable, StringComparison.Ordinal);
        Snapshot.Match(readable, $"{question}.answer");
    }
}
