namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>What a page is about, for those who read it by machine (schema.org).</summary>
/// <param name="Type">A type of schema.org.</param>
/// <param name="SameAs">Its own web site.</param>
/// <param name="StartDate">When an event began.</param>
internal sealed record LinkedThing(string Type, string? SameAs = null, string? StartDate = null);
