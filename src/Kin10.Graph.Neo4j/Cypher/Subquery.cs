namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// A list of values, one per row. Usually an expression, <c>COLLECT {}</c>; where an aggregating function is somewhere inside, Cypher
/// would take the projection around such an expression for an aggregation, so that it becomes a clause before it, <c>CALL () {}</c>.
/// </summary>
/// <param name="Context">The statement.</param>
/// <param name="Imports">The variables of outside that it uses.</param>
/// <param name="Body">The clauses that give the rows, in order.</param>
/// <param name="Prelude">Clauses that aggregate, for each row.</param>
/// <param name="Value">The value of a row.</param>
internal sealed record Subquery(StatementContext Context, string[] Imports, string Body, IReadOnlyList<string> Prelude, string Value)
{
    /// <summary>The expression; what must come before the projection is added to the prelude around it.</summary>
    public string Place(List<string> prelude) => Prelude.Count == 0 ? $"COLLECT {{ {Body} RETURN {Value} }}" : PlaceClause(prelude);

    /// <summary>The same as a clause in any case.</summary>
    public string PlaceClause(List<string> prelude)
    {
        var (row, rows) = (Context.Variable('r'), Context.Variable('r'));
        var clauses = string.Concat(Prelude.Select(clause => $" {clause}"));
        prelude.Add($"{Context.Sets.Call(Imports)} {{ {Body}{clauses} WITH {Value} AS {row} RETURN collect({row}) AS {rows} }}");
        return rows;
    }
}
