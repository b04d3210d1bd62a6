using System.Text;
using Kin10.Graph.Server.Answers;

namespace Kin10.Graph.Server.Tests.Answers;

public sealed class AnswerFormatTests
{
    private static readonly RequestKey Key = new(7);

    [Theory]
    [InlineData(null, "{}")]
    [InlineData("Ünïcode", "{\"data\":null}")]
    public void Read_WhatWasWritten_IsTheAnswer(string? name, string body)
    {
        var read = AnswerFormat.Read(Written(name, body), Key)!;

        Assert.Equal(("v1", name, body), (read.Version, read.OperationName, Encoding.UTF8.GetString(read.Body)));
        Assert.Equal(Key.Tag("v1"), read.Hash);
    }

    [Fact]
    public void Read_OfAnotherRequest_IsNone() => Assert.Null(AnswerFormat.Read(Written("a", "{}"), new RequestKey(8)));

    [Fact]
    public void Read_AnyByteIsAnother_IsNone()
    {
        var bytes = Written("name", "{\"data\":{\"a\":1}}");
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 1;
            Assert.Null(AnswerFormat.Read(damaged, Key));
            Assert.Null(AnswerFormat.Read(bytes.AsSpan(0, i), Key));
        }
    }

    private static byte[] Written(string? name, string body) =>
        AnswerFormat.Write(Key, new KeptAnswer("v1", Key.Tag("v1"), name, Encoding.UTF8.GetBytes(body)));
}
