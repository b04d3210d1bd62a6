using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Server.Exports.Tables;

/// <summary>The columns that follow from what is selected of a row, whatever the rows hold.</summary>
/// <param name="Names">Their names: the response keys on the way to the value, joined by points.</param>
/// <param name="Row">Makes the cells of a row.</param>
internal sealed record CsvColumns(IReadOnlyList<string> Names, CsvNode Row)
{
    /// <summary>Finds them.</summary>
    /// <param name="selection">What is selected of a row.</param>
    /// <param name="schema">The schema.</param>
    public static CsvColumns Of(SelectionTree selection, GraphQLSchema schema)
    {
        var builder = new Builder(schema);
        var row = builder.Object("", [selection]);
        return new CsvColumns(builder.Names, row);
    }

    private sealed class Builder(GraphQLSchema schema)
    {
        private bool _hasLists;

        public List<string> Names { get; } = [];

        // A row of an interface or union has the fields of all its types: fields of one key are one column, for validation lets them
        // stand together only where their answers have the same shape.
        public CsvObject Object(string path, IReadOnlyList<SelectionTree> selections)
        {
            var fields = new OrderedDictionary<string, List<SelectedField>>();
            foreach (var selection in selections)
            {
                foreach (var field in PossibleTypes(selection.Type).SelectMany(selection.For))
                {
                    if (!fields.TryGetValue(field.ResponseKey, out var group))
                    {
                        fields.Add(field.ResponseKey, group = []);
                    }

                    group.Add(field);
                }
            }

            return new CsvObject(fields.ToDictionary(group => group.Key, group => Field($"{path}{group.Key}", group.Value)));
        }

        private CsvNode Field(string name, List<SelectedField> fields)
        {
            var isList = fields[0].Definition.Type.Nullable is GraphQLList;
            SelectionTree[] selections = [.. fields.Where(field => field.Selection is not null).Select(field => field.Selection!)];
            if (selections.Length == 0)
            {
                _hasLists |= isList;
                return new CsvScalar(Add(name));
            }

            return isList ? List(name, selections) : Object($"{name}.", selections);
        }

        private CsvNode List(string name, SelectionTree[] selections)
        {
            _hasLists = true;
            var items = new Builder(schema);
            var item = items.Object($"{name}.", selections);
            return items is { Names: [var only], _hasLists: false } ? new CsvJoined(Add(only), item) : new CsvJson(Add(name));
        }

        private IEnumerable<GraphQLObjectType> PossibleTypes(GraphQLCompositeType type) =>
            schema.PossibleTypes(type).OrderBy(possible => possible.Name, StringComparer.Ordinal);

        private int Add(string name)
        {
            Names.Add(name);
            return Names.Count - 1;
        }
    }
}
