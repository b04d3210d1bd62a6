using Kin10.Graph.HotChocolate;
using Kin10.Graph.Server.Fronts;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;

namespace Kin10.Graph.Server.Hosting;

/// <content>Compiled with <c>-p:GraphQLFront=HotChocolate</c>.</content>
internal static partial class ServerHost
{
    static partial void AddFront(IServiceCollection services, Settings settings, GraphService graph)
    {
        // The request's own time is over first.
        services.AddGraphFront(graph.Sdl, settings.Server.RequestTimeout + TimeSpan.FromSeconds(1));
        services.AddSingleton(provider => new HotChocolatePipeline(provider, graph.Schema, settings.Limits.ToExecutorOptions()));
        services.AddSingleton<IRequestFront, HotChocolateFront>();
        services.AddHostedService<HotChocolateStart>();
    }
}
