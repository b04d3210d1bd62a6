using System.Text;
using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Tests.Snapshot;

public sealed class HashedPlacesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    public void TryNext_OfPlacesThatWereAdded_FindsThemAll(int expected)
    {
        var places = new HashedPlaces(expected);
        for (var place = 0; place < 1_000; place++)
        {
            places.Add(HashedPlaces.Hash(Text(place)), place);
        }

        Assert.Equal(1_000, places.Count);
        for (var place = 0; place < 1_000; place++)
        {
            Assert.Contains(place, Found(places, HashedPlaces.Hash(Text(place))));
        }
    }

    // 7 and 23 begin to look where 7 does, too, in a table of 16.
    [Fact]
    public void TryNext_OfEqualHashes_FindsEachAndNoOther()
    {
        var places = new HashedPlaces(0);
        places.Add(7, 0);
        places.Add(23, 1);
        places.Add(7, 2);
        places.Add(8, 3);

        Assert.Equal([0, 2], Found(places, 7));
        Assert.Equal([1], Found(places, 23));
        Assert.Equal([3], Found(places, 8));
        Assert.Empty(Found(places, 39));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("abcdefgh", "abcdefgh", true)]
    [InlineData("abcdefgh-abcdefgh", "abcdefgh-abcdefgh", true)]
    [InlineData("abcdefgh", "abcdefg", false)]
    [InlineData("abcdefgh", "abcdefgH", false)]
    [InlineData("abcdefghi", "abcdefghj", false)]
    [InlineData("Abcdefghi", "abcdefghi", false)]
    public void AreEqual_OfTwoTexts_LooksAtEachByte(string x, string y, bool expected)
    {
        Assert.Equal(expected, HashedPlaces.AreEqual(Encoding.UTF8.GetBytes(x), Encoding.UTF8.GetBytes(y)));
        Assert.Equal(expected, HashedPlaces.Hash(Encoding.UTF8.GetBytes(x)) == HashedPlaces.Hash(Encoding.UTF8.GetBytes(y)));
    }

    private static byte[] Text(int place) => Encoding.UTF8.GetBytes($"Book:{place}");

    private static List<int> Found(HashedPlaces places, uint hash)
    {
        var found = new List<int>();
        var slot = places.Begin(hash);
        while (places.TryNext(hash, ref slot, out var place))
        {
            found.Add(place);
        }

        return found;
    }
}
