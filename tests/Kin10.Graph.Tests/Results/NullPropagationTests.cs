using System.Text;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Response;
using Xunit;

namespace Kin10.Graph.Tests.Results;

public sealed class NullPropagationTests
{
    private static readonly ResponseField Nullable = Field("a", isNonNull: false);
    private static readonly ResponseField NonNull = Field("b", isNonNull: true);

    [Fact]
    public void Leave_OfAWrittenField_KeepsIt()
    {
        using var writer = new ResponseWriter();
        writer.StartObject();
        var mark = writer.Enter(NonNull);
        writer.Integer(1);
        Assert.True(writer.Leave(NonNull, mark, isWritten: true));
        writer.EndObject();
        Assert.Equal("""{"b":1}""", Text(writer));
    }

    [Fact]
    public void Leave_OfANullableFieldNotWrittenWhole_TakesItBackAndWritesNull()
    {
        using var writer = new ResponseWriter();
        writer.StartObject();
        var mark = writer.Enter(Nullable);
        writer.StartArray();
        writer.Integer(1);
        Assert.True(writer.Leave(Nullable, mark, isWritten: false));
        mark = writer.Enter(NonNull);
        writer.Integer(2);
        Assert.True(writer.Leave(NonNull, mark, isWritten: true));
        writer.EndObject();
        Assert.Equal("""{"a":null,"b":2}""", Text(writer));
    }

    [Fact]
    public void Leave_OfANonNullField_MakesTheNearestNullableParentNull()
    {
        using var writer = new ResponseWriter();
        writer.StartObject();
        var outer = writer.Enter(Nullable);
        writer.StartObject();
        var middle = writer.Enter(NonNull);
        writer.StartObject();
        var inner = writer.Enter(NonNull);
        Assert.False(writer.Leave(NonNull, inner, isWritten: false));
        Assert.False(writer.Leave(NonNull, middle, isWritten: false));
        Assert.True(writer.Leave(Nullable, outer, isWritten: false));
        writer.EndObject();
        Assert.Equal("""{"a":null}""", Text(writer));
    }

    [Fact]
    public void Enter_AndLeave_KeepThePathOfErrors()
    {
        using var writer = new ResponseWriter();
        var outer = writer.Enter(Nullable);
        writer.AtIndex(3);
        var inner = writer.Enter(NonNull);
        Assert.Equal(["a", 3, "b"], writer.CurrentPath());
        writer.Leave(NonNull, inner, isWritten: false);
        Assert.Equal(["a", 3], writer.CurrentPath());
        writer.Leave(Nullable, outer, isWritten: false);
        Assert.Empty(writer.CurrentPath());
    }

    [Fact]
    public void TakeBack_OfAnItemThatMayBeNull_LeavesTheOthers()
    {
        using var writer = new ResponseWriter();
        writer.StartArray();
        writer.Integer(1);
        var item = writer.Save();
        writer.StartObject();
        Assert.True(writer.TakeBack(item, isNonNull: false));
        writer.Integer(3);
        writer.EndArray();
        Assert.Equal("[1,null,3]", Text(writer));
    }

    [Fact]
    public void TakeBack_WhereNullMayNotBe_LeavesTheWriterAsItWas()
    {
        using var writer = new ResponseWriter();
        writer.StartArray();
        writer.Integer(1);
        var item = writer.Save();
        writer.StartObject();
        Assert.False(writer.TakeBack(item, isNonNull: true));
        Assert.Equal("[1", Text(writer));
    }

    private static ResponseField Field(string key, bool isNonNull) => new(key, ResponseWriter.EncodeKey(key), isNonNull, []);

    private static string Text(ResponseWriter writer) => Encoding.UTF8.GetString(writer.Written.Span);
}
