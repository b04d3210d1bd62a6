using Kin10.Graph.Changes;

namespace Kin10.Graph.Tests.Changes;

public sealed class ChangePositionTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(long.MaxValue, int.MaxValue)]
    public void TryRead_OwnCursor_GivesThePlace(long import, int index)
    {
        var position = new ChangePosition(import, index);

        Assert.True(ChangePosition.TryRead(position.Cursor, out var read));
        Assert.Equal(position, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("Y2hhbmdlcy4xAAAAAAAAAAEAAAA")]
    [InlineData("c2VhcmNoLjEAAAAAAAD4P00AAAAA")]
    [InlineData("Y2hhbmdlcy4xAAAAAAAAAAEAAAAB=")]
    public void TryRead_AnythingElse_IsRefused(string cursor) => Assert.False(ChangePosition.TryRead(cursor, out _));

    [Fact]
    public void IsBefore_NewerImportsComeFirst_ThenTheirOwnOrder()
    {
        Assert.True(new ChangePosition(2, 5).IsBefore(new ChangePosition(1, 0)));
        Assert.True(new ChangePosition(2, 5).IsBefore(new ChangePosition(2, 6)));
        Assert.False(new ChangePosition(2, 5).IsBefore(new ChangePosition(2, 5)));
        Assert.False(new ChangePosition(1, 5).IsBefore(new ChangePosition(2, 6)));
    }
}
