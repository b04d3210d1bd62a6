using Kin10.GraphQL.Execution;

namespace Kin10.GraphQL.Tests.Execution;

public sealed class RequestContextTests
{
    [Fact]
    public void Default_IsAnonymous()
    {
        RequestContext context = default;

        Assert.Same(Caller.Anonymous, context.Caller);
        Assert.Null(context.Deadline);
        Assert.Null(context.TraceId);
        Assert.Equal(RequestContext.Anonymous, context);
        Assert.Equal(RequestContext.Anonymous, new RequestContext(Caller.Anonymous));
    }

    [Fact]
    public void Constructor_OfAKnownCaller_KeepsAll()
    {
        var caller = new Caller("curator@hub", ["curator", "reader", "curator"]);
        var deadline = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var context = new RequestContext(caller, deadline, "4bf92f3577b34da6a3ce929d0e0e4736");

        Assert.Same(caller, context.Caller);
        Assert.Equal(deadline, context.Deadline);
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", context.TraceId);
        Assert.NotEqual(RequestContext.Anonymous, context);
    }

    [Fact]
    public void Caller_Roles_AreASetOfExactNames()
    {
        string[] roles = ["curator", "reader", "curator"];
        var caller = new Caller("curator@hub", roles);
        roles[1] = "administrator";

        Assert.Equal("curator@hub", caller.Name);
        Assert.Equal(["curator", "reader"], caller.Roles.Order());
        Assert.DoesNotContain("Reader", caller.Roles);
    }

    [Fact]
    public void Caller_Anonymous_HasNeitherNameNorRoles()
    {
        Assert.Null(Caller.Anonymous.Name);
        Assert.Empty(Caller.Anonymous.Roles);
        Assert.Throws<ArgumentException>(() => new Caller("", []));
    }
}
