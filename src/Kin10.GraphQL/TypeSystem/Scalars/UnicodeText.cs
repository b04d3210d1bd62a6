using System.Text;
using System.Text.Json;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>Text without lone surrogates, which are not Unicode scalar values.</summary>
internal static class UnicodeText
{
    public static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        int surrogate;
        while ((surrogate = rest.IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0)
        {
            rest = rest[surrogate..];
            if (Rune.DecodeFromUtf16(rest, out _, out _) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[2..];
        }

        return true;
    }

    /// <summary>The text of a JSON string, or null where an escape in it is a lone surrogate.</summary>
    public static string? TryRead(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
