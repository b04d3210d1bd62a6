namespace Kin10.Bolt;

/// <summary>Who answered.</summary>
/// <param name="Address">The server.</param>
/// <param name="Agent">Product and version, such as <c>Neo4j/5.26.16</c>.</param>
/// <param name="ProtocolVersion">The version of Bolt that was agreed on.</param>
public sealed record ServerInfo(BoltAddress Address, string Agent, string ProtocolVersion);
