using Kin10.Graph.Neo4j.Store;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Store;

public sealed class VersionFeedTests : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly VersionFeed _feed;
    private Func<int, string> _version = _ => "1";
    private int _questions;

    public VersionFeedTests() => _feed = new VersionFeed(ReadVersionAsync, Interval, error => error is UnauthorizedAccessException);

    public ValueTask DisposeAsync() => _feed.DisposeAsync();

    [Fact]
    public async Task Wait_ByMany_SharesOneQuestionInEachInterval()
    {
        var started = TimeProvider.System.GetTimestamp();
        using var gone = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 200).Select(_ => _feed.WaitAsync("1", gone.Token)).ToList();
        await QuestionsAsync(5);
        var questions = Volatile.Read(ref _questions);
        var intervals = TimeProvider.System.GetElapsedTime(started) / Interval;
        await gone.CancelAsync();

        // A timer may be early by a millisecond of its twenty.
        Assert.InRange(questions, 5, (1.2 * intervals) + 1);
        Assert.All(waiting, wait => Assert.True(wait.IsCanceled));
    }

    [Fact]
    public async Task Wait_NobodyAnyMore_AsksNothing()
    {
        using var gone = new CancellationTokenSource();
        var waiting = _feed.WaitAsync("1", gone.Token);
        await QuestionsAsync(2);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Task.Delay(3 * Interval, CancellationToken.None);
        var questions = _questions;
        await Task.Delay(5 * Interval, CancellationToken.None);

        Assert.Equal(questions, _questions);
    }

    [Fact]
    public async Task Wait_AgainAfterASilence_AsksAgain()
    {
        using (var gone = new CancellationTokenSource())
        {
            var waiting = _feed.WaitAsync("1", gone.Token);
            await QuestionsAsync(1);
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        await Task.Delay(3 * Interval, CancellationToken.None);
        _version = _ => "2";

        Assert.Equal("2", await _feed.WaitAsync("1", CancellationToken.None));
    }

    [Fact]
    public async Task Wait_QuestionsFail_GoesOnUntilOneIsAnswered()
    {
        _version = question => question switch
        {
            < 3 => throw new GraphStoreException("It is down.", isTransient: true),
            < 6 => throw new InvalidOperationException("Nobody thought of this."),
            _ => "2",
        };

        Assert.Equal("2", await _feed.WaitAsync("1", CancellationToken.None));
    }

    [Fact]
    public async Task Wait_RefusedLogin_IsNotTriedAgainSoon()
    {
        _version = _ => throw new UnauthorizedAccessException();
        using var gone = new CancellationTokenSource();
        var waiting = _feed.WaitAsync("1", gone.Token);
        await QuestionsAsync(1);
        await Task.Delay(5 * Interval, CancellationToken.None);
        await gone.CancelAsync();

        Assert.Equal(1, _questions);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Wait_BegunDuringAQuestion_IsNotAnsweredByItsOlderVersion()
    {
        var asked = new TaskCompletionSource();
        var goOn = new TaskCompletionSource<string>();
        await using var feed = new VersionFeed(
            async _ =>
            {
                asked.TrySetResult();
                return await goOn.Task;
            },
            TimeSpan.FromMinutes(1),
            _ => false);
        var before = feed.WaitAsync("0", CancellationToken.None);
        await asked.Task;
        var after = feed.WaitAsync("2", CancellationToken.None);
        goOn.SetResult("1");

        Assert.Equal("1", await before);
        Assert.False(after.IsCompleted);
        await feed.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => after);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => feed.WaitAsync("2", CancellationToken.None));
    }

    [Fact]
    public async Task Wait_AnotherProgramSaysTheSame_AsksNothingUntilItIsSilent()
    {
        using var gone = new CancellationTokenSource();
        var waiting = _feed.WaitAsync("1", gone.Token);
        await QuestionsAsync(1);
        var started = TimeProvider.System.GetTimestamp();
        var before = _questions;
        while (TimeProvider.System.GetElapsedTime(started) < 20 * Interval)
        {
            _feed.Hear("1");
            await Task.Delay(1, CancellationToken.None);
        }

        Assert.InRange(_questions, before, before + 10);
        await QuestionsAsync(_questions + 2);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Hear_AnotherVersion_IsAReasonToAskAndNoAnswer()
    {
        await using var feed = new VersionFeed(ReadVersionAsync, TimeSpan.FromMilliseconds(100), _ => false);
        var waiting = feed.WaitAsync("1", CancellationToken.None);
        await QuestionsAsync(1);
        feed.Hear("made up");
        await QuestionsAsync(2);

        Assert.False(waiting.IsCompleted);
        _version = _ => "2";
        Assert.Equal("2", await waiting);
    }

    [Fact]
    public async Task Hear_NobodyWaits_AsksNothing()
    {
        _feed.Hear("1");
        await Task.Delay(3 * Interval, CancellationToken.None);

        Assert.Equal(0, _questions);
    }

    [Fact]
    public async Task Hear_FeedIsClosed_IsNothing()
    {
        var waiting = _feed.WaitAsync("1", CancellationToken.None);
        await _feed.DisposeAsync();
        _feed.Hear("2");

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    [Fact]
    public async Task Asked_EachQuestion_IsToldItsAnswer()
    {
        _version = question => question switch
        {
            2 => throw new GraphStoreException("It is down.", isTransient: true),
            < 4 => "1",
            _ => "2",
        };
        var told = new List<string>();
        _feed.Asked += told.Add;

        Assert.Equal("2", await _feed.WaitAsync("1", CancellationToken.None));
        Assert.Equal(["1", "1", "2"], told);
    }

    private ValueTask<string> ReadVersionAsync(CancellationToken cancellationToken) => new(_version(Interlocked.Increment(ref _questions)));

    private async Task QuestionsAsync(int count)
    {
        while (Volatile.Read(ref _questions) < count)
        {
            await Task.Delay(1, CancellationToken.None);
        }
    }
}
