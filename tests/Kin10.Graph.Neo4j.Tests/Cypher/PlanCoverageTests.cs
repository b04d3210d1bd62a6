using System.Text;
using Kin10.Bolt.PackStream;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;
using static Kin10.Graph.Neo4j.Tests.Support.BookPlans;
using static Kin10.Graph.Neo4j.Tests.Support.PlanSamples;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

/// <summary>Every kind of node that a plan can hold is compiled and its records are read; what is unknown is refused.</summary>
public sealed class PlanCoverageTests
{
    // What is computed asks a database several times: the contract does that.
    public static TheoryData<string> Known => [.. Names(Kinds.Where(
        kind => !kind.IsAbstract && kind != typeof(ComputedRootPlan) && kind.BaseType != typeof(Computation)))];

    // The kinds of nodes are records under an abstract one.
    private static IEnumerable<Type> Kinds => typeof(OperationPlan).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(OperationPlan).Namespace && (IsKind(type.BaseType) || IsBase(type)));

    private static Dictionary<Type, PlanSample> Unknown => new()
    {
        [typeof(RootPlan)] = new PlanSample(new UnknownRoot(Field()), ""),
        [typeof(Computation)] = new PlanSample(new ComputedRootPlan(Field(), new UnknownComputation(), []), ""),
        [typeof(NodeSource)] = new PlanSample(Root(Connection() with { Source = new UnknownSource() }), ""),
        [typeof(NodeField)] = With(new UnknownNodeField(Field()), ""),
        [typeof(ConnectionField)] = With(new UnknownConnectionField(Field()), ""),
        [typeof(EdgeField)] = With(new UnknownEdgeField(Field()), "", null),
        [typeof(AggregateItem)] = With(new AggregateField(Field(), [new UnknownAggregateItem(Field())]), ""),
        [typeof(GroupItem)] = With(GroupBy(new UnknownGroupItem(Field())), ""),
        [typeof(Filter)] = With(new UnknownFilter()),
        [typeof(Operand)] = With(new UnknownOperand()),
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void CompileAndWrite_OfAKnownNode_GiveTheResponse(string kind)
    {
        var sample = Assert.Single(All, pair => pair.Key.Name == kind).Value;

        Assert.Equal(sample.Json, Write(sample));
    }

    [Fact]
    public void Compile_OfAnUnknownNodeOfEachKind_Throws()
    {
        Assert.Equal(Names(Kinds.Where(IsBase)), Names(Unknown.Keys));
        foreach (var (kind, sample) in Unknown)
        {
            var error = Record.Exception(() => Compile(sample));
            Assert.True(error is NotSupportedException, $"{kind.Name}: {error}");
            Assert.Contains("Unknown", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Compile_OfAnUnknownNodeInsideAnother_Throws()
    {
        PlanSample[] samples =
        [
            With(new NotFilter(new UnknownFilter())),
            With(new TypedFilter(Book, new UnknownFilter())),
            With(new ExistsFilter(Relationship("authors"), new UnknownFilter())),
            With(new MissingFilter(new UnknownOperand())),
            With(new ToOneOperand(Relationship("series"), new UnknownOperand())),
            WithInGroups(new UnknownOperand()),
            With(new EdgePropertiesField(Field(), [new UnknownNodeField(Field())]), "", null),
            With(new ConnectionNodeField(Field(), Connection() with { Source = new UnknownSource() }), ""),
        ];

        Assert.All(samples, sample => Assert.Throws<NotSupportedException>(() => Compile(sample)));
    }

    [Fact]
    public void Decide_OfAnUnknownFilter_Throws() =>
        Assert.Throws<NotSupportedException>(() => TypeConditions.Decide(new UnknownFilter(), Book));

    [Fact]
    public void Compile_OfComparisons_KnowsAllAndNoOther()
    {
        static PlanSample Sample(Comparison comparison) => With(new CompareFilter(new PropertyOperand(Property("name")), comparison, 0));

        var texts = Enum.GetValues<Comparison>().Select(comparison => Compile(Sample(comparison)).Text).ToList();

        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.Throws<NotSupportedException>(() => Compile(Sample((Comparison)99)));
    }

    [Fact]
    public void Compile_OfFunctions_KnowsAllAndNoOther()
    {
        Func<AggregateFunction, PlanSample>[] places =
        [
            function => With(new AggregateOperand(Relationship("mentionedIn"), null, Property("size"), function)),
            function => With(new AggregateOperand(Relationship("mentionedIn"), null, Property("price"), function)),
            function => WithInGroups(new GroupAggregateOperand(Property("size"), function)),
            function => With(new AggregateField(Field(), [Aggregates("size", new AggregateValue(Field(), function))]), ""),
        ];
        foreach (var place in places)
        {
            var texts = Enum.GetValues<AggregateFunction>().Select(function => Compile(place(function)).Text).ToList();

            Assert.Equal(texts.Count, texts.Distinct().Count());
            Assert.Throws<NotSupportedException>(() => Compile(place((AggregateFunction)99)));
        }
    }

    [Fact]
    public void Write_OfAnUnknownFieldOfPageInfo_Throws() => Assert.Throws<NotSupportedException>(
        () => Write(With(new PageInfoField(Field(), [new PageInfoItem(Field(), (PageInfoKind)99)]), "")));

    [Fact]
    public void PlanVariant_OfAnUnknownSlot_Throws() => Assert.Throws<NotSupportedException>(
        () => new PlanVariant(Operation(Root(Connection()), (SlotKind)99), BookModel.Model));

    [Fact]
    public void PlanVariant_OfAnUnknownRoot_Throws() => Assert.Throws<NotSupportedException>(
        () => new PlanVariant(Operation(new UnknownRoot(Field())), BookModel.Model));

    [Fact]
    public void ScalarDecoder_OfAnUnknownKind_Throws() =>
        Assert.Throws<NotSupportedException>(() => new ScalarDecoder((ScalarKind)99, null));

    private static bool IsBase(Type type) => type.IsAbstract && !type.IsSealed && type.IsPublic && type.BaseType == typeof(object);

    private static bool IsKind(Type? type) => type is not null && type.Namespace == typeof(OperationPlan).Namespace && IsBase(type);

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.Name).Order(StringComparer.Ordinal);

    private static CompiledStatement Compile(PlanSample sample) =>
        Assert.Single(new StatementCompiler(BookModel.Model).Compile(Request(Operation(sample.Plan, Slots), Values)))!;

    private static string Write(PlanSample sample)
    {
        var request = Request(Operation(sample.Plan, Slots), Values);
        var statement = Assert.Single(new StatementCompiler(BookModel.Model).Compile(request))!;
        using var records = new PackStreamWriter();
        foreach (var record in sample.Records)
        {
            records.WriteValue(record);
        }

        using var response = new ResponseWriter();
        response.EnterField(statement.Decoder.Field.Key);
        statement.Decoder.WriteField(records.WrittenSpan, sample.Records.Length, new RecordWriter(request.Plan, "v1", true, response));
        Assert.Empty(response.Errors);
        return Encoding.UTF8.GetString(response.Written.Span);
    }

    private sealed record UnknownRoot(ResponseField Field) : RootPlan(Field);

    private sealed record UnknownComputation : Computation;

    private sealed record UnknownSource : NodeSource
    {
        public override IReadOnlyList<NodeType> Types => [Book];
    }

    private sealed record UnknownNodeField(ResponseField Field) : NodeField(Field);

    private sealed record UnknownConnectionField(ResponseField Field) : ConnectionField(Field);

    private sealed record UnknownEdgeField(ResponseField Field) : EdgeField(Field);

    private sealed record UnknownAggregateItem(ResponseField Field) : AggregateItem(Field);

    private sealed record UnknownGroupItem(ResponseField Field) : GroupItem(Field);

    private sealed record UnknownFilter : Filter;

    private sealed record UnknownOperand : Operand
    {
        public override OperandType Type => OperandType.Count;
    }
}
