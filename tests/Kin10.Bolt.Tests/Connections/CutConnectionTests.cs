using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Connections;

/// <summary>Whole conversations whose answers are cut at every byte, sent in pieces of every size, or wrong.</summary>
public class CutConnectionTests
{
    private static readonly TimeSpan SafetyNet = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Conversations => [.. Conversation.All.Keys];

    [Theory]
    [MemberData(nameof(Conversations))]
    public async Task Conversation_AnswersCutAtEveryByte_IsAConnectivityErrorAtOnce(string name)
    {
        var conversation = Conversation.All[name];
        var whole = await ConverseAsync(conversation);
        Assert.Null(whole.Error);
        Assert.Equal(conversation.Answer, whole.Answer);
        var outcomes = new HashSet<Type>();
        for (var length = 0; length < whole.BytesSent; length++)
        {
            var cut = await ConverseAsync(conversation, cutAfter: length);
            Assert.True(
                cut.Error is BoltConnectivityException { ConnectionSurvives: false }, $"after {length} bytes: {cut.Answer} {cut.Error}");
            Assert.True(cut.Idle == 0, $"after {length} bytes a connection went back");
            outcomes.Add(cut.Error.GetType());

            // Whether to try again is clear, but for the answer to COMMIT.
            Assert.Equal(cut.Error is not CommitOutcomeUnknownException, cut.Error.IsRetryable);
        }

        Assert.Equal(conversation.Outcomes, outcomes.OrderBy(type => type.Name));
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public async Task Conversation_AnswersInPiecesOfEverySize_IsUnderstood(string name)
    {
        for (var size = 1; size <= 40; size++)
        {
            var outcome = await ConverseAsync(Conversation.All[name], pieceSize: size);
            Assert.Null(outcome.Error);
            Assert.Equal(Conversation.All[name].Answer, outcome.Answer);
        }
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public async Task Conversation_EachAnswerReplacedByGarbage_IsAProtocolErrorAndTheConnectionIsClosed(string name)
    {
        foreach (var (line, _, before) in Answers(Conversation.All[name].Script))
        {
            foreach (var garbage in new[] { "00 02 B1 EE 00 00", "00 01 C0 00 00", "00 03 B0 71 00 00 00", "00 04 B1 70 93 01 00 00", "00 03 B1 7F C4 00 00" })
            {
                await AssertRefusedAsync(name, before, $"{{hex {garbage}}}", line);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public async Task Conversation_EachAnswerOutOfOrder_IsAProtocolErrorAndTheConnectionIsClosed(string name)
    {
        foreach (var (line, request, before) in Answers(Conversation.All[name].Script))
        {
            if (line.StartsWith("S: SUCCESS", StringComparison.Ordinal))
            {
                await AssertRefusedAsync(name, before, "IGNORED", line);
                if (request != "PULL")
                {
                    await AssertRefusedAsync(name, before, "RECORD [1]", line);
                }
            }
        }
    }

    private static async Task AssertRefusedAsync(string name, string before, string wrong, string right)
    {
        var conversation = Conversation.All[name];
        var outcome = await ConverseAsync(conversation with { Script = $"{before}\nS: {wrong}\nC: {{closed}}" });
        var isRefused = outcome.Error is BoltProtocolException { ConnectionSurvives: false, IsRetryable: false }
            || (conversation.PoolRecovers && outcome is { Error: ServiceUnavailableException, Connections: 2 });
        Assert.True(isRefused, $"{wrong} for {right}: {outcome.Answer} {outcome.Error}");
        Assert.True(outcome.Idle == 0, $"after {wrong} for {right} the connection went back");
    }

    /// <summary>Each answer with the request that it answers and the script before it.</summary>
    private static IEnumerable<(string Line, string Request, string Before)> Answers(string script)
    {
        var lines = script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var requests = new Queue<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("C:", StringComparison.Ordinal))
            {
                requests.Enqueue(lines[i].Split(' ')[1]);
            }
            else if (!lines[i].Contains("{noop}", StringComparison.Ordinal))
            {
                yield return (lines[i], requests.Peek(), string.Join('\n', lines[..i]));
                if (!lines[i].StartsWith("S: RECORD", StringComparison.Ordinal))
                {
                    requests.Dequeue();
                }
            }
        }
    }

    // Whoever connects again after an error finds nobody: what is looked at is what becomes of one connection.
    private static async Task<Outcome> ConverseAsync(Conversation conversation, int cutAfter = int.MaxValue, int pieceSize = int.MaxValue)
    {
        await using var server = new BoltServerMock(conversation.Script, "S: {close}") { CutAfter = cutAfter, PieceSize = pieceSize };
        var login = new Conversation.Login();
        await using var driver = BoltDriver.Create(
            $"{conversation.Scheme}://{server.Address}",
            _ => new ValueTask<AuthToken>(login.Token),
            new BoltDriverOptions { MaxConnectionPoolSize = 1, MaxTransactionRetryTime = TimeSpan.Zero });
        string? answer = null;
        BoltException? failure = null;
        try
        {
            answer = await conversation.WorkAsync(driver, login).WaitAsync(SafetyNet);
        }
        catch (BoltException error)
        {
            failure = error;
        }

        Assert.Equal(0, driver.PoolStatistics.Sum(pool => pool.InUse));
        return new(answer, failure, server.BytesSent, server.Connections, driver.PoolStatistics.Sum(pool => pool.Idle));
    }

    private sealed record Outcome(string? Answer, BoltException? Error, int BytesSent, int Connections, int Idle);
}
