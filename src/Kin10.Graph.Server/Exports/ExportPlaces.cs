using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Exports;

/// <summary>Counts the exports that are on their way.</summary>
internal sealed class ExportPlaces(ExportOptions options)
{
    private int _count;

    /// <summary>Takes the place of one export, until <see cref="Leave"/>.</summary>
    /// <exception cref="RequestRefusedException">There is none, or there are no exports.</exception>
    public void Enter()
    {
        if (!options.Enabled)
        {
            throw new RequestRefusedException(
                StatusCodes.Status403Forbidden,
                ErrorCodes.Forbidden,
                "This server gives no exports (setting Export:Enabled); ask for pages at /graphql, as application/json.");
        }

        if (Interlocked.Increment(ref _count) > options.MaxConcurrent)
        {
            Leave();
            throw new RequestRefusedException(
                StatusCodes.Status503ServiceUnavailable,
                ErrorCodes.RateLimited,
                $"The server sends {options.MaxConcurrent} exports, which is the limit (setting Export:MaxConcurrent); try again later.");
        }
    }

    /// <summary>Gives the place up.</summary>
    public void Leave() => Interlocked.Decrement(ref _count);
}
