using Kin10.Graph.Embedded.Execution.Grouping;
using Kin10.Graph.Embedded.Execution.Pages;
using Kin10.Graph.Embedded.Execution.Programs;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Embedded.Execution.Connections;

/// <summary>Writes the object of a connection whose rows are known.</summary>
internal sealed class ConnectionFields
{
    private readonly ConnectionPlan _plan;
    private readonly RowSource _source;
    private readonly RowOrder _order;
    private readonly (ConnectionField Field, object? Program)[] _fields;
    private readonly bool _needsPassed;

    public ConnectionFields(ProgramCompiler compiler, ConnectionPlan plan, RowSource source, RowOrder order)
    {
        (_plan, _source, _order) = (plan, source, order);
        _fields = [.. plan.Fields.Select(field => (field, Program(compiler, field)))];
        _needsPassed = plan.Needs.Via;
    }

    /// <summary>Writes the object; false, with nothing written, when a field that may not be null is.</summary>
    public bool Write(RunState state, ConnectionScratch scratch, RowSpan rows, int parent)
    {
        if (_needsPassed)
        {
            scratch.Passed.Begin(scratch.Page);
            _source.Traversal!.CollectPassed(parent, scratch.Walk, scratch.Passed);
            scratch.Passed.End();
        }

        var writer = state.Writer;
        var mark = writer.Save();
        writer.StartObject();
        foreach (var (field, program) in _fields)
        {
            writer.Key(field.Field.EncodedKey);
            writer.EnterField(field.Field.Key);
            var isWritten = Write(state, scratch, rows, field, program);
            writer.LeaveField();
            if (!isWritten && !Nulls.Write(writer, field.Field))
            {
                writer.Rewind(mark);
                return false;
            }
        }

        writer.EndObject();
        return true;
    }

    private object? Program(ProgramCompiler compiler, ConnectionField field)
    {
        var types = _plan.Source.Types;
        switch (field)
        {
            case NodesField nodes:
                return compiler.Selection(nodes.Selection);
            case EdgesField edges:
                return new EdgesWriter(compiler, _plan, edges.Fields, _order);
            case GroupByField groupBy:
                return new GroupByProgram(compiler.Expressions, _plan.Index, groupBy, types);
            case AggregateField aggregate:
                var set = new AggregateSet(property => compiler.Expressions.Operand(new PropertyOperand(property), types, null));
                return new AggregateProgram(set, new AggregateWriter(set, aggregate.Items));
            default:
                return null;
        }
    }

    private bool Write(RunState state, ConnectionScratch scratch, RowSpan rows, ConnectionField field, object? program)
    {
        switch (field)
        {
            case ConnectionConstant constant:
                state.Writer.Raw(constant.Json);
                return true;
            case TotalCountField:
                state.Writer.Integer(rows.Count);
                return true;
            case PageInfoField info:
                WritePageInfo(state, scratch, info);
                return true;
            case NodesField:
                return WriteNodes(state, scratch.Page, (SelectionWriter)program!);
            case EdgesField:
                return ((EdgesWriter)program!).Write(state, scratch);
            case AggregateField:
                return ((AggregateProgram)program!).Write(state, scratch, rows);
            default:
                return ((GroupByProgram)program!).Write(state, scratch.Groups, rows);
        }
    }

    private static bool WriteNodes(RunState state, RowBuffer page, SelectionWriter selection)
    {
        var writer = state.Writer;
        var mark = writer.Save();
        writer.StartArray();
        for (var i = 0; i < page.Count; i++)
        {
            writer.AtIndex(i);
            if (!selection.Write(state, page.Nodes[i]))
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

    private void WritePageInfo(RunState state, ConnectionScratch scratch, PageInfoField info)
    {
        var writer = state.Writer;
        writer.StartObject();
        foreach (var item in info.Items)
        {
            writer.Key(item.Field.EncodedKey);
            switch (item.Kind)
            {
                case PageInfoKind.Typename:
                    writer.Raw("\"PageInfo\""u8);
                    break;
                case PageInfoKind.HasNextPage:
                    writer.Boolean(scratch.HasNext);
                    break;
                case PageInfoKind.HasPreviousPage:
                    writer.Boolean(scratch.HasPrevious);
                    break;
                default:
                    WriteCursor(state, writer, scratch.Page, item.Kind == PageInfoKind.StartCursor ? 0 : scratch.Page.Count - 1);
                    break;
            }
        }

        writer.EndObject();
    }

    private void WriteCursor(RunState state, ResponseWriter writer, RowBuffer page, int row)
    {
        if (page.Count == 0)
        {
            writer.Null();
        }
        else
        {
            _order.WriteCursor(state, state.Plan.CursorScope(_plan), page.Nodes[row], page.Edges[row]);
        }
    }
}
