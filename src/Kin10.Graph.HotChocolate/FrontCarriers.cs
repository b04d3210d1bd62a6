using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.HotChocolate;

// HotChocolate's middleware hands its parser the body of a POST or the parameters of a GET, and no more: these carry a request that was
// read already. Its request pipeline hands the extensions of a request on.

/// <summary>The body of a POST that was read already.</summary>
internal sealed class FrontBody(FrontRequest request) : MemoryStream([], writable: false)
{
    public FrontRequest Request => request;
}

/// <summary>The parameters of a GET that were read already.</summary>
internal sealed class FrontQuery(FrontRequest request) : QueryCollection(Asked)
{
    // Without it HotChocolate takes the request for none of GraphQL.
    private static readonly Dictionary<string, StringValues> Asked = new() { ["query"] = "" };

    public FrontRequest Request => request;
}

/// <summary>The extensions of a request: itself.</summary>
internal sealed class FrontExtensions(FrontRequest request) : Dictionary<string, object?>
{
    public FrontRequest Request => request;
}
