using Kin10.Graph.Plan;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Embedded.Execution.Writers;

/// <summary>Null where a value should be.</summary>
internal static class Nulls
{
    /// <summary>Writes null; false, with nothing written, where it may not stand.</summary>
    public static bool Write(ResponseWriter writer, ResponseField field)
    {
        if (field.IsNonNull)
        {
            return false;
        }

        writer.Null();
        return true;
    }
}
