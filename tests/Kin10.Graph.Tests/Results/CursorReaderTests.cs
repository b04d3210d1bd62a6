using System.Buffers.Text;
using System.Text;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.Graph.Tests.Planning;

namespace Kin10.Graph.Tests.Results;

public class CursorReaderTests
{
    private const ulong Scope = 0x1122334455667788;

    // Nullable: size, price, sold, published, isOld, genre. Never missing: name, count, sum.
    private const string AllKinds = """
        { size: ASC }, { price: ASC }, { sold: ASC }, { published: ASC }, { isOld: ASC }, { genre: ASC }, { name: ASC },
        { authors: { count: ASC } }, { authors: { avg: { size: ASC } } }, { authors: { sum: { size: ASC } } }, { series: { name: ASC } }
        """;

    [Fact]
    public void TryRead_WhatTheWriterWrote_IsThePosition()
    {
        var cursor = Write(writer =>
        {
            writer.AddInteger(-7);
            writer.AddNumber(-0.25);
            writer.AddInteger(long.MaxValue);
            writer.AddDate(new DateOnly(2011, 1, 25));
            writer.AddBoolean(true);
            writer.AddString("VERSE"u8);
            writer.AddString(Encoding.UTF8.GetBytes("Größe 😀\0\n"));
            writer.AddInteger(3);
            writer.AddNumber(1.5);
            writer.AddInteger(0);
            writer.AddString(""u8);
        });

        Assert.True(CursorReader.TryRead(cursor, Scope, Books(AllKinds), out var position));
        Assert.Equal("Book:1", position.Id);
        Assert.Equal(
            new object?[] { -7L, -0.25, long.MaxValue, new DateOnly(2011, 1, 25), true, "VERSE", "Größe 😀\0\n", 3L, 1.5, 0L, "" },
            position.Keys);
    }

    [Fact]
    public void AddNumber_OfNegativeZero_IsTheCursorOfZero() =>
        Assert.Equal(Write(writer => writer.AddNumber(0.0)), Write(writer => writer.AddNumber(-0.0)));

    [Fact]
    public void TryRead_MissingWhereItMayBe_IsNull()
    {
        var cursor = Write(writer =>
        {
            for (var i = 0; i < 6; i++)
            {
                writer.AddNull();
            }

            writer.AddString("a"u8);
            writer.AddInteger(0);
            writer.AddNull();
            writer.AddInteger(0);
            writer.AddNull();
        });

        Assert.True(CursorReader.TryRead(cursor, Scope, Books(AllKinds), out var position));
        Assert.Equal(new object?[] { null, null, null, null, null, null, "a", 0L, null, 0L, null }, position.Keys);
    }

    [Theory]
    [InlineData("{ name: ASC }")]
    [InlineData("{ authors: { count: ASC } }")]
    [InlineData("{ authors: { sum: { size: ASC } } }")]
    public void TryRead_MissingWhereItCannotBe_IsRefused(string order) =>
        Assert.False(CursorReader.TryRead(Write(writer => writer.AddNull()), Scope, Books(order), out _));

    [Theory]
    [InlineData("{ size: ASC }", 1)]
    [InlineData("{ price: ASC }", 2)]
    [InlineData("{ published: ASC }", 3)]
    [InlineData("{ isOld: ASC }", 4)]
    [InlineData("{ name: ASC }", 5)]
    [InlineData("{ genre: ASC }", 5)]
    [InlineData("{ authors: { avg: { size: ASC } } }", 2)]
    [InlineData("{ authors: { max: { size: ASC } } }", 1)]
    [InlineData("", 0)]
    public void TryRead_KeyOfAnotherKind_IsRefused(string order, int kind)
    {
        var connection = Books(order);
        Action<CursorWriter>[] writes =
        [
            _ => { },
            writer => writer.AddInteger(1),
            writer => writer.AddNumber(1),
            writer => writer.AddDate(new DateOnly(2020, 1, 1)),
            writer => writer.AddBoolean(false),
            writer => writer.AddString("a"u8),
        ];
        for (var i = 0; i < writes.Length; i++)
        {
            Assert.Equal(i == kind, CursorReader.TryRead(Write(writes[i]), Scope, connection, out _));
        }
    }

    [Fact]
    public void TryRead_AnotherScope_IsRefused() =>
        Assert.False(CursorReader.TryRead(Write(_ => { }), Scope + 1, Books(""), out _));

    [Theory]
    [InlineData("Person:1")]
    [InlineData("Book:")]
    [InlineData("Book")]
    [InlineData("book:1")]
    [InlineData("Bookish:1")]
    [InlineData("")]
    public void TryRead_IdOfNoTypeThatCanCome_IsRefused(string id) =>
        Assert.False(CursorReader.TryRead(Write(_ => { }, id), Scope, Books(""), out _));

    [Fact]
    public void TryRead_IdOfEachTypeOfAnInterface_IsTaken()
    {
        var connection = PlanningHarness.Books.Bind("{ nameds { totalCount } }").Plan.Connections[0];

        Assert.True(CursorReader.TryRead(Write(_ => { }, "Person:1"), Scope, connection, out _));
        Assert.True(CursorReader.TryRead(Write(_ => { }, "Book:1"), Scope, connection, out _));
        Assert.False(CursorReader.TryRead(Write(_ => { }, "Series:1"), Scope, connection, out _));
    }

    [Fact]
    public void TryRead_CutAnywhereOrExtended_IsRefused()
    {
        var connection = Books(AllKinds);
        var cursor = Write(writer =>
        {
            writer.AddInteger(1);
            writer.AddNumber(1);
            writer.AddInteger(1);
            writer.AddDate(new DateOnly(2020, 1, 1));
            writer.AddBoolean(false);
            writer.AddString("PROSE"u8);
            writer.AddString("name"u8);
            writer.AddInteger(1);
            writer.AddNumber(1);
            writer.AddInteger(1);
            writer.AddString("name"u8);
        });
        var bytes = Base64Url.DecodeFromChars(cursor);

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(CursorReader.TryRead(Base64Url.EncodeToString(bytes.AsSpan(0, length)), Scope, connection, out _));
        }

        for (var tag = 0; tag < 256; tag++)
        {
            Assert.False(CursorReader.TryRead(Base64Url.EncodeToString([.. bytes, (byte)tag]), Scope, connection, out _));
        }
    }

    [Fact]
    public void TryRead_AnyOneByteChanged_NeverThrows()
    {
        var connection = Books("{ published: ASC }, { price: ASC }, { name: ASC }");
        var bytes = Base64Url.DecodeFromChars(Write(writer =>
        {
            writer.AddDate(new DateOnly(2020, 1, 1));
            writer.AddNumber(1);
            writer.AddString("name"u8);
        }));

        for (var i = 0; i < bytes.Length; i++)
        {
            for (var value = 0; value < 256; value++)
            {
                var changed = (byte[])bytes.Clone();
                changed[i] = (byte)value;
                var isRead = CursorReader.TryRead(Base64Url.EncodeToString(changed), Scope, connection, out var position);
                Assert.Equal(isRead, position is not null);
                Assert.True(i >= sizeof(ulong) || !isRead || changed[i] == bytes[i]);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("x")]
    [InlineData("not a cursor")]
    [InlineData("ÄÖÜ")]
    public void TryRead_AnyOtherText_IsRefused(string text) => Assert.False(CursorReader.TryRead(text, Scope, Books(""), out _));

    [Fact]
    public void TryRead_AnotherTextOfTheSameBytes_IsRefused()
    {
        // Some id leaves unused bits at the end, another one needs padding.
        foreach (var id in new[] { "Book:1", "Book:12", "Book:123" })
        {
            var cursor = Write(_ => { }, id);
            Assert.True(CursorReader.TryRead(cursor, Scope, Books(""), out _));
            foreach (var other in new[] { cursor + "=", cursor + "==", cursor + " ", " " + cursor, cursor.Insert(4, "\n"), cursor + "A" })
            {
                Assert.False(CursorReader.TryRead(other, Scope, Books(""), out _));
            }

            foreach (var last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
            {
                var other = cursor[..^1] + last;
                Assert.Equal(other == cursor, CursorReader.TryRead(other, Scope, Books(""), out var position) && position.Id == id);
            }
        }
    }

    [Fact]
    public void TryRead_InvalidUtf8_IsRefused()
    {
        Assert.False(CursorReader.TryRead(Write(writer => writer.AddString([0xff])), Scope, Books("{ name: ASC }"), out _));
        Assert.False(CursorReader.TryRead(Write(writer => writer.AddString([0xed, 0xa0, 0x80])), Scope, Books("{ name: ASC }"), out _));
    }

    [Fact]
    public void TryRead_NumberThatIsNotFinite_IsRefused() =>
        Assert.False(CursorReader.TryRead(Write(writer => writer.AddNumber(double.NaN)), Scope, Books("{ price: ASC }"), out _));

    [Theory]
    [InlineData("x", 256, 256)]
    [InlineData("x", 257, 256)]
    [InlineData("\u00e9", 128, 256)]
    [InlineData("\u00e9", 300_000, 256)]
    [InlineData("\u20ac", 100, 255)]
    [InlineData("\U0001F600", 65, 256)]
    public void TryRead_OfALongString_IsItsBeginningAndFingerprint(string character, int count, int held)
    {
        var name = string.Concat(Enumerable.Repeat(character, count));
        var cursor = Write(writer => writer.AddString(Encoding.UTF8.GetBytes(name)));

        Assert.True(CursorReader.TryRead(cursor, Scope, Books("{ name: ASC }"), out var position));
        Assert.InRange(cursor.Length, 1, 400);
        if (Encoding.UTF8.GetByteCount(name) <= CutText.MaxBytes)
        {
            Assert.Equal(name, position.Keys[0]);
            Assert.False(position.IsCut);
            return;
        }

        Assert.True(position.IsCut);
        var cut = Assert.IsType<CutText>(position.Keys[0]);
        Assert.Equal(held, Encoding.UTF8.GetByteCount(cut.Beginning));
        Assert.True(cut.IsOf(name));
        Assert.True(cut.IsOf(Encoding.UTF8.GetBytes(name)));
        Assert.False(cut.IsOf(name + character));
        Assert.False(cut.IsOf(cut.Beginning));
        Assert.False(cut.IsOf("another"));
    }

    [Fact]
    public void TryRead_OfALongStringThatWasNotCut_IsRefused() => Assert.False(CursorReader.TryRead(
        Write(writer => writer.AddId(new byte[CutText.MaxBytes + 1])), Scope, Books("{ name: ASC }"), out _));

    [Fact]
    public void TryRead_OfACutStringWhereNoTextIs_IsRefused() => Assert.False(CursorReader.TryRead(
        Write(writer => writer.AddString(new byte[CutText.MaxBytes + 1])), Scope, Books("{ genre: ASC }"), out _));

    [Fact]
    public void TryRead_OfALongId_IsWhole()
    {
        var id = "Book:" + new string('x', 1_000);
        var cursor = Write(writer => writer.AddId(Encoding.UTF8.GetBytes(id)), id);

        Assert.True(CursorReader.TryRead(cursor, Scope, Books("{ id: DESC }"), out var position));
        Assert.Equal(new CursorPosition([id], id).Keys, position.Keys);
        Assert.Equal(id, position.Id);
    }

    private static ConnectionPlan Books(string order) =>
        PlanningHarness.Books.Bind($"{{ books(order: [{order}]) {{ totalCount }} }}").Plan.Connections[0];

    private static string Write(Action<CursorWriter> keys, string id = "Book:1")
    {
        var writer = new CursorWriter();
        writer.Begin(Scope);
        keys(writer);
        writer.AddId(Encoding.UTF8.GetBytes(id));
        return writer.ToString();
    }
}
