using Kin10.Graph.Server.Hosting;
using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.Tests.Hosting;

public class ListenProbeTests
{
    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:0")]
    [InlineData("http://*:0")]
    [InlineData("http://unix:/run/kin10-probe.sock")]
    public void Check_AddressThatIsFree_Passes(string url) => ListenProbe.Check([url]);

    [Fact]
    public void Check_AddressOfAnotherMachine_SaysSo()
    {
        // RFC 5737: no machine has it.
        var exception = Assert.Throws<SettingsException>(() => ListenProbe.Check(["http://192.0.2.1:0"]));

        Assert.Equal(
            "http://192.0.2.1:0: this machine does not have the address. Name one of its own, or http://*.",
            Assert.Single(exception.Mistakes));
    }
}
