using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;

namespace Kin10.Graph.Benchmarks.Neo4j;

/// <summary>A question of one root field as the Neo4j store runs it.</summary>
internal sealed record CompiledQuestion(StatementRequest Request, CompiledStatement Statement)
{
    /// <summary>Plans and compiles a question.</summary>
    public static CompiledQuestion Of(GraphModel model, Question question)
    {
        var plan = new PlanningHarness(model).Bind(question.Query, question.Variables);
        var request = new StatementRequest(plan, StatementRequest.NothingKnown);
        return new CompiledQuestion(request, new StatementCompiler(model).Compile(request)[0]!);
    }
}
