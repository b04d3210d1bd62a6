using System.Text;
using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Tests.Execution;

/// <summary>What <see cref="DataHandler"/> makes of a field: its selections for every object type that can come.</summary>
internal sealed record DataField(SelectedField Field, byte[] Key, Dictionary<string, DataField[]> Selections);

/// <summary>
/// Answers from objects as JSON, which refer to each other as <c>{"$ref": index}</c>; the root is the first. It completes values as
/// section 6.4.3 says, and answers a field <c>echo</c> with its arguments.
/// </summary>
internal sealed class DataHandler(GraphQLSchema schema, JsonElement objects) : IOperationHandler<DataField[]>
{
    public int Compiled { get; private set; }

    public DataField[] Compile(SelectedOperation operation)
    {
        Compiled++;
        return [.. operation.Fields.Select(Compile)];
    }

    public ValueTask<IOperationRun> BeginAsync(
        DataField[] plan, VariableValues variables, RequestContext context, CancellationToken cancellationToken) =>
        new(new Run(objects, plan, variables));

    private DataField Compile(SelectedField field)
    {
        var selections = new Dictionary<string, DataField[]>();
        if (field.Selection is not null && !field.Definition.Name.StartsWith("__", StringComparison.Ordinal))
        {
            foreach (var type in schema.PossibleTypes(field.Selection.Type))
            {
                selections[type.Name] = [.. field.Selection.For(type).Select(Compile)];
            }
        }

        return new DataField(field, ResponseWriter.EncodeKey(field.ResponseKey), selections);
    }

    private sealed class Run(JsonElement objects, DataField[] plan, VariableValues variables) : IOperationRun
    {
        public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken) =>
            new(WriteField(objects[0], plan[index], writer));

        public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => new("v1");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private bool WriteField(JsonElement source, DataField field, ResponseWriter writer)
        {
            if (field.Field.IsTypename)
            {
                writer.Raw(Encoding.UTF8.GetBytes(source.GetProperty("__typename").GetRawText()));
                return true;
            }

            if (field.Field.Definition.Name == "echo")
            {
                writer.String(Echo(field.Field.Arguments));
                return true;
            }

            return WriteValue(field.Field.Definition.Type, source.GetProperty(field.Field.Definition.Name), field, writer);
        }

        // Section 6.4.3 (CompleteValue) with 6.4.4: false where a null may not be.
        private bool WriteValue(GraphQLType type, JsonElement value, DataField field, ResponseWriter writer)
        {
            var mark = writer.Save();
            if (value.ValueKind == JsonValueKind.Null)
            {
                if (type.IsNonNull)
                {
                    writer.AddError(ErrorCodes.Internal, "A value is missing.", field.Field.Locations);
                    return false;
                }
            }
            else if (TryWrite(type.Nullable, value, field, writer))
            {
                return true;
            }

            writer.Rewind(mark);
            if (type.IsNonNull)
            {
                return false;
            }

            writer.Null();
            return true;
        }

        private bool TryWrite(GraphQLType type, JsonElement value, DataField field, ResponseWriter writer)
        {
            switch (type)
            {
                case GraphQLList list:
                    return TryWriteList(list, value, field, writer);
                case GraphQLCompositeType:
                    return TryWriteObject(objects[value.GetProperty("$ref").GetInt32()], field, writer);
                default:
                    writer.Raw(Encoding.UTF8.GetBytes(value.GetRawText()));
                    return true;
            }
        }

        private bool TryWriteList(GraphQLList list, JsonElement value, DataField field, ResponseWriter writer)
        {
            writer.StartArray();
            var index = 0;
            var complete = true;
            foreach (var item in value.EnumerateArray())
            {
                writer.AtIndex(index++);
                complete = WriteValue(list.OfType, item, field, writer);
                if (!complete)
                {
                    break;
                }
            }

            writer.AtIndex(-1);
            writer.EndArray();
            return complete;
        }

        private bool TryWriteObject(JsonElement source, DataField field, ResponseWriter writer)
        {
            writer.StartObject();
            foreach (var inner in field.Selections[source.GetProperty("__typename").GetString()!])
            {
                writer.Key(inner.Key);
                writer.EnterField(inner.Field.ResponseKey);
                var written = WriteField(source, inner, writer);
                writer.LeaveField();
                if (!written)
                {
                    return false;
                }
            }

            writer.EndObject();
            return true;
        }

        private string Echo(IReadOnlyList<KeyValuePair<string, ArgumentValue>> fields) =>
            $"{{{string.Join(",", fields.Select(field => $"\"{field.Key}\":{Echo(field.Value)}"))}}}";

        private string Echo(ArgumentValue value) => value switch
        {
            VariableArgument variable =>
                ExecutionHarness.PrintValue(variable.Read(variables) ?? throw new InvalidOperationException("A null makes another shape.")),
            ConstantArgument constant => ExecutionHarness.PrintValue(constant.Value),
            NullArgument => "null",
            ListArgument list => $"[{string.Join(",", list.Items.Select(Echo))}]",
            ObjectArgument inputObject => Echo(inputObject.Fields),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };
    }
}
