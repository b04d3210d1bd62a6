using System.Text;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Tests.Language;

public sealed class NameTableTests
{
    [Fact]
    public void Get_SameNameAgain_GivesTheSameString()
    {
        var names = NameTable.Create();

        Assert.Same(names.Get("someName"u8), names.Get("someName"u8));
        Assert.Same(NameTable.Create().Get("id"u8), NameTable.Create().Get("id"u8));
    }

    [Fact]
    public void Get_NamesThatShareASlot_GivesEachItsText()
    {
        var names = NameTable.Create();

        // Far more names than slots, with equal lengths, middles and ends among them.
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 5_000; i++)
            {
                var name = $"n{i % 10}_{i}_x";
                Assert.Equal(name, names.Get(Encoding.UTF8.GetBytes(name)));
            }
        }
    }
}
