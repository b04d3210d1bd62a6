using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Connections;

/// <summary>A whole conversation whose answers are cut at every byte, and sent in pieces of every size.</summary>
public class CutConnectionTests
{
    private const string Conversation = BoltServerMock.Login + """
        C: BEGIN
        S: SUCCESS {}
        C: RUN "CREATE (n)"
        S: SUCCESS {"fields": ["n", "m"], "qid": 0}
        C: PULL {"n": 2}
        S: RECORD [1, "one"]
        S: {noop}
        S: RECORD [2, null]
        S: SUCCESS {"has_more": true}
        C: PULL {"n": 2, "qid": 0}
        S: RECORD [3, [1.5, {"a": true}]]
        S: SUCCESS {"type": "rw", "t_last": 1}
        C: COMMIT
        S: SUCCESS {"bookmark": "b1"}
        """;

    [Fact]
    public async Task Conversation_AnswersCutAtEveryByte_IsAConnectivityErrorAtOnce()
    {
        var whole = await ConverseAsync(int.MaxValue, int.MaxValue);
        Assert.Null(whole.Error);
        Assert.Equal("1,2,3 b1", whole.Answer);
        var outcomes = new HashSet<Type>();
        for (var length = 0; length < whole.BytesSent; length++)
        {
            var cut = await ConverseAsync(length, int.MaxValue);
            Assert.True(cut.Error is BoltConnectivityException { ConnectionSurvives: false }, $"after {length} bytes: {cut.Error}");
            outcomes.Add(cut.Error.GetType());

            // Whether to try again is clear, but for the answer to COMMIT.
            Assert.Equal(cut.Error is not CommitOutcomeUnknownException, ((BoltException)cut.Error).IsRetryable);
        }

        Assert.Equal([typeof(CommitOutcomeUnknownException), typeof(ServiceUnavailableException)], outcomes.OrderBy(type => type.Name));
    }

    [Fact]
    public async Task Conversation_AnswersInPiecesOfEverySize_IsUnderstood()
    {
        for (var size = 1; size <= 40; size++)
        {
            var (answer, error, _) = await ConverseAsync(int.MaxValue, size);
            Assert.Null(error);
            Assert.Equal("1,2,3 b1", answer);
        }
    }

    [Fact]
    public async Task Conversation_EachAnswerReplacedByGarbage_IsAProtocolErrorAndTheConnectionIsClosed()
    {
        var lines = Conversation.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("S:", StringComparison.Ordinal) || lines[i].Contains("{noop}", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var garbage in new[] { "00 02 B1 EE 00 00", "00 01 C0 00 00", "00 03 B0 71 00 00 00", "00 04 B1 70 93 01 00 00", "00 03 B1 7F C4 00 00" })
            {
                var script = string.Join('\n', lines[..i]) + $"\nS: {{hex {garbage}}}\nC: {{closed}}";
                await using var server = new BoltServerMock(script);
                await using var driver = server.Driver();
                var error = await Record.ExceptionAsync(() => WorkAsync(driver));
                Assert.True(error is BoltProtocolException { ConnectionSurvives: false, IsRetryable: false }, $"{garbage} for {lines[i]}: {error}");
            }
        }
    }

    [Fact]
    public async Task Conversation_EachAnswerOutOfOrder_IsAProtocolError()
    {
        var lines = Conversation.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("S: SUCCESS", StringComparison.Ordinal))
            {
                var script = string.Join('\n', lines[..i]) + "\nS: IGNORED\nC: {closed}";
                await using var server = new BoltServerMock(script);
                await using var driver = server.Driver();
                await Assert.ThrowsAsync<BoltProtocolException>(() => WorkAsync(driver));
            }
        }
    }

    private static async Task<(string? Answer, Exception? Error, int BytesSent)> ConverseAsync(int cutAfter, int pieceSize)
    {
        await using var server = new BoltServerMock(Conversation) { CutAfter = cutAfter, PieceSize = pieceSize };
        await using var driver = server.Driver();
        try
        {
            return (await WorkAsync(driver), null, server.BytesSent);
        }
        catch (BoltException error)
        {
            return (null, error, server.BytesSent);
        }
    }

    private static async Task<string> WorkAsync(BoltDriver driver)
    {
        await using var session = driver.Session(new SessionOptions { FetchSize = 2 });
        var numbers = await session.ExecuteWriteAsync(async (runner, token) =>
        {
            var result = await runner.RunAsync("CREATE (n)", null, token);
            var records = await result.ToListAsync(token);
            return string.Join(',', records.Select(record => record[0]));
        });
        return $"{numbers} {session.LastBookmarks[0]}";
    }
}
