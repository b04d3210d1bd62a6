using Kin10.Graph.Plan;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Results;

/// <summary>
/// How a store writes fields, so that a null where none may be makes the nearest nullable parent null (GraphQL section 6.4.4, "Handling
/// Execution Errors"). Each field is entered, its value is written, and the field is left. A value that cannot be written whole is reported
/// by false, whatever is written of it already, and its field takes that back: objects and lists need no marks of their own, but for lists
/// whose items may be null.
/// </summary>
public static class NullPropagation
{
    /// <summary>
    /// Begins a field of an object: writes its key and makes it the next part of the path of errors. Its value comes next.
    /// </summary>
    /// <param name="writer">The response.</param>
    /// <param name="field">The field.</param>
    /// <returns>Where the value begins, for <see cref="Leave"/>.</returns>
    public static ResponseWriter.Mark Enter(this ResponseWriter writer, ResponseField field)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(field);
        writer.Key(field.EncodedKey);
        writer.EnterField(field.Key);
        return writer.Save();
    }

    /// <summary>
    /// Ends a field of an object. A value that was not written whole is taken back; it becomes null where the field may be null.
    /// </summary>
    /// <param name="writer">The response.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">Where its value begins, from <see cref="Enter"/>.</param>
    /// <param name="isWritten">Whether the value was written whole.</param>
    /// <returns>False when the field is null and may not be, so that the object cannot be written whole.</returns>
    public static bool Leave(this ResponseWriter writer, ResponseField field, ResponseWriter.Mark value, bool isWritten)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(field);
        writer.LeaveField();
        return isWritten || writer.TakeBack(value, field.IsNonNull);
    }

    /// <summary>
    /// Takes back a value that was not written whole, of a root field or of an item of a list; it becomes null where null may be.
    /// </summary>
    /// <param name="writer">The response.</param>
    /// <param name="value">Where the value begins, from <see cref="ResponseWriter.Save"/>.</param>
    /// <param name="isNonNull">Whether null may not be there.</param>
    /// <returns>False, with nothing of the value written, when null may not be there.</returns>
    public static bool TakeBack(this ResponseWriter writer, ResponseWriter.Mark value, bool isNonNull)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Rewind(value);
        if (isNonNull)
        {
            return false;
        }

        writer.Null();
        return true;
    }
}
