using System.Text;
using System.Text.Json;
using Kin10.Graph.Server.Answers;

namespace Kin10.Graph.Server.Tests.Answers;

public sealed class CanonicalVariablesTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """ { "b" : 2 , "a" : 1 } """)]
    [InlineData("""{"a":{"x":[1,{"p":null,"q":true}],"y":"z"}}""", """{"a":{"y":"z","x":[1,{"q":true,"p":null}]}}""")]
    [InlineData("""{"a":"\u00e9\/\u0041\ud83d\ude00"}""", """{"a":"é/A😀"}""")]
    [InlineData("""{"\u0061":1}""", """{"a":1}""")]
    [InlineData("""{"a":1,"":2,"A":3}""", """{"":2,"A":3,"a":1}""")]
    public void Write_SameMeaning_IsTheSame(string one, string other) => Assert.Equal(Write(one), Write(other));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1.0}""")]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":1}""", """{"b":1}""")]
    [InlineData("""{"a":9007199254740993}""", """{"a":9007199254740992}""")]
    [InlineData("""{"a":0}""", """{"a":-0}""")]
    [InlineData("""{"a":null}""", """{}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2,"a":1}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":{}}""")]
    [InlineData("""{"a":"\u0000"}""", """{"a":"\\u0000"}""")]
    [InlineData("""{"a":"\",\"b\":\""}""", """{"a":"","b":""}""")]
    public void Write_AnotherMeaning_IsAnother(string one, string other) => Assert.NotEqual(Write(one), Write(other));

    private static string Write(string variables)
    {
        using var json = JsonDocument.Parse(variables);
        return Encoding.UTF8.GetString(CanonicalVariables.Write(json.RootElement).Span);
    }
}
