using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt;

/// <summary>Settings of a driver. <see cref="BoltDriver.Create(string, AuthToken, BoltDriverOptions?)"/> checks them.</summary>
public sealed record BoltDriverOptions
{
    /// <summary>The name of this program that the server is told. Default: <c>Kin10.Bolt/version</c>.</summary>
    public string UserAgent { get; init; } = Product;

    /// <summary>The longest time to open a connection: TCP, TLS, handshake and login. Default: 10 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The longest silence of a server that owes an answer; then the connection is closed. Null: only what the server says itself
    /// (the hint <c>connection.recv_timeout_seconds</c>). With both the shorter counts. A statement that takes long is silent
    /// too. Default: null.
    /// </summary>
    public TimeSpan? ReadTimeout { get; init; }

    /// <summary>
    /// How long TCP waits for the other side to acknowledge what was sent (on Linux), and how long a silent connection is left before it
    /// is probed, each third of this time: then it is lost. A server that works on a statement acknowledges. Default: 15 seconds.
    /// </summary>
    public TimeSpan UnacknowledgedTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest time to get requests out. Default: 30 seconds.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest time to make a connection clean again after a failure or a cancellation; then it is closed. Default: 10
    /// seconds.
    /// </summary>
    public TimeSpan ResetTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most connections to one server, in use and idle. Default: 100.</summary>
    public int MaxConnectionPoolSize { get; init; } = 100;

    /// <summary>The longest wait for a connection, be it free or new. Default: 60 seconds.</summary>
    public TimeSpan ConnectionAcquisitionTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A connection that idled for longer is tried (RESET) before it is used; <see cref="TimeSpan.Zero"/> tries always. Default:
    /// 30 seconds.
    /// </summary>
    public TimeSpan IdleLivenessCheck { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest time that such a trial may take, but not more than half of <see cref="ConnectionAcquisitionTimeout"/>. Then the
    /// connection and all that have idled as long are closed, and its caller gets a new one. Default: 1 second.
    /// </summary>
    public TimeSpan LivenessCheckTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A connection that nobody needed for so long is closed. Default: 5 minutes.</summary>
    public TimeSpan MaxIdleTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>An idle connection older than this is replaced. Default: 1 hour.</summary>
    public TimeSpan MaxConnectionLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How much a single connection's lifetime differs at most, so that they do not all end at once: 0 to 1. Default: 0.1.
    /// </summary>
    public double ConnectionLifetimeJitter { get; init; } = 0.1;

    /// <summary>How many records are asked for at once; -1 for all. Default: 1000.</summary>
    public long FetchSize { get; init; } = 1000;

    /// <summary>How long managed transactions are tried again. Default: 30 seconds.</summary>
    public TimeSpan MaxTransactionRetryTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before the first repetition. Default: 1 second.</summary>
    public TimeSpan InitialRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>By how much each pause is longer than the one before, as a factor. Default: 2.</summary>
    public double RetryDelayMultiplier { get; init; } = 2;

    /// <summary>How much a pause differs at most, 0 to 1. Default: 0.2.</summary>
    public double RetryDelayJitter { get; init; } = 0.2;

    /// <summary>The largest message that is accepted, in bytes. Default: 128 MiB.</summary>
    public int MaxMessageSize { get; init; } = 128 * 1024 * 1024;

    /// <summary>How deep a value that is decoded to objects may nest. Default: 100.</summary>
    public int MaxNestingDepth { get; init; } = ValueReader.DefaultMaxDepth;

    /// <summary>Which notifications the server sends. Default: what the server chooses.</summary>
    public NotificationSeverity Notifications { get; init; }

    /// <summary>Whether TELEMETRY may tell a server that asks for it which parts of this API are used. Default: true.</summary>
    public bool Telemetry { get; init; } = true;

    /// <summary>
    /// A PEM file with the only certificate authorities to trust (<c>bolt+s</c>, <c>neo4j+s</c>). Default: those of the system.
    /// </summary>
    public string? TrustedCertificateFile { get; init; }

    /// <summary>Clock and timers. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    // What a timer takes.
    private static readonly TimeSpan MaxTimer = TimeSpan.FromDays(49);

    /// <summary>This library and its version.</summary>
    internal static string Product { get; } = $"Kin10.Bolt/{typeof(BoltDriverOptions).Assembly.GetName().Version?.ToString(3)}";

    internal BoltDriverOptions Validated()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(UserAgent);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        Positive(ConnectTimeout, nameof(ConnectTimeout));
        Positive(ReadTimeout ?? TimeSpan.MaxValue, nameof(ReadTimeout));
        Require(
            UnacknowledgedTimeout >= TimeSpan.FromSeconds(1) && UnacknowledgedTimeout <= TimeSpan.FromHours(1),
            nameof(UnacknowledgedTimeout), UnacknowledgedTimeout, "1 second to 1 hour");
        Positive(WriteTimeout, nameof(WriteTimeout));
        Positive(ResetTimeout, nameof(ResetTimeout));
        Positive(ConnectionAcquisitionTimeout, nameof(ConnectionAcquisitionTimeout));
        Positive(LivenessCheckTimeout, nameof(LivenessCheckTimeout));
        Require(MaxIdleTime > TimeSpan.Zero && MaxIdleTime <= MaxTimer, nameof(MaxIdleTime), MaxIdleTime, "more than zero, up to 49 days");
        Positive(MaxConnectionLifetime, nameof(MaxConnectionLifetime));
        Require(IdleLivenessCheck >= TimeSpan.Zero, nameof(IdleLivenessCheck), IdleLivenessCheck, "zero or more");
        Require(MaxTransactionRetryTime >= TimeSpan.Zero, nameof(MaxTransactionRetryTime), MaxTransactionRetryTime, "zero or more");
        Require(InitialRetryDelay >= TimeSpan.Zero, nameof(InitialRetryDelay), InitialRetryDelay, "zero or more");
        Require(MaxConnectionPoolSize > 0, nameof(MaxConnectionPoolSize), MaxConnectionPoolSize, "1 or more");
        Require(FetchSize is -1 or > 0, nameof(FetchSize), FetchSize, "1 or more, or -1 for all");
        Require(RetryDelayMultiplier >= 1, nameof(RetryDelayMultiplier), RetryDelayMultiplier, "1 or more");
        Require(RetryDelayJitter is >= 0 and <= 1, nameof(RetryDelayJitter), RetryDelayJitter, "0 to 1");
        Require(ConnectionLifetimeJitter is >= 0 and <= 1, nameof(ConnectionLifetimeJitter), ConnectionLifetimeJitter, "0 to 1");
        Require(MaxMessageSize >= 1024, nameof(MaxMessageSize), MaxMessageSize, "1024 or more");
        Require(MaxNestingDepth is > 0 and <= 1000, nameof(MaxNestingDepth), MaxNestingDepth, "1 to 1000");
        return this;
    }

    internal X509Certificate2Collection? LoadTrustedCertificates()
    {
        if (TrustedCertificateFile is null)
        {
            return null;
        }

        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(TrustedCertificateFile);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ArgumentException(
                $"{nameof(TrustedCertificateFile)} {TrustedCertificateFile} cannot be read: {error.Message}", error);
        }

        Require(certificates.Count > 0, nameof(TrustedCertificateFile), TrustedCertificateFile, "a PEM file with certificates");
        return certificates;
    }

    private static void Positive(TimeSpan value, string name) => Require(value > TimeSpan.Zero, name, value, "more than zero");

    private static void Require(bool holds, string name, object value, string allowed)
    {
        if (!holds)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{nameof(BoltDriverOptions)}.{name} is {value}; it must be {allowed}."));
        }
    }
}
