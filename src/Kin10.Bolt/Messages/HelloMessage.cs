using System.Runtime.InteropServices;
using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>HELLO {extra}: who is calling, and with which routing context. Before Bolt 5.1 also the credentials.</summary>
internal sealed class HelloMessage(
    string userAgent,
    AuthToken authToken,
    IReadOnlyDictionary<string, string>? routingContext,
    NotificationSeverity notifications) : RequestMessage(RequestKind.Hello)
{
    public override void Write(PackStreamWriter writer, BoltVersion version)
    {
        var hasAuth = version < BoltVersion.Logon;
        var hasFilter = version >= BoltVersion.NotificationFilters && notifications != NotificationSeverity.ServerDefault;
        var hasAgent = version >= BoltVersion.BoltAgent;
        writer.WriteStructureHeader(MessageTag.Hello, 1);
        writer.WriteMapHeader(
            1 + (routingContext is null ? 0 : 1) + (hasAuth ? authToken.Count : 0) + (hasFilter ? 1 : 0) + (hasAgent ? 1 : 0));
        writer.WriteUtf8("user_agent"u8);
        writer.Write(userAgent);
        if (routingContext is not null)
        {
            writer.WriteUtf8("routing"u8);
            RouteMessage.WriteContext(writer, routingContext);
        }

        if (hasAuth)
        {
            authToken.WriteEntries(writer);
        }

        if (hasFilter)
        {
            writer.WriteUtf8("notifications_minimum_severity"u8);
            writer.Write(notifications.ToString().ToUpperInvariant());
        }

        if (hasAgent)
        {
            WriteAgent(writer);
        }
    }

    private static void WriteAgent(PackStreamWriter writer)
    {
        writer.WriteUtf8("bolt_agent"u8);
        writer.WriteMapHeader(4);
        writer.WriteUtf8("product"u8);
        writer.Write(BoltDriverOptions.Product);
        writer.WriteUtf8("platform"u8);
        writer.Write($"{RuntimeInformation.OSDescription}; {RuntimeInformation.OSArchitecture}");
        writer.WriteUtf8("language"u8);
        writer.Write("C#");
        writer.WriteUtf8("language_details"u8);
        writer.Write(RuntimeInformation.FrameworkDescription);
    }
}
