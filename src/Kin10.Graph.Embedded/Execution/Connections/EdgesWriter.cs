using System.Collections.Immutable;
using Kin10.Graph.Embedded.Execution.Pages;
using Kin10.Graph.Embedded.Execution.Programs;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Connections;

/// <summary>Writes the edges of a page.</summary>
internal sealed class EdgesWriter
{
    private readonly ConnectionPlan _plan;
    private readonly RowOrder _order;
    private readonly (EdgeField Field, SelectionWriter? Selection, FieldWriter[] Properties)[] _fields;

    public EdgesWriter(ProgramCompiler compiler, ConnectionPlan plan, ImmutableArray<EdgeField> fields, RowOrder order)
    {
        (_plan, _order) = (plan, order);
        _fields = [.. fields.Select(field => (
            field,
            field switch
            {
                EdgeNodeField node => compiler.Selection(node.Selection),
                ViaField via => compiler.Selection(via.Selection),
                _ => null,
            },
            field is EdgePropertiesField properties
                ? compiler.EdgeProperties(plan.Relationship!, properties.Items)
                : []))];
    }

    /// <summary>Writes the list; false, with nothing written, when a field that may not be null is.</summary>
    public bool Write(RunState state, ConnectionScratch scratch)
    {
        var writer = state.Writer;
        var mark = writer.Save();
        writer.StartArray();
        for (var i = 0; i < scratch.Page.Count; i++)
        {
            writer.AtIndex(i);
            if (!WriteEdge(state, scratch, i))
            {
                writer.AtIndex(-1);
                writer.Rewind(mark);
                return false;
            }
        }

        writer.AtIndex(-1);
        writer.EndArray();
        return true;
    }

    private bool WriteEdge(RunState state, ConnectionScratch scratch, int row)
    {
        var writer = state.Writer;
        writer.StartObject();
        foreach (var (field, selection, properties) in _fields)
        {
            writer.Key(field.Field.EncodedKey);
            writer.EnterField(field.Field.Key);
            var isWritten = true;
            switch (field)
            {
                case EdgeConstant constant:
                    writer.Raw(constant.Json);
                    break;
                case CursorField:
                    _order.WriteCursor(state, state.Plan.CursorScope(_plan), scratch.Page.Nodes[row], scratch.Page.Edges[row]);
                    break;
                case EdgeNodeField:
                    isWritten = selection!.Write(state, scratch.Page.Nodes[row]);
                    break;
                case EdgePropertiesField:
                    isWritten = SelectionWriter.WriteObject(state, properties, scratch.Page.Edges[row]);
                    break;
                case ViaField:
                    isWritten = WriteVia(state, scratch.Passed, row, selection!);
                    break;
            }

            writer.LeaveField();
            if (!isWritten && !Nulls.Write(writer, field.Field))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }

    private static bool WriteVia(RunState state, PassedNodes passed, int row, SelectionWriter selection)
    {
        var writer = state.Writer;
        var mark = writer.Save();
        writer.StartArray();
        var (start, end) = passed.Range(row);
        for (var i = start; i < end; i++)
        {
            writer.AtIndex(i - start);
            if (!selection.Write(state, passed.Node(i)))
            {
                writer.AtIndex(-1);
                writer.Rewind(mark);
                return false;
            }
        }

        writer.AtIndex(-1);
        writer.EndArray();
        return true;
    }
}
