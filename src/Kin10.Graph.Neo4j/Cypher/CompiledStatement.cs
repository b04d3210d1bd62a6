namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>The statement of a root field: one column, whose values its decoder reads.</summary>
/// <param name="Text">The Cypher; the same for every request of the variant.</param>
/// <param name="Parameters">What it needs of a request.</param>
/// <param name="Decoder">How its records are written.</param>
internal sealed record CompiledStatement(string Text, IReadOnlyList<StatementParameter> Parameters, Records.RootDecoder Decoder)
{
    /// <summary>What is run in place of the text, where the field's nodes are computed.</summary>
    public CompiledComputation? Computation { get; init; }

    /// <summary>The parameters of a request.</summary>
    public Dictionary<string, object?> Bind(StatementRequest request) => Bind(Parameters, request);

    /// <summary>The values of parameters.</summary>
    public static Dictionary<string, object?> Bind(IReadOnlyList<StatementParameter> parameters, StatementRequest request)
    {
        var values = new Dictionary<string, object?>(parameters.Count + 1);
        foreach (var parameter in parameters)
        {
            values.Add(parameter.Name, parameter.Read(request));
        }

        return values;
    }
}
