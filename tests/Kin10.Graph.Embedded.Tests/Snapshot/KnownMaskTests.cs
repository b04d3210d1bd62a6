using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Tests.Snapshot;

public class KnownMaskTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(500)]
    public void Add_OneThatIsMissing_IsTheOnlyOne(int missing)
    {
        var builder = new KnownMask.Builder();
        for (var row = 0; row < 1000; row++)
        {
            builder.Add(row != missing);
        }

        var mask = builder.Complete();
        Assert.All(Enumerable.Range(0, 1000), row => Assert.Equal(row != missing, mask[row]));
    }
}
