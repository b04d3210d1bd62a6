using System.Net;

namespace Kin10.Graph.Server.Options;

/// <summary>Section <c>RateLimit</c>: how much one client may ask for in a time.</summary>
internal sealed record RateLimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "RateLimit";

    /// <summary>How many cost units a client may use in a minute, one after the other; 0 for any number. Default 0.</summary>
    public int CostPerMinute { get; init; }

    /// <summary>How many cost units a client that has used none for a while may use at once; 0 for those of a minute. Default 0.</summary>
    public int Burst { get; init; }

    /// <summary>
    /// The request header with the key of the client, which a proxy of <see cref="TrustedProxies"/> has checked; empty for none, and
    /// clients are told apart by their addresses. Default empty.
    /// </summary>
    public string KeyHeader { get; init; } = "";

    /// <summary>
    /// Addresses of proxies, or networks such as <c>10.0.0.0/8</c>, separated by blanks or commas, whose <c>X-Forwarded-For</c> is
    /// believed. Default empty.
    /// </summary>
    public string TrustedProxies { get; init; } = "";

    /// <summary>How many clients are told apart; those beyond share what one may use. Default 100,000.</summary>
    public int MaxClients { get; init; } = 100_000;

    /// <summary>Whether there is a limit.</summary>
    public bool IsEnabled() => CostPerMinute > 0;

    /// <summary>The units that may be used at once.</summary>
    public int BurstUnits() => Burst > 0 ? Burst : CostPerMinute;

    /// <summary>The networks of the proxies.</summary>
    public IPNetwork[] ProxyNetworks() => [.. ProxyList().Select(ReadNetwork).OfType<IPNetwork>()];

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        checks.Between(CostPerMinute, 0, 1_000_000_000, "cost units");
        checks.Between(Burst, 0, 1_000_000_000, "cost units");
        checks.Between(MaxClients, 1, 10_000_000, "clients");
        foreach (var proxy in ProxyList().Where(proxy => ReadNetwork(proxy) is null))
        {
            checks.Report(
                nameof(TrustedProxies),
                $"has \"{proxy}\", which is neither an address nor a network; write it as in 10.0.0.7 or 10.0.0.0/8");
        }

        if (KeyHeader.Length > 0 && ProxyList().Length == 0)
        {
            checks.Report(
                nameof(KeyHeader),
                "needs RateLimit:TrustedProxies: a proxy must check the keys, or anybody makes up as many as they like");
        }
    }

    private static IPNetwork? ReadNetwork(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    private string[] ProxyList() =>
        TrustedProxies.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
