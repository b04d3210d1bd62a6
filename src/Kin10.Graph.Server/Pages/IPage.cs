namespace Kin10.Graph.Server.Pages;

/// <summary>Something that is made of the graph and has an address of its own.</summary>
internal interface IPage
{
    /// <summary>Names it among all that this server can make, with all that its content depends on but the graph.</summary>
    string Key { get; }

    /// <summary>What the access line calls it: a name of the program's, never of the request's.</summary>
    string Name { get; }

    /// <summary>Its media type.</summary>
    string ContentType { get; }

    /// <summary>Makes it.</summary>
    ValueTask<MadePage> MakeAsync(PageQuestions.Questioner questions);
}

/// <summary>A page that was made.</summary>
/// <param name="Body">What is sent.</param>
/// <param name="StatusCode">200, or 404 where there is nothing under the address.</param>
internal readonly record struct MadePage(byte[] Body, int StatusCode = StatusCodes.Status200OK);
