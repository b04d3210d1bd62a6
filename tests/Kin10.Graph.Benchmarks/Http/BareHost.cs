using System.IO.Pipelines;
using Kin10.Graph.Benchmarks.Neo4j;
using Kin10.Testing.Neo4j;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Benchmarks.Http;

/// <summary>The yardstick: Kestrel reading a request's body and answering fixed bytes, in a process of its own.</summary>
internal static class BareHost
{
    /// <summary>Answers until it is killed.</summary>
    /// <param name="port">Where.</param>
    /// <param name="answerFile">The bytes.</param>
    /// <param name="database">
    /// A database whose version is read before each answer, by those who wait together once; null for none.
    /// </param>
    public static async Task RunAsync(int port, string answerFile, Neo4jDatabase? database)
    {
        await using var store = database is null ? null : Neo4jGraph.Connect(database, Kin10Model.Model);
        var answer = await File.ReadAllBytesAsync(answerFile);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.MapPost("/graphql", async context =>
        {
            for (var body = context.Request.BodyReader; ;)
            {
                var read = await body.ReadAsync();
                body.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }

            if (store is not null)
            {
                await store.ReadVersionAsync(context.RequestAborted);
            }

            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = answer.Length;
            await context.Response.BodyWriter.WriteAsync(answer);
        });
        await app.RunAsync();
    }
}
