using Kin10.Graph.Server.Http;

namespace Kin10.Graph.Server.Tests.Http;

public class AcceptHeaderTests
{
    [Theory]
    [InlineData(null, "Json")]
    [InlineData("", "Json")]
    [InlineData("*/*", "Json")]
    [InlineData("application/*", "Json")]
    [InlineData("application/json", "Json")]
    [InlineData("APPLICATION/JSON", "Json")]
    [InlineData("application/json; charset=utf-8", "Json")]
    [InlineData("application/json; charset=\"UTF-8\"", "Json")]
    [InlineData("application/json; charset=utf8", "Json")]
    [InlineData("application/graphql-response+json", "GraphQLResponse")]
    [InlineData("application/graphql-response+json, application/json;q=0.9", "GraphQLResponse")]
    [InlineData("application/json;q=0.9, application/graphql-response+json", "GraphQLResponse")]
    [InlineData("application/json, application/graphql-response+json", "Json")]
    [InlineData("application/graphql-response+json, application/json", "GraphQLResponse")]
    [InlineData("application/graphql-response+json, */*", "GraphQLResponse")]
    [InlineData("application/graphql-response+json;q=0.5, */*", "Json")]
    [InlineData("application/json;q=0, */*", "GraphQLResponse")]
    [InlineData("text/html, */*;q=0.1", "Json")]
    [InlineData("text/plain;x=\"a,b\", application/graphql-response+json", "GraphQLResponse")]
    [InlineData("text/html", "None")]
    [InlineData("application/json;q=0", "None")]
    [InlineData("application/json; charset=utf-16", "None")]
    [InlineData("application/jsonx", "None")]
    [InlineData("text/csv", "Csv")]
    [InlineData("text/csv; header=present, application/json;q=0.5", "Csv")]
    [InlineData("application/json, text/csv", "Json")]
    [InlineData("text/csv, application/jsonl", "Csv")]
    [InlineData("application/jsonl, text/event-stream", "JsonLines")]
    [InlineData("application/jsonl;q=0.5, */*", "Json")]
    [InlineData("text/*", "None")]
    public void Choose_Header_GivesWhatTheClientLikesBest(string? header, string expected) =>
        Assert.Equal(expected, AcceptHeader.Choose(header).ToString());

    [Theory]
    [InlineData(null, null)]
    [InlineData("*/*", null)]
    [InlineData("multipart/*;deferSpec=20220824", null)]
    [InlineData("multipart/mixed", null)]
    [InlineData("multipart/mixed;deferSpec=20230621, application/json", null)]
    [InlineData("multipart/mixed;deferSpec=20220824;q=0.9, application/json", null)]
    [InlineData("multipart/mixed;deferSpec=20220824;q=0", null)]
    [InlineData("multipart/mixed;deferSpec=20220824", "Defer20220824")]
    [InlineData("multipart/mixed;deferSpec=20220824,application/json", "Defer20220824")]
    [InlineData("application/json, Multipart/Mixed; DeferSpec=\"20220824\"", "Defer20220824")]
    [InlineData("multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9", "IncrementalV02")]
    [InlineData("multipart/mixed;incrementalSpec=v0.2;q=0.8, multipart/mixed;deferSpec=20220824", "Defer20220824")]
    [InlineData("multipart/mixed;incrementalSpec=v0.2, multipart/mixed;deferSpec=20220824", "IncrementalV02")]
    public void ChooseIncremental_Header_GivesAFormatThatIsNamed(string? header, string? expected) =>
        Assert.Equal(expected, AcceptHeader.ChooseIncremental(header)?.ToString());

    [Fact]
    public void Choose_OnlyParts_IsJson() =>
        Assert.Equal(ResponseMediaType.Json, AcceptHeader.Choose("multipart/mixed;deferSpec=20220824"));

    [Fact]
    public void Choose_TwoHeaders_ReadsBoth() =>
        Assert.Equal(ResponseMediaType.GraphQLResponse, AcceptHeader.Choose(new(["text/html", "application/graphql-response+json"])));

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("text/html, */*", true)]
    [InlineData("text/html, application/json", true)]
    [InlineData("application/json, text/html", false)]
    [InlineData("text/html;q=0.5, application/json", false)]
    [InlineData("text/html;q=0", false)]
    [InlineData("text/*", false)]
    [InlineData("*/*", false)]
    [InlineData(null, false)]
    public void PrefersHtml_Header_IsTrueForBrowsersOnly(string? header, bool expected) =>
        Assert.Equal(expected, AcceptHeader.PrefersHtml(header));
}
