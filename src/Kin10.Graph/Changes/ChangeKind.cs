namespace Kin10.Graph.Changes;

/// <summary>What happened to a node or link.</summary>
public enum ChangeKind
{
    /// <summary>It came.</summary>
    Added,

    /// <summary>It stayed with other values.</summary>
    Changed,

    /// <summary>It went.</summary>
    Removed,
}
