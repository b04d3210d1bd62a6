namespace Kin10.Bolt.PackStream;

/// <summary>The types of PackStream version 1.</summary>
public enum PackStreamType
{
    /// <summary>The absence of a value.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A signed integer of 64 bits.</summary>
    Integer,

    /// <summary>A floating point number of 64 bits.</summary>
    Float,

    /// <summary>An array of bytes.</summary>
    Bytes,

    /// <summary>Text in UTF-8.</summary>
    String,

    /// <summary>An ordered list of values.</summary>
    List,

    /// <summary>Values by their names.</summary>
    Map,

    /// <summary>A composite value with a tag: a node, a date, a message.</summary>
    Structure,
}
