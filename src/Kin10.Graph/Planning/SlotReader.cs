using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>Reads the values of slots.</summary>
internal static class SlotReader
{
    /// <summary>The value in one request.</summary>
    public static object? Read(ArgumentValue argument, VariableValues variables) => argument switch
    {
        ConstantArgument constant => constant.Value,
        VariableArgument variable => variable.Read(variables),
        ListArgument list => ReadList(list, variables),
        NullArgument => null,
        _ => throw UnknownNode.Of(argument),
    };

    private static object?[] ReadList(ListArgument list, VariableValues variables)
    {
        var values = new object?[list.Items.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Read(list.Items[i], variables);
        }

        return values;
    }
}
