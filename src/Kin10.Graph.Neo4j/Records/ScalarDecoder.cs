using System.Text;
using Kin10.Bolt.PackStream;
using Kin10.Graph.Model;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>Reads the values of one property and writes them.</summary>
internal sealed class ScalarDecoder
{
    // 0001-01-01 and 9999-12-31 as days since 1970-01-01.
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly (byte[] Utf8, byte[] Json)[] _members;

    public ScalarDecoder(ScalarKind kind, EnumType? enumType)
    {
        // TryWrite and TryAddTo have a case for each of these, and take all else for a value that is not of the kind.
        Kind = kind switch
        {
            ScalarKind.Id or ScalarKind.String or ScalarKind.Enum or ScalarKind.Boolean => kind,
            ScalarKind.Int or ScalarKind.Long or ScalarKind.Float or ScalarKind.LocalDate => kind,
            _ => throw UnknownNode.Of(kind),
        };
        _members = enumType is null
            ? []
            : [.. enumType.Values.Select(member => (Encoding.UTF8.GetBytes(member.Name), JsonText.Encode(member.Name)))];
    }

    public ScalarKind Kind { get; }

    /// <summary>
    /// Writes a value that is not null; false when it is not of the kind. The reader is at its end only where it was written.
    /// </summary>
    public bool TryWrite(ref PackStreamReader reader, ResponseWriter response)
    {
        switch (Kind)
        {
            case ScalarKind.Boolean when reader.PeekType() == PackStreamType.Boolean:
                response.Boolean(reader.ReadBoolean());
                return true;
            case ScalarKind.Int or ScalarKind.Long when reader.PeekType() == PackStreamType.Integer:
                var integer = reader.ReadInteger();
                if (Kind == ScalarKind.Int && integer is < int.MinValue or > int.MaxValue)
                {
                    return false;
                }

                response.Integer(integer);
                return true;
            case ScalarKind.Float when TryReadNumber(ref reader, out var number):
                response.Number(number);
                return true;
            case ScalarKind.LocalDate when TryReadDate(ref reader, out var date):
                WriteDate(date, response);
                return true;
            case ScalarKind.Id or ScalarKind.String when reader.PeekType() == PackStreamType.String:
                response.String(reader.ReadUtf8());
                return true;
            case ScalarKind.Enum when reader.PeekType() == PackStreamType.String:
                return TryWriteMember(reader.ReadUtf8(), response);
            default:
                return false;
        }
    }

    /// <summary>Adds a key of an order to a cursor; false when it is not of the kind.</summary>
    public bool TryAddTo(CursorWriter cursor, ref PackStreamReader reader)
    {
        if (reader.TryReadNull())
        {
            cursor.AddNull();
            return true;
        }

        switch (Kind)
        {
            case ScalarKind.Boolean when reader.PeekType() == PackStreamType.Boolean:
                cursor.AddBoolean(reader.ReadBoolean());
                return true;
            case ScalarKind.Int or ScalarKind.Long when reader.PeekType() == PackStreamType.Integer:
                cursor.AddInteger(reader.ReadInteger());
                return true;
            case ScalarKind.Float when TryReadNumber(ref reader, out var number):
                cursor.AddNumber(number);
                return true;
            case ScalarKind.LocalDate when TryReadDate(ref reader, out var date):
                cursor.AddDate(date);
                return true;
            case ScalarKind.Id when reader.PeekType() == PackStreamType.String:
                cursor.AddId(reader.ReadUtf8());
                return true;
            case ScalarKind.String or ScalarKind.Enum when reader.PeekType() == PackStreamType.String:
                cursor.AddString(reader.ReadUtf8());
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads a finite number; one written as an integer will do.</summary>
    public static bool TryReadNumber(ref PackStreamReader reader, out double number)
    {
        number = reader.PeekType() switch
        {
            PackStreamType.Float => reader.ReadFloat(),
            PackStreamType.Integer => reader.ReadInteger(),
            _ => double.NaN,
        };
        return double.IsFinite(number);
    }

    private static bool TryReadDate(ref PackStreamReader reader, out DateOnly date)
    {
        date = default;
        if (reader.PeekType() != PackStreamType.Structure || reader.ReadStructureHeader(out var tag) != 1 || tag != StructureTag.Date)
        {
            return false;
        }

        var day = reader.ReadInteger() + Epoch;
        if (day < DateOnly.MinValue.DayNumber || day > DateOnly.MaxValue.DayNumber)
        {
            return false;
        }

        date = DateOnly.FromDayNumber((int)day);
        return true;
    }

    private static void WriteDate(DateOnly date, ResponseWriter response)
    {
        Span<byte> json = stackalloc byte[12];
        json[0] = (byte)'"';
        date.TryFormat(json[1..], out _, "O", System.Globalization.CultureInfo.InvariantCulture);
        json[11] = (byte)'"';
        response.Raw(json);
    }

    private bool TryWriteMember(ReadOnlySpan<byte> name, ResponseWriter response)
    {
        foreach (var (utf8, json) in _members)
        {
            if (name.SequenceEqual(utf8))
            {
                response.Raw(json);
                return true;
            }
        }

        return false;
    }
}
