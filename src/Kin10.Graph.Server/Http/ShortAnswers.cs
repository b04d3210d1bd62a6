using System.Text;

namespace Kin10.Graph.Server.Http;

/// <summary>Says in a line what nobody else has put into words: that there is nothing at an address, or which methods there are.</summary>
internal static class ShortAnswers
{
    /// <summary>Lets others answer, and writes the line where they wrote nothing.</summary>
    public static async Task CompleteAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var response = context.Response;
        if (response.HasStarted || response.ContentType is not null || TextFor(context) is not { } text)
        {
            return;
        }

        var body = Encoding.UTF8.GetBytes(text);
        response.ContentType = "text/plain; charset=utf-8";
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private static string? TextFor(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound =>
            "There is nothing at this address. The challenge map is at /, the API and its playground at /graphql.\n",
        StatusCodes.Status405MethodNotAllowed =>
            $"The method {context.Request.Method} is not allowed here; allowed are: {context.Response.Headers.Allow}.\n",
        _ => null,
    };
}
