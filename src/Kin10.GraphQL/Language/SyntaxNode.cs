using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <summary>A node of a parsed document. Nodes are immutable; compare them by reference.</summary>
/// <param name="location">Where the node's first token is.</param>
public abstract class SyntaxNode(SourceLocation location)
{
    /// <summary>Where the node's first token is.</summary>
    public SourceLocation Location { get; } = location;
}

/// <summary>A whole document: executable or type-system definitions in the order of the source (section 2.2).</summary>
public sealed class DocumentNode(SourceLocation location, IReadOnlyList<DefinitionNode> definitions) : SyntaxNode(location)
{
    /// <summary>The definitions, at least one.</summary>
    public IReadOnlyList<DefinitionNode> Definitions { get; } = definitions;
}

/// <summary>One definition or extension of a document.</summary>
public abstract class DefinitionNode(SourceLocation location) : SyntaxNode(location);

/// <summary>A name with its place, for messages that point at the name itself (section 2.1.9).</summary>
public sealed class NameNode(SourceLocation location, string value) : SyntaxNode(location)
{
    /// <summary>The name's text.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
