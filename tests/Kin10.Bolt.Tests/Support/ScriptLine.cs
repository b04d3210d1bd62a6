using System.Text.Json.Nodes;

namespace Kin10.Bolt.Tests.Support;

/// <summary>
/// A line of a script. <c>C: NAME [fields]</c> expects a message, of which as many fields are compared as are given; <c>S: NAME
/// [fields]</c> sends one. <c>S: {close}</c> closes, <c>S: {silence}</c> waits until the client closes, <c>S: {hex 00 01}</c> sends
/// bytes as they are, <c>S: {noop}</c> sends an empty chunk, <c>S: {deaf}</c> reads nothing more until the test ends. <c>C:
/// {closed}</c> expects that the client closes. <c>{address}</c> anywhere is the server's own address.
/// </summary>
internal sealed record ScriptLine(bool IsClient, string Name, List<JsonNode?> Fields, string Text)
{
    public static List<ScriptLine> Parse(string script) =>
        [.. script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseLine)];

    private static ScriptLine ParseLine(string line)
    {
        if (line.Length < 4 || line[0] is not ('C' or 'S') || line[1] != ':')
        {
            throw new FormatException($"A line of a script starts with C: or S:, not so: {line}");
        }

        var text = line[2..].Trim();
        var isDirective = text.StartsWith('{');
        var space = isDirective ? -1 : text.IndexOf(' ', StringComparison.Ordinal);
        var name = space < 0 ? text : text[..space];
        return new(line[0] == 'C', name, space < 0 ? [] : JsonPackStream.ParseMany(text[space..]), line);
    }
}
