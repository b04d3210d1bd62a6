using Kin10.Graph.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Kin10.Graph.Server.Tests.Http;

public class StaticPagesTests
{
    [Theory]
    [InlineData("/graphiql/assets/index-Bx12.js", "text/javascript", "public, max-age=31536000, immutable", false)]
    [InlineData("/graphiql/index.html", "text/html", "no-cache", true)]
    [InlineData("/", "text/html; charset=utf-8", "no-cache", true)]
    [InlineData("/favicon.svg", "image/svg+xml", "no-cache", false)]
    public void Prepare_File_MayBeKeptWhenItsNameHasAHash(string path, string contentType, string caching, bool isPage)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = path;
        context.Response.ContentType = contentType;

        StaticPages.Prepare(context);

        Assert.Equal(caching, context.Response.Headers.CacheControl);
        Assert.Equal(
            isPage, context.Response.Headers.ContentSecurityPolicy.ToString().Contains("frame-ancestors 'none'", StringComparison.Ordinal));
    }
}
