using System.Text;

namespace Kin10.Graph.Planning;

/// <summary>
/// Where in a field's arguments the planner is, for messages: <c>Query.rootCauses(where.partners.count.gt)</c>.
/// </summary>
internal sealed class Place
{
    private readonly string _text;
    private readonly Place? _parent;
    private readonly int _index;

    private Place(string text, Place? parent, int index)
    {
        _text = text;
        _parent = parent;
        _index = index;
    }

    /// <summary>A field, by its coordinate.</summary>
    public static Place Field(string coordinate) => new(coordinate, null, -1);

    /// <summary>An argument, or an input field of it.</summary>
    public Place At(string name) => new(name, this, -1);

    /// <summary>An item of a list.</summary>
    public Place At(int index) => new("", this, index);

    public override string ToString()
    {
        if (_parent is null)
        {
            return _text;
        }

        var text = new StringBuilder();
        AppendTo(text);
        return text.Append(')').ToString();
    }

    private void AppendTo(StringBuilder text)
    {
        if (_parent is null)
        {
            text.Append(_text).Append('(');
            return;
        }

        _parent.AppendTo(text);
        if (_index >= 0)
        {
            text.Append('[').Append(_index).Append(']');
            return;
        }

        text.Append(_parent._parent is null ? "" : ".").Append(_text);
    }
}
