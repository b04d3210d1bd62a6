using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Xunit;

namespace Kin10.Graph.Tests.Plan;

public sealed class UnknownNodeTests
{
    [Fact]
    public void Of_Record_NamesItsType() =>
        Assert.Equal("There is no case for NotFilter here.", UnknownNode.Of(new NotFilter(new ConstantFilter(true))).Message);

    [Fact]
    public void Of_EnumValue_NamesItsTypeAndValue() =>
        Assert.Equal("There is no case for Comparison.99 here.", UnknownNode.Of((Comparison)99).Message);

    [Fact]
    public void Of_Null_SaysSo() => Assert.Equal("There is no case for null here.", UnknownNode.Of(null).Message);
}
