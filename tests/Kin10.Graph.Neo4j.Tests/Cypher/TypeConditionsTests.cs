using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Plan;
using static Kin10.Graph.Neo4j.Tests.Support.BookPlans;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

public sealed class TypeConditionsTests
{
    private static readonly Filter Open = new MissingFilter(new PropertyOperand(Property("size")));
    private static readonly Filter True = new ConstantFilter(true);
    private static readonly Filter False = new ConstantFilter(false);

    public static TheoryData<string, bool?> Decisions => new()
    {
        { "none", true },
        { "open", null },
        { "true", true },
        { "false", false },
        { "book", true },
        { "person", false },
        { "book and open", null },
        { "person and open", false },
        { "not person", true },
        { "not open", null },
        { "and", true },
        { "and false", false },
        { "and open", null },
        { "or", false },
        { "or true", true },
        { "or open", null },
    };

    private static Dictionary<string, Filter?> Filters => new()
    {
        ["none"] = null,
        ["open"] = Open,
        ["true"] = True,
        ["false"] = False,
        ["book"] = new TypeFilter([Person, Book]),
        ["person"] = new TypeFilter([Person]),
        ["book and open"] = new TypedFilter(Book, Open),
        ["person and open"] = new TypedFilter(Person, Open),
        ["not person"] = new NotFilter(new TypeFilter([Person])),
        ["not open"] = new NotFilter(Open),
        ["and"] = new AndFilter([]),
        ["and false"] = new AndFilter([Open, False]),
        ["and open"] = new AndFilter([True, Open]),
        ["or"] = new OrFilter([]),
        ["or true"] = new OrFilter([Open, True]),
        ["or open"] = new OrFilter([Open, False]),
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Decide_ForABook_IsWhatItsTypeDecides(string filter, bool? expected) =>
        Assert.Equal(expected, TypeConditions.Decide(Filters[filter], Book));
}
