using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>ROUTE {routing} [bookmarks] {extra}: asks for the routing table of a database.</summary>
internal sealed class RouteMessage(IReadOnlyDictionary<string, string> context, IReadOnlyList<string> bookmarks, string? database)
    : RequestMessage(RequestKind.Route)
{
    public override void Write(PackStreamWriter writer, BoltVersion version)
    {
        writer.WriteStructureHeader(MessageTag.Route, 3);
        WriteContext(writer, context);
        WriteStrings(writer, bookmarks);
        writer.WriteMapHeader(database is null ? 0 : 1);
        if (database is not null)
        {
            writer.WriteUtf8("db"u8);
            writer.Write(database);
        }
    }

    public static void WriteContext(PackStreamWriter writer, IReadOnlyDictionary<string, string> context)
    {
        writer.WriteMapHeader(context.Count);
        foreach (var (key, value) in context)
        {
            writer.Write(key);
            writer.Write(value);
        }
    }

    public static void WriteStrings(PackStreamWriter writer, IReadOnlyList<string> strings)
    {
        writer.WriteListHeader(strings.Count);
        foreach (var text in strings)
        {
            writer.Write(text);
        }
    }
}
