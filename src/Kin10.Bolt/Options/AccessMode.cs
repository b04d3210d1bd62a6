namespace Kin10.Bolt;

/// <summary>What a transaction may do; in a cluster it decides which members may run it.</summary>
public enum AccessMode
{
    /// <summary>Reads and writes.</summary>
    Write,

    /// <summary>Only reads.</summary>
    Read,
}
