namespace Kin10.Graph.Server.Tests.Support;

/// <summary>Waits for what other threads do; a test that waits in vain hangs, and is ended by its runner.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5);
        }
    }
}
