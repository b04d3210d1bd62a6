using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>FAILURE {metadata}: code and message; from Bolt 5.7 on also GQLSTATUS, diagnostic record, and causes.</summary>
internal static class FailureMessage
{
    private const int MaxCauses = 20;

    private static readonly Dictionary<string, object?> NoDiagnostics = [];

    // What a server need not say.
    private static readonly Dictionary<string, object?> DefaultDiagnostics = new()
    {
        ["OPERATION"] = "",
        ["OPERATION_CODE"] = "0",
        ["CURRENT_SCHEMA"] = "/",
    };

    public static BoltServerException Read(ReadOnlyMemory<byte> metadata, BoltVersion version)
    {
        var reader = new PackStreamReader(metadata.Span);
        var map = ValueReader.ReadMap(ref reader);
        reader.ExpectEnd();
        return version >= BoltVersion.GqlStatus ? ReadGql(map, 0) : new BoltServerException(
            Text(map, "code") ?? "", Text(map, "message") ?? "The server gave no reason.", null, null, NoDiagnostics, null);
    }

    private static BoltServerException ReadGql(Dictionary<string, object?> map, int depth) => new(
        Text(map, "neo4j_code") ?? "",
        Text(map, "message") ?? "The server gave no reason.",
        Text(map, "gql_status"),
        Text(map, "description"),
        Diagnostics(map.GetValueOrDefault("diagnostic_record") as Dictionary<string, object?>),
        map.GetValueOrDefault("cause") is Dictionary<string, object?> cause && depth < MaxCauses
            ? ReadGql(cause, depth + 1) : null);

    private static Dictionary<string, object?> Diagnostics(Dictionary<string, object?>? said)
    {
        var record = new Dictionary<string, object?>(DefaultDiagnostics);
        foreach (var (key, value) in said ?? NoDiagnostics)
        {
            record[key] = value;
        }

        return record;
    }

    private static string? Text(Dictionary<string, object?> map, string key) => map.GetValueOrDefault(key) as string;
}
