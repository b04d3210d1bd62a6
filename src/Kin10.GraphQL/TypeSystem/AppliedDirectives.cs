using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>What the built-in directives on a definition say.</summary>
internal static class AppliedDirectives
{
    public const string Deprecated = "deprecated";
    public const string SpecifiedBy = "specifiedBy";
    public const string OneOf = "oneOf";

    /// <summary>The default of <c>@deprecated(reason:)</c>.</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    /// <summary>The reason of <c>@deprecated</c> (section 3.13.3); null without the directive.</summary>
    public static string? DeprecationReason(IReadOnlyList<DirectiveNode> directives)
    {
        var directive = Find(directives, Deprecated);
        return directive is null ? null : StringArgument(directive, "reason") ?? DefaultDeprecationReason;
    }

    /// <summary>The address in <c>@specifiedBy</c> (section 3.13.4); null without the directive.</summary>
    public static string? SpecifiedByUrl(IEnumerable<TypeDefinitionNode> nodes)
    {
        var directive = Find(nodes.SelectMany(static node => node.Directives), SpecifiedBy);
        return directive is null ? null : StringArgument(directive, "url");
    }

    /// <summary>Whether <c>@oneOf</c> is there (section 3.13.5).</summary>
    public static bool IsOneOf(IEnumerable<TypeDefinitionNode> nodes) =>
        Find(nodes.SelectMany(static node => node.Directives), OneOf) is not null;

    public static DirectiveNode? Find(IEnumerable<DirectiveNode> directives, string name) =>
        directives.FirstOrDefault(directive => directive.Name.Value == name);

    private static string? StringArgument(DirectiveNode directive, string name) =>
        directive.Arguments.Find(name) is StringValueNode text ? text.Value : null;
}
