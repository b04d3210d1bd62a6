using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Tests.Pages.Markup;

public class AddressesTests
{
    [Theory]
    [InlineData("https://example.org/a?b=c", true)]
    [InlineData("http://example.org", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//example.org", false)]
    [InlineData("100Kin10: Our approach", false)]
    public void IsWebAddress_OnlyHttp_BecomesALink(string text, bool expected) => Assert.Equal(expected, Addresses.IsWebAddress(text));

    [Theory]
    [InlineData("RootCause:a-b", "root-causes/a-b")]
    [InlineData("Partner:a b/c\"", "partners/a%20b%2Fc%22")]
    [InlineData("Commitment:a", null)]
    public void PathOf_Id_IsFolderAndSlug(string id, string? expected) => Assert.Equal(expected, Addresses.PathOf(id));
}
