using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Documents;

/// <summary>
/// Plans all trusted documents before the first request. Where one of the operator's is wrong, the server does not start; one of the pages
/// does not fit every model and every limit, and only its page is the worse for it.
/// </summary>
internal sealed class DocumentPlanning(
    TrustedDocuments documents, TrustedDocumentsOptions options, GraphService graph, ILogger<DocumentPlanning> logger) : IHostedService
{
    /// <summary>Plans them.</summary>
    /// <exception cref="SettingsException">It has every mistake in every document, with its file, line and column.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var mistakes = new List<string>(documents.Mistakes);
        foreach (var document in documents.All)
        {
            var found = graph.Prepare(document.Text.Span).Select(error => Describe(document, error)).ToList();
            if (!document.IsOfPages)
            {
                mistakes.AddRange(found);
            }
            else if (found.Count > 0)
            {
                ServerLog.PageDocumentUseless(logger, found[0]);
            }
        }

        if (mistakes.Count > 0)
        {
            throw new SettingsException(mistakes);
        }

        // Those of the pages alone are nothing that anybody has chosen.
        if (options.Folder is not null || options.Mode != TrustMode.Off)
        {
            ServerLog.DocumentsPlanned(logger, documents.All.Count, options.Mode);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string Describe(TrustedDocument document, GraphQLError error) => error.Locations.Count > 0
        ? $"{document.File}:{error.Locations[0]}: {error.Message}"
        : $"{document.File}: {error.Message}";
}
