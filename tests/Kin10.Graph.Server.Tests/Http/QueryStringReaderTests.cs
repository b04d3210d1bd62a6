using System.Text;
using Kin10.Graph.Server.Http;

namespace Kin10.Graph.Server.Tests.Http;

public class QueryStringReaderTests
{
    [Fact]
    public void Read_WholeRequest_FindsEveryParameter()
    {
        using var parameters = Read(
            "?query=query+A%20%7B%20a(b:%22%C3%A9%22)%20%7D&operationName=A&variables=%7B%22a%22%3A1%7D&extensions=%7B%7D&utm=x");

        Assert.Equal("query A { a(b:\"\u00e9\") }", Encoding.UTF8.GetString(parameters.Query!.Value.Span));
        Assert.Equal("A", parameters.OperationName);
        Assert.Equal(1, parameters.ToRequest(false).Variables!.Value.GetProperty("a").GetInt32());
    }

    [Fact]
    public void Read_EmptyParameters_AreAsIfAbsent()
    {
        using var parameters = Read("?query={a}&operationName=&variables=&extensions=");

        Assert.Null(parameters.OperationName);
        Assert.True(parameters.VariablesText.IsEmpty);
    }

    [Fact]
    public void Read_PersistedQuery_IsNoticed()
    {
        using var parameters = Read("?extensions=" + Uri.EscapeDataString(
            $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{new string('A', 64)}}}"}}"""));

        Assert.True(parameters.PersistedQuery!.IsVersion1);
        Assert.Equal(Enumerable.Repeat((byte)0xAA, 32), parameters.PersistedQuery.Hash);
    }

    [Theory]
    [InlineData("?query={a}&query={b}", "is given twice")]
    [InlineData("?query={a}&operationName=a&operationName=b", "is given twice")]
    [InlineData("?query={a}&variables={}&variables={}", "is given twice")]
    [InlineData("?query={a}&extensions={}&extensions={}", "is given twice")]
    [InlineData("?query={a}&variables={", "variables is not JSON")]
    [InlineData("?query={a}&variables={}x", "variables is not JSON")]
    [InlineData("?query={a}&variables=[1]", "variables must be an object")]
    [InlineData("?query={a}&variables={\"a\":\"\\ud800\"}", "variables is not JSON")]
    [InlineData("?query={a}&extensions=1", "extensions must be an object")]
    [InlineData("?query={a}&extensions={", "extensions is not JSON")]
    public void Read_WrongParameters_AreRefusedWithTheReason(string queryString, string reason)
    {
        var refused = Assert.Throws<RequestRefusedException>(() => Read(queryString));

        Assert.Equal(400, refused.StatusCode);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("?utm=x", false)]
    [InlineData("?variables={}", false)]
    [InlineData("?query=", true)]
    [InlineData("?a=b&extensions={}", true)]
    public void NamesOperation_QueryString_IsTrueWhenThereIsSomethingToExecute(string queryString, bool expected) =>
        Assert.Equal(expected, QueryStringReader.NamesOperation(queryString));

    private static RequestParameters Read(string queryString)
    {
        var parameters = new RequestParameters();
        QueryStringReader.Read(queryString, 10, parameters);
        return parameters;
    }
}
