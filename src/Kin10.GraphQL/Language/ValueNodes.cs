using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <summary>A value literal or a variable (section 2.9).</summary>
public abstract class ValueNode(SourceLocation location) : SyntaxNode(location);

/// <summary>A variable in place of a value (section 2.10).</summary>
public sealed class VariableNode(SourceLocation location, string name) : ValueNode(location)
{
    /// <summary>The variable's name without <c>$</c>.</summary>
    public string Name { get; } = name;
}

/// <summary>An integer literal (section 2.9.1).</summary>
public sealed class IntValueNode(SourceLocation location, string text) : ValueNode(location)
{
    /// <summary>The digits as written, of any length.</summary>
    public string Text { get; } = text;
}

/// <summary>A literal with a fraction or an exponent (section 2.9.2).</summary>
public sealed class FloatValueNode(SourceLocation location, string text) : ValueNode(location)
{
    /// <summary>The number as written.</summary>
    public string Text { get; } = text;
}

/// <summary>A string literal (section 2.9.4).</summary>
public sealed class StringValueNode(SourceLocation location, string value, bool isBlock) : ValueNode(location)
{
    /// <summary>The meaning: escapes resolved, block indentation removed.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it was written as a block string.</summary>
    public bool IsBlock { get; } = isBlock;
}

/// <summary><c>true</c> or <c>false</c> (section 2.9.3).</summary>
public sealed class BooleanValueNode(SourceLocation location, bool value) : ValueNode(location)
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;
}

/// <summary><c>null</c> (section 2.9.5).</summary>
public sealed class NullValueNode(SourceLocation location) : ValueNode(location);

/// <summary>An enum literal (section 2.9.6).</summary>
public sealed class EnumValueNode(SourceLocation location, string name) : ValueNode(location)
{
    /// <summary>The enum value's name.</summary>
    public string Name { get; } = name;
}

/// <summary>A list literal (section 2.9.7).</summary>
public sealed class ListValueNode(SourceLocation location, IReadOnlyList<ValueNode> values) : ValueNode(location)
{
    /// <summary>The items.</summary>
    public IReadOnlyList<ValueNode> Values { get; } = values;
}

/// <summary>An input object literal (section 2.9.8).</summary>
public sealed class ObjectValueNode(SourceLocation location, IReadOnlyList<ObjectFieldNode> fields) : ValueNode(location)
{
    /// <summary>The fields in the order of the source.</summary>
    public IReadOnlyList<ObjectFieldNode> Fields { get; } = fields;
}

/// <summary>A field of an input object literal.</summary>
public sealed class ObjectFieldNode(SourceLocation location, NameNode name, ValueNode value) : SyntaxNode(location)
{
    /// <summary>The field's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The value given.</summary>
    public ValueNode Value { get; } = value;
}
