using HotChocolate.Execution;
using HotChocolate.Validation;

namespace Kin10.Graph.HotChocolate;

/// <summary>
/// Steps of HotChocolate's request pipeline. Before its own execution a request goes back to its host, which answers it with bytes; what is
/// not for the host goes on to HotChocolate's executor.
/// </summary>
internal static class FrontMiddleware
{
    private static readonly IReadOnlyDictionary<string, object?> NoData = new Dictionary<string, object?>();

    /// <summary>
    /// Before HotChocolate's validation: the engine has validated what its host answers, by the same specification. HotChocolate refuses
    /// some documents that are valid, and takes long for others. Rules that hold for each request anew are asked all the same.
    /// </summary>
    public static RequestDelegate CreateTrust(RequestDelegate next) => context =>
    {
        if (FindRequest(context) is { IsForeign: false })
        {
            context.ValidationResult = DocumentValidatorResult.Ok;
        }

        return next(context);
    };

    /// <summary>After the coercion of variables: the host answers.</summary>
    public static RequestDelegate Create(RequestDelegate next) =>
        context => FindRequest(context) is { IsForeign: false } request ? AnswerAsync(context, request) : next(context);

    private static FrontRequest? FindRequest(IRequestContext context) => (context.Request.Extensions as FrontExtensions)?.Request;

    private static async ValueTask AnswerAsync(IRequestContext context, FrontRequest request)
    {
        using (context.DiagnosticEvents.ExecuteOperation(context))
        {
            try
            {
                await request.MakeAsync();
            }
            catch (Exception exception)
            {
                // The host explains it as it explains what it meets without HotChocolate.
                request.Fault = exception;
                context.DiagnosticEvents.RequestError(context, exception);
            }
        }

        request.IsMade = true;
        context.Result = OperationResultBuilder.New().SetData(NoData).Build();
    }
}
