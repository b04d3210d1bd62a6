namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>The tests that share one server and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<ServerFixture>, ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
