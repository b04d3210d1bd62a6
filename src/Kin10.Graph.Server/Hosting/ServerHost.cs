using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kin10.Graph.Embedded;
using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Documents;
using Kin10.Graph.Server.Exports;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Live;
using Kin10.Graph.Server.Live.WebSockets;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Pages;
using Kin10.Graph.Server.RateLimits;
using Kin10.Graph.Server.Redis;
using Kin10.Graph.Server.Stores;
using Kin10.Graph.Stores;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;

namespace Kin10.Graph.Server.Hosting;

/// <summary>Composes the web application.</summary>
internal static partial class ServerHost
{
    private const string DefaultUrl = "http://localhost:5080";
    private const string EndpointsSection = "Kestrel:Endpoints";

    // Kestrel's own limit is a little higher, so that a body over the limit is refused with an explanation.
    private const int BodyMargin = 64 * 1024;
    private const int LeastRequestBuffer = 1024 * 1024;

    /// <summary>A builder with the configuration read: appsettings.json, the environment, then the command line.</summary>
    /// <param name="arguments">Settings from the command line, as in <c>--Server:RequestTimeout=00:00:05</c>.</param>
    public static WebApplicationBuilder CreateBuilder(string[] arguments)
    {
        var options = new WebApplicationOptions { Args = arguments, ContentRootPath = ProgramPaths.ContentRoot };
        var builder = WebApplication.CreateSlimBuilder(options);

        // The slim builder ignores this setting: "simple", "json" or "systemd".
        var formatter = builder.Configuration[HostSettings.FormatterKey] ?? ConsoleFormatterNames.Simple;
        UseConsole(builder.Logging, formatter);
        return builder;
    }

    // ASP.NET's formatters and their settings, with a provider that writes many lines at once.
    private static void UseConsole(ILoggingBuilder logging, string formatterName)
    {
        logging.AddConsole();
        logging.Services.Remove(
            logging.Services.Single(service => service.ImplementationType == typeof(ConsoleLoggerProvider)));
        logging.Services.AddSingleton<ILoggerProvider>(services => new BufferedConsole(
            services.GetServices<ConsoleFormatter>()
                .First(formatter => formatter.Name.Equals(formatterName, StringComparison.OrdinalIgnoreCase)),
            new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
            TimeProvider.System));
    }

    /// <summary>The application over that graph, ready to start.</summary>
    /// <exception cref="SettingsException">A setting of ASP.NET's is wrong.</exception>
    public static WebApplication Build(WebApplicationBuilder builder, Settings settings, GraphService graph)
    {
        ConfigureKestrel(builder, settings.Server);
        IFileProvider pages = Directory.Exists(ProgramPaths.WebRoot)
            ? new PhysicalFileProvider(ProgramPaths.WebRoot)
            : new NullFileProvider();
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(graph);
        services.AddSingleton<IVersionFeed>(graph.Store);
        services.AddSingleton<IStoreHealth>(graph.Store);
        services.AddSingleton(settings.Server);
        services.AddSingleton(settings.CacheControl);
        services.AddSingleton(new EntityTags(graph.Sdl));
        services.AddSingleton(new StaticPages(pages, settings.Server));
        services.AddSingleton<PlaygroundPage>();
        services.AddSingleton(settings.Limits);
        services.AddSingleton<PersistedQueries>();
        services.AddSingleton(settings.TrustedDocuments);
        services.AddSingleton(TrustedDocuments.Read(ProgramPaths.Documents, settings.TrustedDocuments.FolderPath()));
        services.AddSingleton<UntrustedDocuments>();
        services.AddSingleton<DocumentFinder>();
        services.AddHostedService<DocumentPlanning>();
        services.AddSingleton<Failures>();
        services.AddSingleton<ResponseSender>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<AccessLog>();
        services.AddSingleton<RequestRunner>();
        services.AddSingleton<BatchRunner>();
        services.AddSingleton<WholeAnswers>();
        services.AddSingleton(new CostReports(settings.Server.ShowPlans, settings.Limits.MaxCost));
        services.AddSingleton<GraphQLEndpoint>();
        services.AddSingleton(settings.RateLimit);
        services.AddSingleton<ClientBuckets>();
        services.AddSingleton<RateLimiting>();
        AddRedis(services, settings, graph.Store);
        AddAnswers(services, settings, graph.Store);
        AddLiveQueries(services, settings);
        AddPages(services, settings);
        AddExports(services, settings);
        AddFront(services, settings, graph);
        services.AddSingleton<SchemaEndpoint>();
        services.AddSingleton<HealthEndpoints>();
        services.AddSingleton<Readiness>();
        services.AddHostedService(provider => provider.GetRequiredService<Readiness>());
        services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Server.ShutdownTimeout + settings.Server.ShutdownDelay);
        services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins(settings.Cors.OriginList())
            .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
            .AllowAnyHeader()
            .WithExposedHeaders(["ETag", "Retry-After", "Content-Disposition", .. RateLimiting.Headers])
            .SetPreflightMaxAge(settings.Cors.PreflightMaxAge)));

        Telemetry.AddTo(builder);
        try
        {
            var app = builder.Build();
            UsePipeline(app, settings);
            return app;
        }
        catch (InvalidOperationException exception)
        {
            throw CannotStart(exception);
        }
    }

    // Another front than the engine's own, where one is built in.
    static partial void AddFront(IServiceCollection services, Settings settings, GraphService graph);

    private static void AddRedis(IServiceCollection services, Settings settings, IGraphStore store)
    {
        services.AddSingleton(settings.Redis);
        services.AddSingleton<RedisBreaker>();
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<RedisWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<RedisWatch>());
        if (settings.Redis.IsEnabled() && settings.RateLimit.IsEnabled())
        {
            services.AddSingleton<SharedUsage>();
        }

        if (settings.Redis.IsEnabled() && store is WatchedStore)
        {
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RedisVersions>(
                provider, BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)))));
        }
    }

    private static void AddAnswers(IServiceCollection services, Settings settings, IGraphStore store)
    {
        services.AddSingleton(settings.Cache);
        services.AddSingleton<AnswerCache>();

        if (settings.Redis.IsEnabled())
        {
            services.AddSingleton(provider => new SharedCache(
                RedisStore.Open(provider.GetRequiredService<RedisConnection>()),
                settings.Redis,
                provider.GetRequiredService<RedisBreaker>()));
        }

        // What is in memory is asked sooner than any other process.
        var sharesAnswers = settings.Redis.IsEnabled() && settings.Cache.MaxBytes > 0 && store is not EmbeddedGraphStore;
        services.AddSingleton(provider => new SharedAnswers(
            sharesAnswers ? provider.GetRequiredService<SharedCache>() : null, settings.Redis));
        services.AddSingleton(provider => new SharedDocuments(provider.GetService<SharedCache>(), settings.Redis, settings.Limits));
        services.AddSingleton<AnswerSharing>();
    }

    private static void AddLiveQueries(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Live);
        services.AddSingleton(settings.Cors);
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<LiveRunner>();
        services.AddSingleton<LiveQueries>();
        services.AddSingleton<IEventStreams, EventStreams>();
        services.AddSingleton<SocketRunner>();
        services.AddSingleton<SocketEndpoint>();
    }

    private static void AddPages(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Limits);
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<PageFrame>();
        services.AddSingleton<PageQuestions>();
        services.AddSingleton<PageEndpoint>();
        services.AddSingleton<PageRoutes>();
    }

    private static void AddExports(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Export);
        services.AddSingleton<ExportHeaders>();
        services.AddSingleton<ExportPlaces>();
        services.AddSingleton<BrokenExports>();
        services.AddSingleton<IExports, RowExports>();
        services.AddSingleton<GraphMlExports>();
        services.AddSingleton<ExportEndpoint>();
    }

    private static SettingsException CannotStart(Exception exception) => new(
        [$"The server cannot start: {exception.Message} See SETTINGS.md, ASP.NET's own."]);

    /// <summary>Starts the application, and waits until it is told to stop.</summary>
    /// <exception cref="SettingsException">
    /// A setting of ASP.NET's that only a start can judge is wrong, or a trusted document.
    /// </exception>
    public static async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or SettingsException))
        {
            throw CannotStart(exception);
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>The addresses on which the server will listen, except for those that <c>Kestrel:Endpoints</c> names.</summary>
    public static IReadOnlyList<string> Addresses(IConfiguration configuration)
    {
        if (configuration.GetSection(EndpointsSection).Exists())
        {
            return [];
        }

        if (Split(configuration["urls"]) is { Length: > 0 } urls)
        {
            return urls;
        }

        var ports = Split(configuration["http_ports"]).Select(port => $"http://*:{port}")
            .Concat(Split(configuration["https_ports"]).Select(port => $"https://*:{port}"));
        return [.. ports.DefaultIfEmpty(DefaultUrl)];
    }

    private static string[] Split(string? values) =>
        (values ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void ConfigureKestrel(WebApplicationBuilder builder, ServerOptions options)
    {
        var configuration = builder.Configuration;
        string[] addresses = ["urls", "http_ports", "https_ports"];
        if (addresses.All(key => string.IsNullOrEmpty(configuration[key])) && !configuration.GetSection(EndpointsSection).Exists())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.RequestHeaderEncodingSelector = static header => RequestFraming.EncodingOf(header)!;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBytes + BodyMargin;
            kestrel.Limits.MaxRequestBufferSize = Math.Max(LeastRequestBuffer, options.MaxRequestBytes + BodyMargin);
            kestrel.Limits.MaxRequestLineSize = options.MaxUrlBytes;
        });
    }

    private static void UsePipeline(WebApplication app, Settings settings)
    {
        app.Use(static next => context => RequestFraming.CheckAsync(context, next));
        app.Use(static (context, next) =>
        {
            SecurityHeaders.Set(context.Response);
            return next(context);
        });
        if (!settings.Cors.OriginList().Contains("*"))
        {
            app.Use(static (context, next) =>
            {
                // A cache must not give one origin's answer to another, not even one for a request without an origin.
                context.Response.OnStarting(static state => AddVaryOrigin((HttpResponse)state), context.Response);
                return next(context);
            });
        }

        app.UseCors();
        app.Use(static next => context => ShortAnswers.CompleteAsync(context, next));
        app.UseWebSockets();

        // GraphQL answers choose their own coding, since their entity tags depend on it.
        app.UseWhen(static context => context.GetEndpoint() is null, pageBranch =>
        {
            var pages = pageBranch.ApplicationServices.GetRequiredService<StaticPages>();
            pageBranch.Use(next => context => pages.HandleAsync(context, next));
        });

        var services = app.Services;
        string[] reads = [HttpMethods.Get, HttpMethods.Head];
        var requests = services.GetRequiredService<GraphQLEndpoint>();
        var sockets = services.GetRequiredService<SocketEndpoint>();
        var limits = settings.RateLimit.IsEnabled() ? services.GetRequiredService<RateLimiting>() : null;
        app.Map(
            "/graphql",
            context =>
            {
                limits?.Begin(context);
                return context.WebSockets.IsWebSocketRequest ? sockets.HandleAsync(context) : requests.HandleAsync(context);
            });
        app.Map(
            "/graphql/persisted/{documentId}",
            context =>
            {
                limits?.Begin(context);
                return requests.HandleAsync(context, (string)context.Request.RouteValues["documentId"]!);
            });
        services.GetRequiredService<PageRoutes>().MapTo(app, limits);
        var exports = services.GetRequiredService<ExportEndpoint>();
        app.Map(
            "/export/{**file}",
            context =>
            {
                limits?.Begin(context);
                return exports.HandleAsync(context);
            });
        app.MapMethods("/schema.graphql", reads, services.GetRequiredService<SchemaEndpoint>().HandleAsync);
        app.MapMethods("/health/live", reads, HealthEndpoints.LiveAsync);
        app.MapMethods("/health/ready", reads, services.GetRequiredService<HealthEndpoints>().ReadyAsync);
        app.Lifetime.ApplicationStarted.Register(() => TellReady(app));
    }

    private static void TellReady(WebApplication app)
    {
        if (app.Services.GetService<IRequestFront>() is { } front)
        {
            ServerLog.Frontend(app.Logger, front.Name);
        }

        ServerLog.Ready(
            app.Logger,
            HealthEndpoints.Version.Split('+')[0],
            SinceStart(app.Services.GetRequiredService<TimeProvider>()).TotalMilliseconds,
            string.Join(' ', app.Urls.Select(Clickable)));
    }

    private static Task AddVaryOrigin(HttpResponse response)
    {
        if (!response.Headers.Vary.Contains("Origin"))
        {
            response.Headers.Append("Vary", "Origin");
        }

        return Task.CompletedTask;
    }

    // An address that stands for all of this machine cannot be opened in a browser.
    private static string Clickable(string url)
    {
        var address = BindingAddress.Parse(url);
        return address.Host is "*" or "+" or "0.0.0.0" or "[::]"
            ? string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://localhost:{address.Port}")
            : url;
    }

    private static TimeSpan SinceStart(TimeProvider clock)
    {
        using var process = Process.GetCurrentProcess();
        return clock.GetUtcNow() - process.StartTime.ToUniversalTime();
    }
}
