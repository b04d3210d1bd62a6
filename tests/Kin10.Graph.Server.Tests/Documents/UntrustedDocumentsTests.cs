using System.Diagnostics.Metrics;
using System.Text;
using Kin10.Graph.Server.Documents;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests.Documents;

public sealed class UntrustedDocumentsTests : IDisposable
{
    private readonly RecordingLogger _log = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly List<string> _counted = [];

    public UntrustedDocumentsTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Meter.Name == UntrustedDocuments.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(
            (instrument, count, tags, _) => _counted.Add($"{instrument.Name} {count} {tags[0].Value}"));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void Report_OneDocumentAgain_IsLoggedOnceAndCountedEachTime()
    {
        var documents = Create(10);
        documents.Report("aa", "{\n  a\r\n  b # \u0007 \u001b[0m\n}"u8);
        documents.Report("aa", "{ a }"u8);
        documents.Report("bb", "{ b }"u8);
        documents.CountRefused();

        Assert.Equal(
            ["Document sha256:aa is not trusted: { a b # [0m }", "Document sha256:bb is not trusted: { b }"],
            _log.Entries.Select(entry => entry.Message));
        Assert.All(_log.Entries, entry => Assert.Equal((1004, LogLevel.Warning), (entry.Id, entry.Level)));
        Assert.Equal(
            Enumerable.Repeat("kin10.graph.untrusted_document.requests 1 answered", 3)
                .Append("kin10.graph.untrusted_document.requests 1 refused"),
            _counted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Report_ManyDocuments_AreLoggedUpToTheLimitAndThenSaidToBeMany(int max)
    {
        var documents = Create(max);
        for (var i = 0; i < 100; i++)
        {
            documents.Report($"{i}", "{ a }"u8);
        }

        Assert.Equal([.. Enumerable.Repeat(1004, max), 1005], _log.Entries.Select(entry => entry.Id));
        Assert.Equal(100, _counted.Count);
    }

    [Fact]
    public void Report_LongDocument_IsShownInPart()
    {
        Create(1).Report("aa", Encoding.UTF8.GetBytes($"{{ {new string('é', 100_000)} }}"));

        Assert.EndsWith("éé...", _log.Entries.Single().Message, StringComparison.Ordinal);
        Assert.InRange(_log.Entries.Single().Message.Length, 1000, 1100);
    }

    private UntrustedDocuments Create(int maxReported)
    {
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(_log));
        return new(
            new TrustedDocumentsOptions { MaxReported = maxReported },
            _services.GetRequiredService<IMeterFactory>(),
            factory.CreateLogger<UntrustedDocuments>());
    }
}
