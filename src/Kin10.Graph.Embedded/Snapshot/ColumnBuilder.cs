using System.Buffers;
using System.Text;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>Makes a column of values that come one after the other, in the order of the rows.</summary>
internal abstract class ColumnBuilder
{
    /// <summary>What does not fit the model; null where all values do.</summary>
    public virtual string? Problem => null;

    /// <summary>Makes the column of a property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="expected">How many rows are expected.</param>
    /// <param name="enums">The domains of the model's enums, which columns share.</param>
    public static ColumnBuilder Of(Property property, int expected, IReadOnlyDictionary<string, NameDomain> enums) =>
        property.IsList ? new ListColumnBuilder(Items(property, expected, enums), expected) : Plain(property, expected, enums);

    /// <summary>The row has no value.</summary>
    public abstract void AddMissing();

    /// <summary>The row has a text, as valid UTF-8, or is the member of an enum of that name.</summary>
    public virtual void Add(ReadOnlySpan<byte> utf8) => throw Misfit();

    /// <summary>The row has an integer, a day's number, or 1 for true.</summary>
    public virtual void Add(long integer) => throw Misfit();

    /// <summary>The row has a number.</summary>
    public virtual void Add(double number) => throw Misfit();

    /// <summary>The column; nothing may be added afterwards.</summary>
    public abstract Column Complete();

    /// <summary>Adds a value as bundles have it.</summary>
    public virtual void Add(object? value)
    {
        switch (value)
        {
            case null:
                AddMissing();
                break;
            case string text:
                var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
                Add(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
                ArrayPool<byte>.Shared.Return(rented);
                break;
            case bool flag:
                Add(flag ? 1L : 0L);
                break;
            case long integer:
                Add(integer);
                break;
            case double number:
                Add(number);
                break;
            case DateOnly date:
                Add((long)date.DayNumber);
                break;
            default:
                throw new ArgumentException($"A bundle has no values of type {value.GetType().Name}.", nameof(value));
        }
    }

    private static ColumnBuilder Items(Property property, int expected, IReadOnlyDictionary<string, NameDomain> enums) =>
        property.Kind == ScalarKind.String ? new RepeatedTextColumnBuilder(expected) : Plain(property, expected, enums);

    private static ColumnBuilder Plain(Property property, int expected, IReadOnlyDictionary<string, NameDomain> enums) =>
        property.Kind switch
        {
            ScalarKind.String or ScalarKind.Id => new TextColumnBuilder(expected),
            ScalarKind.Long => new LongColumnBuilder(expected),
            ScalarKind.Int => new IntColumnBuilder(property, expected, KeyDomain.Integer),
            ScalarKind.LocalDate => new IntColumnBuilder(property, expected, KeyDomain.Date),
            ScalarKind.Float => new DoubleColumnBuilder(expected),
            ScalarKind.Boolean => new BooleanColumnBuilder(expected),
            ScalarKind.Enum => new EnumColumnBuilder(property, expected, enums[property.Enum!.Name]),
            _ => throw UnknownNode.Of(property.Kind),
        };

    private ArgumentException Misfit() => new($"{GetType().Name} does not take a value of this kind.");
}
