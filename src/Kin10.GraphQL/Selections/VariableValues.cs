namespace Kin10.GraphQL.Selections;

/// <summary>
/// The coerced variables of one request (section 6.1.2), in the order in which the operation defines them. A coerced value is
/// null, a scalar (see <see cref="TypeSystem.ScalarCoercion"/>), an enum value's name, an <see cref="InputObject"/>, or an
/// <c>object?[]</c>.
/// </summary>
public sealed class VariableValues
{
    private readonly object?[] _values;
    private readonly bool[] _given;

    /// <summary>The variables of a request.</summary>
    /// <param name="values">
    /// The coerced values in the order in which the operation defines them; null where none is given. Not copied.
    /// </param>
    /// <param name="given">Whether each has a value, null and defaults included. Not copied.</param>
    /// <param name="shape">
    /// See <see cref="Shape"/>. Who keeps compiled operations by it must make different texts for what compiles differently.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="values"/> and <paramref name="given"/> differ in length.</exception>
    public VariableValues(object?[] values, bool[] given, string shape)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(shape);
        if (values.Length != given.Length)
        {
            throw new ArgumentException(
                $"There are {values.Length} values, but it is said of {given.Length} whether they are given.", nameof(given));
        }

        _values = values;
        _given = given;
        Shape = shape;
    }

    /// <summary>The values of an operation without variables.</summary>
    public static VariableValues Empty { get; } = new([], [], "");

    /// <summary>
    /// What a compiled operation depends on besides its document: which variables and input fields are given and which are null,
    /// the values of those that are used in <c>@skip</c>, <c>@include</c> and <c>@defer</c>, and the values of enums. Other scalars, and
    /// lists of them, are left out: they are parameters. Two requests with equal shapes share one plan.
    /// </summary>
    public string Shape { get; }

    /// <summary>How many variables the operation defines.</summary>
    public int Count => _values.Length;

    /// <summary>The coerced value of the variable at that position; null when it is null or not given.</summary>
    public object? this[int index] => _values[index];

    /// <summary>Whether the variable at that position has a value, null included.</summary>
    public bool IsGiven(int index) => _given[index];
}
