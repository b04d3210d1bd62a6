namespace Kin10.Bolt.Connections;

/// <summary>Where a connection comes from and goes back to.</summary>
internal interface IConnectionPool
{
    /// <summary>Takes a connection back, whatever state it is in. Does not wait.</summary>
    void Release(BoltConnection connection);
}
