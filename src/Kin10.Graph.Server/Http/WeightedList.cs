namespace Kin10.Graph.Server.Http;

/// <summary>
/// Walks over a header such as <c>Accept</c> or <c>Accept-Encoding</c> (RFC 9110, section 12.4.2): items with parameters, among them
/// a weight <c>q</c>. Malformed input is read as far as possible; nothing is thrown.
/// </summary>
internal ref struct WeightedList(ReadOnlySpan<char> header)
{
    /// <summary>The weight of an item that has none, in thousandths.</summary>
    public const int FullWeight = 1000;

    private ReadOnlySpan<char> _rest = header;
    private ReadOnlySpan<char> _parameters;

    /// <summary>The current item without its parameters.</summary>
    public ReadOnlySpan<char> Item { get; private set; }

    /// <summary>The current item's weight in thousandths; 0 means "not this".</summary>
    public int Weight { get; private set; }

    /// <summary>Its parameter <c>charset</c>; empty when there is none.</summary>
    public ReadOnlySpan<char> Charset { get; private set; }

    /// <summary>Whether it is about UTF-8, which is also written without its hyphen, or about no encoding.</summary>
    public readonly bool IsUtf8 => Charset.Length == 0
        || Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        || Charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);

    /// <summary>Goes to the next item.</summary>
    public bool MoveNext()
    {
        while (_rest.Length > 0)
        {
            var end = EndOfItem(_rest);
            var element = _rest[..end];
            _rest = end < _rest.Length ? _rest[(end + 1)..] : [];
            if (Read(element))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the current item has a parameter of that value.</summary>
    public readonly bool HasParameter(string name, string value)
    {
        foreach (var range in _parameters.Split(';'))
        {
            var parameter = _parameters[range];
            var equals = parameter.IndexOf('=');
            if (equals >= 0
                && parameter[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)
                && parameter[(equals + 1)..].Trim().Trim('"').SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }

    private bool Read(ReadOnlySpan<char> element)
    {
        Weight = FullWeight;
        Charset = [];
        var semicolon = element.IndexOf(';');
        Item = (semicolon < 0 ? element : element[..semicolon]).Trim();
        _parameters = semicolon < 0 ? [] : element[(semicolon + 1)..];
        while (semicolon >= 0)
        {
            element = element[(semicolon + 1)..];
            semicolon = element.IndexOf(';');
            ReadParameter(semicolon < 0 ? element : element[..semicolon]);
        }

        return Item.Length > 0;
    }

    private void ReadParameter(ReadOnlySpan<char> parameter)
    {
        var equals = parameter.IndexOf('=');
        if (equals < 0)
        {
            return;
        }

        var name = parameter[..equals].Trim();
        var value = parameter[(equals + 1)..].Trim().Trim('"');
        if (name.Equals("q", StringComparison.OrdinalIgnoreCase))
        {
            Weight = ParseWeight(value);
        }
        else if (name.Equals("charset", StringComparison.OrdinalIgnoreCase))
        {
            Charset = value;
        }
    }

    // "0", "1", or one of them with up to three digits after the point.
    private static int ParseWeight(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] is not ('0' or '1') || (text.Length > 1 && text[1] != '.'))
        {
            return FullWeight;
        }

        var weight = (text[0] - '0') * FullWeight;
        var unit = FullWeight / 10;
        for (var i = 2; i < text.Length && i < 5 && char.IsAsciiDigit(text[i]); i++, unit /= 10)
        {
            weight += (text[i] - '0') * unit;
        }

        return Math.Min(weight, FullWeight);
    }

    // A comma inside a quoted string does not end the item.
    private static int EndOfItem(ReadOnlySpan<char> text)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[i] == ',' && !isQuoted)
            {
                return i;
            }
        }

        return text.Length;
    }
}
