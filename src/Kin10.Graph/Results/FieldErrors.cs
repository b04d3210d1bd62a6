namespace Kin10.Graph.Results;

/// <summary>The messages of field errors that any store can meet, in one place so that all stores say the same.</summary>
public static class FieldErrors
{
    /// <summary>A sum of integers past 64 bits (BAD_USER_INPUT at the field that asked for it).</summary>
    public static string IntegerOverflow(string property) =>
        $"The sum of {property} does not fit a 64-bit integer. Narrow the filter.";

    /// <summary>A sum or average of floats past the range of a double (BAD_USER_INPUT at the field that asked for it).</summary>
    public static string FloatOverflow(string property) =>
        $"The sum of {property} is past the range of a 64-bit float. Narrow the filter.";

    /// <summary>More groups than a page may hold (PAGE_SIZE_EXCEEDED at groupBy).</summary>
    public static string TooManyGroups(int maximum) =>
        $"There are more than {maximum} groups. Group by fewer fields, narrow the filter, use having, "
        + $"or ask for the first {maximum} at most.";
}
