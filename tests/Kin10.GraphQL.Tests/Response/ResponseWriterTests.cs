using System.Text;
using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.GraphQL.Tests.Response;

public class ResponseWriterTests
{
    [Fact]
    public void Member_InABufferThatMustGrow_WritesKeyValueAndCommas()
    {
        using var writer = new ResponseWriter(16);
        var expected = new System.Text.StringBuilder("{");
        writer.StartObject();
        for (var i = 0; i < 1000; i++)
        {
            writer.Member(ResponseWriter.EncodeKey($"k{i}"), "\"value\""u8);
            expected.Append(i == 0 ? "" : ",").Append('"').Append('k').Append(i).Append("\":\"value\"");
        }

        writer.EndObject();
        Assert.Equal(expected.Append('}').ToString(), Text(writer));
    }

    [Fact]
    public void Written_EveryKindOfValue_HasCommasWhereDue()
    {
        using var writer = new ResponseWriter(0);
        writer.StartObject();
        writer.Key(ResponseWriter.EncodeKey("a"));
        writer.StartArray();
        writer.Integer(long.MinValue);
        writer.Number(0.1);
        writer.String("x");
        writer.Boolean(true);
        writer.Null();
        writer.Raw("{}"u8);
        writer.StartArray();
        writer.EndArray();
        writer.StartObject();
        writer.EndObject();
        writer.EndArray();
        writer.Key(ResponseWriter.EncodeKey("b\""));
        writer.Boolean(false);
        writer.EndObject();

        Assert.Equal("""{"a":[-9223372036854775808,0.1,"x",true,null,{},[],{}],"b\"":false}""", Text(writer));
    }

    [Fact]
    public void Rewind_AfterValuesAndBrackets_LeavesWhatWasThere()
    {
        using var writer = new ResponseWriter();
        writer.StartArray();
        writer.Integer(1);
        var mark = writer.Save();
        writer.StartObject();
        writer.Key(ResponseWriter.EncodeKey("lost"));
        writer.Integer(2);
        writer.Rewind(mark);
        writer.Null();
        writer.EndArray();

        Assert.Equal("[1,null]", Text(writer));
    }

    [Fact]
    public void Rewind_ToBeforeFirstItem_WritesNoComma()
    {
        using var writer = new ResponseWriter();
        writer.StartArray();
        var mark = writer.Save();
        writer.Integer(2);
        writer.Rewind(mark);
        writer.Null();
        writer.EndArray();

        Assert.Equal("[null]", Text(writer));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(300)]
    public void Written_BeyondTheFirstBuffer_Grows(int capacity)
    {
        using var writer = new ResponseWriter(capacity);
        var texts = Enumerable.Range(0, 500).Select(i => new string((char)('a' + (i % 26)), i)).ToArray();
        writer.StartArray();
        foreach (var text in texts)
        {
            writer.String(text);
            writer.Integer(text.Length);
            writer.Raw("null"u8);
        }

        writer.EndArray();

        Assert.Equal(
            $"[{string.Join(',', texts.Select(text => $"\"{text}\",{text.Length},null"))}]",
            Text(writer));
    }

    [Fact]
    public void Write_AfterDispose_Throws()
    {
        var writer = new ResponseWriter();
        writer.Dispose();
        writer.Dispose();

        Assert.Throws<ObjectDisposedException>(writer.Null);
    }

    [Fact]
    public void CurrentPath_FieldsAndItems_NamesThemFromTheRoot()
    {
        using var writer = new ResponseWriter();
        writer.EnterField("nodes");
        writer.AtIndex(3);
        writer.EnterField("name");
        writer.AddError(ErrorCodes.Internal, "wrong", [new SourceLocation(1, 2)]);
        writer.LeaveField();
        writer.AtIndex(-1);

        Assert.Equal(["nodes"], writer.CurrentPath());
        Assert.Equal(["nodes", 3, "name"], Assert.Single(writer.Errors).Path!);
    }

    [Fact]
    public void CurrentPath_DeepNesting_KeepsEveryField()
    {
        using var writer = new ResponseWriter();
        var keys = Enumerable.Range(0, 40).Select(i => $"f{i}").ToArray();
        foreach (var key in keys)
        {
            writer.EnterField(key);
        }

        Assert.Equal(keys, writer.CurrentPath());
    }

    [Fact]
    public void WriteResponse_ErrorWithEverything_HasEntriesInOrder()
    {
        using var writer = new ResponseWriter();
        var extensions = new Dictionary<string, object?> { ["max"] = 500L, ["ratio"] = 0.5, ["names"] = new[] { "a", "b" }, ["fatal"] = false, ["hint"] = null };
        ResponseErrors.WriteResponse(writer, [
            new GraphQLError(
                ErrorCodes.BadUserInput, "Wrong \"x\".", [new SourceLocation(1, 2), new SourceLocation(3, 4)], ["a", 0, "b"], extensions),
            new GraphQLError(ErrorCodes.Timeout, "Late.")]);

        Assert.Equal(
            """{"errors":[{"message":"Wrong \"x\".","locations":[{"line":1,"column":2},{"line":3,"column":4}],"path":["a",0,"b"],"extensions":{"code":"BAD_USER_INPUT","max":500,"ratio":0.5,"names":["a","b"],"fatal":false,"hint":null}},{"message":"Late.","extensions":{"code":"TIMEOUT"}}]}""",
            Text(writer));
    }

    [Fact]
    public void WriteResponse_UnknownExtensionValue_Throws()
    {
        using var writer = new ResponseWriter();
        var error = new GraphQLError(ErrorCodes.Internal, "x", [], null, new Dictionary<string, object?> { ["at"] = DateTime.UnixEpoch });

        Assert.Throws<ArgumentException>(() => ResponseErrors.WriteResponse(writer, [error]));
    }

    private static string Text(ResponseWriter writer)
    {
        using var document = JsonDocument.Parse(writer.Written);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }
}
