using System.Reflection;

namespace Kin10.Graph.Server.Options;

/// <summary>All settings of the program, read once at its start.</summary>
internal sealed record Settings(
    LimitsOptions Limits,
    ServerOptions Server,
    CorsOptions Cors,
    LiveOptions Live,
    ExportOptions Export,
    RateLimitOptions RateLimit,
    StoreOptions Store,
    SeedOptions Seed,
    SearchSettings Search,
    ChangesOptions Changes,
    CacheOptions Cache,
    CacheControlOptions CacheControl,
    TrustedDocumentsOptions TrustedDocuments,
    RedisOptions Redis,
    Neo4jSettings Neo4j)
{
    /// <summary>The Neo4j database to serve from; null for the embedded store.</summary>
    public Neo4jLogin? Login { get; private init; }

    /// <summary>Reads the settings from appsettings.json, the environment and the command line.</summary>
    /// <exception cref="SettingsException">There are mistakes; it has all of them.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var mistakes = new List<string>();
        var limits = Bind<LimitsOptions>(configuration, LimitsOptions.Section, mistakes);
        limits.Validate(new SettingChecks(LimitsOptions.Section, mistakes));
        var server = Bind<ServerOptions>(configuration, ServerOptions.Section, mistakes);
        server.Validate(new SettingChecks(ServerOptions.Section, mistakes));
        var cors = Bind<CorsOptions>(configuration, CorsOptions.Section, mistakes);
        cors.Validate(new SettingChecks(CorsOptions.Section, mistakes));
        var live = Bind<LiveOptions>(configuration, LiveOptions.Section, mistakes);
        live.Validate(new SettingChecks(LiveOptions.Section, mistakes));
        var export = Bind<ExportOptions>(configuration, ExportOptions.Section, mistakes);
        export.Validate(new SettingChecks(ExportOptions.Section, mistakes));
        var rateLimit = Bind<RateLimitOptions>(configuration, RateLimitOptions.Section, mistakes);
        rateLimit.Validate(new SettingChecks(RateLimitOptions.Section, mistakes));
        var store = Bind<StoreOptions>(configuration, StoreOptions.Section, mistakes);
        store.Validate(new SettingChecks(StoreOptions.Section, mistakes));
        var seed = Bind<SeedOptions>(configuration, SeedOptions.Section, mistakes);
        var search = Bind<SearchSettings>(configuration, SearchSettings.Section, mistakes);
        search.Validate(new SettingChecks(SearchSettings.Section, mistakes));
        var changes = Bind<ChangesOptions>(configuration, ChangesOptions.Section, mistakes);
        changes.Validate(new SettingChecks(ChangesOptions.Section, mistakes));
        var cache = Bind<CacheOptions>(configuration, CacheOptions.Section, mistakes);
        cache.Validate(new SettingChecks(CacheOptions.Section, mistakes));
        var cacheControl = Bind<CacheControlOptions>(configuration, CacheControlOptions.Section, mistakes);
        cacheControl.Validate(new SettingChecks(CacheControlOptions.Section, mistakes));
        var documents = Bind<TrustedDocumentsOptions>(configuration, TrustedDocumentsOptions.Section, mistakes);
        documents.Validate(new SettingChecks(TrustedDocumentsOptions.Section, mistakes));
        var redis = Bind<RedisOptions>(configuration, RedisOptions.Section, mistakes);
        redis = redis.Configuration.Length > 0 ? redis : redis with { Configuration = configuration.GetConnectionString("Redis") ?? "" };
        redis.Validate(new SettingChecks(RedisOptions.Section, mistakes));
        var neo4j = Bind<Neo4jSettings>(configuration, Neo4jSettings.Section, mistakes);
        neo4j.Validate(new SettingChecks(Neo4jSettings.Section, mistakes));
        var login = Neo4jLogin.Read(configuration, mistakes);
        HostSettings.Check(configuration, mistakes);
        return mistakes.Count == 0
            ? new Settings(
                limits, server, cors, live, export, rateLimit, store, seed, search, changes, cache, cacheControl, documents, redis, neo4j)
            {
                Login = login,
            }
            : throw new SettingsException(mistakes);
    }

    private static T Bind<T>(IConfiguration configuration, string sectionName, List<string> mistakes)
        where T : class, new()
    {
        var section = configuration.GetSection(sectionName);
        var properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var checks = new SettingChecks(sectionName, mistakes);
        var canBind = true;
        foreach (var child in section.GetChildren())
        {
            var property = Array.Find(properties, candidate => candidate.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                // An unknown setting is a misspelled one.
                var names = string.Join(", ", properties.Select(candidate => candidate.Name));
                mistakes.Add($"{sectionName}:{child.Key} is not a setting; {sectionName} has {names}.");
            }
            else
            {
                canBind &= checks.IsOf(property.PropertyType, child.Value, property.Name);
            }
        }

        return canBind ? section.Get<T>() ?? new T() : new T();
    }
}

/// <summary>The settings have mistakes.</summary>
internal sealed class SettingsException(IReadOnlyList<string> mistakes) : Exception(string.Join('\n', mistakes))
{
    /// <summary>The mistakes, at least one; each names the setting and what would be right.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
