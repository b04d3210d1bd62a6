using Kin10.Graph.Server.Documents;
using Kin10.Graph.Server.Http;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Kin10.Graph.Server.Hosting;

/// <summary>
/// Sends telemetry to <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, if it is set; the other variables of the OpenTelemetry specification apply, too.
/// </summary>
internal static class Telemetry
{
    /// <summary>The setting that turns it on.</summary>
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string BoltSource = "Kin10.Bolt";
    private const string ServiceName = "kin10-graph";

    /// <summary>Adds spans of requests, spans of database statements under them, and the meters of both.</summary>
    public static void AddTo(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (string.IsNullOrWhiteSpace(configuration[EndpointKey]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                configuration["OTEL_SERVICE_NAME"] ?? ServiceName, serviceVersion: HealthEndpoints.Version))
            .WithTracing(tracing => tracing
                .AddSource(BoltSource)
                .AddAspNetCoreInstrumentation(
                    options => options.Filter = static context => !context.Request.Path.StartsWithSegments("/health"))
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(BoltSource)
                .AddMeter(UntrustedDocuments.MeterName)
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter());
    }
}
