using Kin10.Graph.Server.Redis;

namespace Kin10.Graph.Server.Tests.Redis;

public sealed class VersionMessageTests
{
    [Theory]
    [InlineData(0, "v")]
    [InlineData(ulong.MaxValue, "aA0-_.")]
    [InlineData(7, "0123456789012345678901234567890123456789012345678901234567890123")]
    public void Read_WhatWasWritten_IsTheSame(ulong sender, string version)
    {
        var message = new VersionMessage(sender, version);

        Assert.Equal(message, VersionMessage.Read(message.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("K10V ")]
    [InlineData("K10V 0000000000000001")]
    [InlineData("K10V 0000000000000001 ")]
    [InlineData("K10V 0000000000000001-v")]
    [InlineData("K10V 000000000000000g v")]
    [InlineData("K10V -000000000000001 v")]
    [InlineData("K10V 0000000000000001 v w")]
    [InlineData("K10V 0000000000000001 v\n")]
    [InlineData("K10V 0000000000000001 \u00e9")]
    [InlineData("k10v 0000000000000001 v")]
    [InlineData("K10V 0000000000000001 01234567890123456789012345678901234567890123456789012345678901234")]
    public void Read_AnythingElse_IsNone(string? text) => Assert.Null(VersionMessage.Read(text));
}
