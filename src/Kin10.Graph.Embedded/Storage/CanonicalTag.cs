namespace Kin10.Graph.Embedded.Storage;

/// <summary>The letter before a value in the form that rows are digested in.</summary>
internal enum CanonicalTag : byte
{
    /// <summary>Nothing follows.</summary>
    Missing = (byte)'0',

    /// <summary>Nothing follows.</summary>
    True = (byte)'t',

    /// <summary>Nothing follows.</summary>
    False = (byte)'f',

    /// <summary>An integer follows.</summary>
    Integer = (byte)'i',

    /// <summary>The bits of a double follow.</summary>
    Number = (byte)'d',

    /// <summary>The number of a day follows.</summary>
    Date = (byte)'y',

    /// <summary>Length and UTF-8 follow.</summary>
    Text = (byte)'s',

    /// <summary>The number of items follows, then each as length and UTF-8.</summary>
    List = (byte)'l',
}
