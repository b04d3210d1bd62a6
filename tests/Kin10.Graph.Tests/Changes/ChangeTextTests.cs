using System.Text;
using Kin10.Graph.Changes;

namespace Kin10.Graph.Tests.Changes;

public sealed class ChangeTextTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        GraphChange[] changes =
        [
            new(ChangeKind.Changed, "Book", "Book:a", "Über „a“ \ud83d\ude00", null, null, null, [new("size", null, "3"), new("note", "\"\\\n", null)]),
            new(ChangeKind.Removed, "WROTE", null, null, "Person:p", "Book:a", "STATED", []),
        ];

        var (json, count) = ChangeText.Write(changes);

        Assert.Equal(2, count);
        Assert.Equivalent(changes, ChangeText.Read(json), strict: true);
        Assert.StartsWith(
            "[{\"kind\":\"Changed\",\"type\":\"Book\",\"id\":\"Book:a\",\"name\":\"Über", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[{\"kind\":\"Moved\"}]")]
    public void Read_AnythingElse_SaysSo(string text) =>
        Assert.Contains(
            "cannot be read",
            Assert.Throws<FormatException>(() => ChangeText.Read(Encoding.UTF8.GetBytes(text))).Message,
            StringComparison.Ordinal);
}
