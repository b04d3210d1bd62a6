namespace Kin10.Bolt;

/// <summary>One row of a result, decoded.</summary>
public sealed class BoltRecord
{
    private readonly object?[] _values;

    internal BoltRecord(IReadOnlyList<string> keys, object?[] values)
    {
        Keys = keys;
        _values = values;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The values in the order of the columns.</summary>
    public IReadOnlyList<object?> Values => _values;

    /// <summary>The value of a column, from 0.</summary>
    public object? this[int column] => _values[column];

    /// <summary>The value of a column.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public object? this[string key]
    {
        get
        {
            for (var i = 0; i < Keys.Count; i++)
            {
                if (Keys[i] == key)
                {
                    return _values[i];
                }
            }

            throw new KeyNotFoundException($"The result has no column \"{key}\"; it has {string.Join(", ", Keys)}.");
        }
    }

    /// <summary>The value of a column as a type that <see cref="PackStream.ValueReader"/> decodes to.</summary>
    /// <exception cref="InvalidCastException">It has another type.</exception>
    public T Get<T>(string key) => this[key] switch
    {
        T value => value,
        null when default(T) is null => default!,
        var value => throw new InvalidCastException(
            $"The column \"{key}\" holds {value?.GetType().ToString() ?? "null"}, not {typeof(T)}."),
    };
}
