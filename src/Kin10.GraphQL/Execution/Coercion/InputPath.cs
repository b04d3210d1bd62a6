using System.Text;

namespace Kin10.GraphQL.Execution.Coercion;

/// <summary>
/// Where in an input value a coercion is: the fields and items that lead from the value to the place. The text is made only for an error;
/// nothing is allocated before the first step.
/// </summary>
internal sealed class InputPath
{
    private (string? Field, int Item)[] _steps = [];
    private int _length;

    public void Push(string field) => Push((field, 0));

    public void Push(int item) => Push((null, item));

    public void Pop() => _length--;

    /// <summary>For example <c> at and[1].name.eq</c>; empty at the top.</summary>
    public override string ToString()
    {
        if (_length == 0)
        {
            return "";
        }

        var text = new StringBuilder(" at ");
        for (var i = 0; i < _length; i++)
        {
            var (field, item) = _steps[i];
            if (field is null)
            {
                text.Append('[').Append(item).Append(']');
            }
            else
            {
                text.Append(i == 0 ? "" : ".").Append(field);
            }
        }

        return text.ToString();
    }

    private void Push((string? Field, int Item) step)
    {
        if (_length == _steps.Length)
        {
            Array.Resize(ref _steps, Math.Max(8, _length * 2));
        }

        _steps[_length++] = step;
    }
}
