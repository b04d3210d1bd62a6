using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kin10.Graph.Api;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Validation;
using Kin10.Testing;
using Microsoft.Extensions.Configuration;

namespace Kin10.Graph.Server.Tests.Options;

public class SettingsTests
{
    private static readonly Settings Defaults =
        new(new(), new(), new(), new(), new(), new(), new(), new(), new(), new(), new(), new(), new(), new(), new());

    [Fact]
    public void Read_Nothing_GivesTheDefaults() => Assert.Equal(Defaults, Read());

    [Fact]
    public void Read_Values_AreBound()
    {
        var settings = Read(
            ("Limits:MaxPageSize", "100"),
            ("limits:maxdepth", "7"),
            ("Limits:MaxNesting", "30"),
            ("Server:RequestTimeout", "00:00:05"),
            ("Seed:Import", "false"));

        Assert.Equal(100, settings.Limits.ToGraphLimits().MaxPageSize);
        Assert.Equal(7, settings.Limits.ToExecutorOptions().ValidationLimits.MaxDepth);
        Assert.Equal(30, settings.Limits.ToExecutorOptions().ParserLimits.MaxDepth);
        Assert.Equal(TimeSpan.FromSeconds(5), settings.Server.RequestTimeout);
        Assert.False(settings.Seed.Import);
    }

    [Theory]
    [InlineData(typeof(GraphLimits))]
    [InlineData(typeof(ParserLimits))]
    [InlineData(typeof(ValidationLimits))]
    [InlineData(typeof(GraphQLExecutorOptions))]
    public void LimitsOptions_EveryLimitThereIs_HasASettingThatReachesIt(Type limits)
    {
        foreach (var limit in limits.GetProperties().Where(property => property.PropertyType.IsPrimitive))
        {
            var name = limits == typeof(ParserLimits) && limit.Name == "MaxDepth" ? "MaxNesting" : limit.Name;
            var options = name == "MaxPageSize"
                ? Read(("Limits:MaxPageSize", "17"), ("Limits:DefaultPageSize", "1")).Limits
                : Read(($"Limits:{name}", "17")).Limits;
            object[] all =
            [
                options.ToGraphLimits(),
                options.ToExecutorOptions(),
                options.ToExecutorOptions().ParserLimits,
                options.ToExecutorOptions().ValidationLimits,
            ];
            var reached = all.Single(part => part.GetType() == limits);
            Assert.Equal(17L, Convert.ToInt64(limit.GetValue(reached), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("Limits:MaxPageSize", "100001", "Limits:MaxPageSize is 100001; it must be from 1 to 100000 rows.")]
    [InlineData("Limits:DefaultPageSize", "501", "Limits:DefaultPageSize is 501; it must be from 1 to 500 rows.")]
    [InlineData("Limits:MaxNesting", "1001", "Limits:MaxNesting is 1001; it must be from 1 to 1000 levels.")]
    [InlineData("Limits:MaxTokens", "-1", "Limits:MaxTokens is -1; it must be at least 1 tokens.")]
    [InlineData("Server:BrotliQuality", "12", "Server:BrotliQuality is 12; it must be from 0 to 11.")]
    [InlineData(
        "Server:RequestTimeout",
        "1.06:00:00",
        "Server:RequestTimeout is 1.06:00:00; it must be from 00:00:00.0010000 to 01:00:00, written as hours:minutes:seconds.")]
    [InlineData(
        "Cors:Origins",
        "* https://a.example/",
        "Cors:Origins \"https://a.example/\" is not an origin; write * or scheme and host alone, as in https://challenges.example.org.")]
    [InlineData(
        "Cors:Origins",
        "map.example.org",
        "Cors:Origins \"map.example.org\" is not an origin; write * or scheme and host alone, as in https://challenges.example.org.")]
    [InlineData("Store:Path", " ", "Store:Path is empty; name the file of the store, as in data/kin10.db.")]
    [InlineData("Store:Paht", "x", "Store:Paht is not a setting; Store has Path, ModelPath, WatchInterval.")]
    [InlineData("Limits:MaxCost", "abc", "Limits:MaxCost is \"abc\"; it must be a whole number of 64 bits, written with digits only.")]
    [InlineData(
        "Limits:MaxPageSize",
        "99999999999",
        "Limits:MaxPageSize is \"99999999999\"; it must be a whole number of 32 bits, written with digits only.")]
    [InlineData(
        "Server:RequestTimeout",
        "5s",
        "Server:RequestTimeout is \"5s\"; it must be a time, written as hours:minutes:seconds, for example 00:00:05.")]
    [InlineData("CacheControl:MaxAge", "60", "CacheControl:MaxAge is 60: write 00:01:00 for 60 seconds.")]
    [InlineData("Neo4j:ImportTimeout", "30:00:00", "Neo4j:ImportTimeout is 30:00:00: write 1.06:00:00 for 30 hours.")]
    [InlineData("Live:Interval", " 0.5 ", "Live:Interval is 0.5: write 00:00:00.5000000 for 0.5 seconds.")]
    [InlineData(
        "Neo4j:DeriveInterval", "-1", "Neo4j:DeriveInterval is -1: write a time as hours:minutes:seconds, for example 00:00:05.")]
    [InlineData("Seed:Import", "yes", "Seed:Import is \"yes\"; it must be true or false.")]
    [InlineData(
        "urls", "localhost:5202", "urls has \"localhost:5202\", which is no address; write it as in http://localhost:5080 or http://*:5080.")]
    [InlineData(
        "urls",
        "http://*:80;ftp://localhost:21",
        "urls has \"ftp://localhost:21\", which is neither http nor https; write it as in http://localhost:5080 or http://*:5080.")]
    [InlineData("urls", "http://localhost:99999", "urls has \"http://localhost:99999\", whose port is not from 0 to 65535.")]
    [InlineData(
        "urls",
        "http://localhost:0",
        "urls has \"http://localhost:0\", which leaves the port open; that needs an IP address, as in http://127.0.0.1:0.")]
    [InlineData(
        "urls",
        "http://localhost:5080/api",
        "urls has \"http://localhost:5080/api\", which has a path; write it as in http://localhost:5080 or http://*:5080.")]
    [InlineData(
        "Kestrel:Endpoints:Main:Url",
        "nonsense",
        "Kestrel:Endpoints:Main:Url is \"nonsense\", which is no address; write it as in http://localhost:5080 or http://*:5080.")]
    [InlineData("http_ports", "80;http", "http_ports has \"http\", which is not a port from 0 to 65535.")]
    [InlineData(
        "Logging:LogLevel:Default",
        "Loud",
        "Logging:LogLevel:Default is \"Loud\"; it must be one of Trace, Debug, Information, Warning, Error, Critical, None.")]
    [InlineData(
        "Logging:Console:LogLevel:Kin10.Graph",
        "7",
        "Logging:Console:LogLevel:Kin10.Graph is \"7\"; "
        + "it must be one of Trace, Debug, Information, Warning, Error, Critical, None.")]
    [InlineData(
        "Logging:Console:FormatterName", "yaml", "Logging:Console:FormatterName is \"yaml\"; it must be one of simple, json, systemd.")]
    public void Read_WrongValue_IsReportedByName(string key, string value, string mistake)
    {
        var exception = Assert.Throws<SettingsException>(() => Read((key, value)));

        Assert.Equal(mistake, Assert.Single(exception.Mistakes));
    }

    [Fact]
    public void Read_NumberForATime_IsRefusedForEverySettingThatIsOne()
    {
        var times = typeof(Settings).GetProperties()
            .SelectMany(section => section.PropertyType.GetProperties()
                .Where(property => property.PropertyType == typeof(TimeSpan))
                .Select(property => $"{section.Name}:{property.Name}"))
            .ToArray();
        Assert.True(times.Length > 20);
        foreach (var name in times)
        {
            var exception = Assert.Throws<SettingsException>(() => Read((name, "90")));

            Assert.Equal($"{name} is 90: write 00:01:30 for 90 seconds.", Assert.Single(exception.Mistakes));
        }

        Assert.Equal(TimeSpan.Zero, Read(("Neo4j:DeriveInterval", "0")).Neo4j.DeriveInterval);
    }

    [Fact]
    public void SettingsFile_EverySettingThereIs_IsListedWithItsDefault()
    {
        var lines = File.ReadAllLines(Repository.PathOf("src", "Kin10.Graph.Server", "SETTINGS.md"));
        var described = lines
            .TakeWhile(line => !line.StartsWith("## ASP.NET", StringComparison.Ordinal))
            .Where(
                line => line.StartsWith("| `", StringComparison.Ordinal)
                    && line.Contains(':')
                    && !line.Contains("_URI`")
                    && !line.StartsWith("| `OTEL", StringComparison.Ordinal))
            .Select(line => string.Join('|', line.Split('|')[1..3]));
        object[] sections =
            [
                Defaults.Limits, Defaults.Server, Defaults.Cors, Defaults.Live, Defaults.Export, Defaults.RateLimit, Defaults.Store,
                Defaults.Seed, Defaults.Search, Defaults.Changes, Defaults.Cache, Defaults.CacheControl,
                Defaults.TrustedDocuments, Defaults.Redis, Defaults.Neo4j,
            ];
        var expected = sections.SelectMany(section => section.GetType().GetProperties().Select(property =>
        {
            var name = $"`{section.GetType().GetField("Section")!.GetValue(null)}:{property.Name}`";
            var value = property.GetValue(section) is bool flag ? flag ? "true" : "false"
                : Convert.ToString(property.GetValue(section), System.Globalization.CultureInfo.InvariantCulture);
            return string.IsNullOrEmpty(value) ? $" {name} | " : $" {name} | `{value}` ";
        }));

        Assert.Equal(expected, described);
    }

    [Theory]
    [InlineData("CacheControl:MaxAge", "-00:00:01", "CacheControl:MaxAge is -00:00:01; it must be from 00:00:00 to 365.00:00:00, ")]
    [InlineData("CacheControl:SharedMaxAge", "600.00:00:00", "CacheControl:SharedMaxAge is 600.00:00:00; it must be from ")]
    [InlineData("TrustedDocuments:Mode", "on", "TrustedDocuments:Mode is \"on\"; it must be one of Off, Report, Only.")]
    [InlineData("TrustedDocuments:Mode", "2", "TrustedDocuments:Mode is \"2\"; it must be one of Off, Report, Only.")]
    [InlineData(
        "TrustedDocuments:Folder",
        "/nowhere",
        "TrustedDocuments:Folder names /nowhere, which does not exist; name a folder of .graphql files.")]
    [InlineData(
        "TrustedDocuments:Folder",
        "/etc/hostname",
        "TrustedDocuments:Folder names /etc/hostname, which is a file; name a folder of .graphql files.")]
    [InlineData("TrustedDocuments:MaxReported", "-1", "TrustedDocuments:MaxReported is -1; it must be from 0 to 1000000 documents.")]
    [InlineData("CacheControl:Private", "1", "CacheControl:Private is not a setting; CacheControl has MaxAge, ")]
    public void Read_WrongValueForCachesAndDocuments_IsReportedByName(string key, string value, string mistake)
    {
        var exception = Assert.Throws<SettingsException>(() => Read((key, value)));

        Assert.StartsWith(mistake, Assert.Single(exception.Mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RateLimit:CostPerMinute", "-1", "RateLimit:CostPerMinute is -1; it must be from 0 to 1000000000 cost units.")]
    [InlineData("RateLimit:MaxClients", "0", "RateLimit:MaxClients is 0; it must be from 1 to 10000000 clients.")]
    [InlineData(
        "RateLimit:TrustedProxies",
        "10.0.0.0/8 proxy",
        "RateLimit:TrustedProxies has \"proxy\", which is neither an address nor a network; write it as in 10.0.0.7 or 10.0.0.0/8.")]
    [InlineData("RateLimit:KeyHeader", "X-Api-Key", "RateLimit:KeyHeader needs RateLimit:TrustedProxies: a proxy must check the keys, ")]
    public void Read_WrongValueForRateLimit_IsReportedByName(string key, string value, string mistake)
    {
        var exception = Assert.Throws<SettingsException>(() => Read((key, value)));

        Assert.StartsWith(mistake, Assert.Single(exception.Mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Changes:Keep", "-1", "Changes:Keep is -1; it must be from 0 to 1000000 changes.")]
    [InlineData("Neo4j:MaxConnections", "0", "Neo4j:MaxConnections is 0; it must be from 1 to 10000 connections.")]
    [InlineData("Neo4j:Password", "x", "Neo4j:Password is not a setting; Neo4j has MaxConnections, ")]
    [InlineData(
        "Neo4j:TrustedCertificateFile",
        "/nowhere/ca.pem",
        "Neo4j:TrustedCertificateFile names /nowhere/ca.pem, which does not exist; name a PEM file.")]
    public void Read_WrongValueForNeo4j_IsReportedByName(string key, string value, string mistake)
    {
        var exception = Assert.Throws<SettingsException>(() => Read((key, value)));

        Assert.StartsWith(mistake, Assert.Single(exception.Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Neo4jUri_ChoosesNeo4jAndNeverPrintsThePassword()
    {
        var settings = Read(("NEO4J_URI", "neo4j+s://graph.example:7687"), ("NEO4J_PASSWORD", "secret-words"), ("NEO4J_DATABASE", "kin10"));

        var options = settings.Neo4j.ToOptions(settings.Login!);
        Assert.Equal(
            ("neo4j+s://graph.example:7687", "neo4j", "secret-words", "kin10"),
            (options.Uri, options.Username, options.Password, options.Database));
        Assert.DoesNotContain("secret-words", $"{settings} {settings.Login} {options}", StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UserWithoutPassword_IsReported()
    {
        var exception = Assert.Throws<SettingsException>(() => Read(("NEO4J_URI", "bolt://localhost"), ("NEO4J_USERNAME", "reader")));

        Assert.StartsWith("NEO4J_PASSWORD is missing", Assert.Single(exception.Mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:0;http://[::1]:0")]
    [InlineData("http://*:80;http://+:81")]
    [InlineData("http://unix:/run/kin10.sock")]
    public void Read_GoodAddresses_AreTaken(string urls) => Assert.Equal(Defaults, Read(("urls", urls)));

    [Fact]
    public void Read_Certificate_MustBeReadableWithItsKey()
    {
        const string Section = "Kestrel:Certificates:Default:";
        var file = Path.GetTempFileName();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, "right"));

        Assert.Equal(Defaults, Read(("urls", "https://*:443"), (Section + "Path", file), (Section + "Password", "right")));
        foreach (var (path, password) in (List<(string, string)>)[(file, "wrong"), ("/nowhere/cert.pfx", "right")])
        {
            var exception = Assert.Throws<SettingsException>(
                () => Read(("urls", "https://*:443"), (Section + "Path", path), (Section + "Password", password)));
            Assert.StartsWith(
                $"{Section}Path names {path}, of which no certificate with its key can be read",
                Assert.Single(exception.Mistakes),
                StringComparison.Ordinal);
        }

        File.Delete(file);
    }

    [Fact]
    public void Read_NotANumber_NamesTheSetting()
    {
        var exception = Assert.Throws<SettingsException>(() => Read(("Limits:MaxPageSize", "many")));

        var mistake = Assert.Single(exception.Mistakes);
        Assert.Contains("Limits:MaxPageSize", mistake, StringComparison.Ordinal);
        Assert.Contains("many", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralMistakes_ReportsAll()
    {
        var exception = Assert.Throws<SettingsException>(
            () => Read(("Limits:MaxErrors", "0"), ("Server:MaxRequestBytes", "0"), ("Seed:Nothing", "1")));

        Assert.Equal(3, exception.Mistakes.Count);
    }

    private static Settings Read(params (string Key, string Value)[] values) => Settings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)))
            .Build());
}
