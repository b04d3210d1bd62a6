using System.Reflection;
using global::Neo4j.Driver;

namespace Kin10.Graph.Neo4j.Driver.Tests.Support;

/// <summary>A driver, or a session of it, whose server lets nobody end a transaction.</summary>
public class RefusingDriver : DispatchProxy
{
    private object _inner = null!;
    private Action _refused = null!;

    /// <param name="driver">Does all else.</param>
    /// <param name="refused">Called for each time.</param>
    public static IDriver Around(IDriver driver, Action refused) => Around<IDriver>(driver, refused);

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is [string text, ..] && text.Contains("TERMINATE", StringComparison.Ordinal))
        {
            _refused();
            throw new ClientException("Neo.ClientError.Security.Forbidden", "This is not allowed.");
        }

        var result = targetMethod!.Invoke(_inner, args);
        return result is IAsyncSession session ? Around(session, _refused) : result;
    }

    private static T Around<T>(T inner, Action refused)
        where T : class
    {
        var proxy = Create<T, RefusingDriver>();
        ((RefusingDriver)(object)proxy)._inner = inner;
        ((RefusingDriver)(object)proxy)._refused = refused;
        return proxy;
    }
}
