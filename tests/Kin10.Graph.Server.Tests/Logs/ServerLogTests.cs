using System.Reflection;
using Kin10.Graph.Server.Logs;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests.Logs;

public sealed class ServerLogTests
{
    [Fact]
    public void EventIds_OfAllMessages_AreOfOneMessageEach()
    {
        var ids = typeof(ServerLog).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId)
            .OfType<int>()
            .ToList();

        Assert.True(ids.Count > 20);
        Assert.Empty(ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key));
    }
}
