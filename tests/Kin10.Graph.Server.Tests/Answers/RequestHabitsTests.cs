using Kin10.Graph.Server.Answers;

namespace Kin10.Graph.Server.Tests.Answers;

public sealed class RequestHabitsTests
{
    [Fact]
    public void Find_RemembersHowARequestWasAnsweredLast()
    {
        var (habits, key) = (new RequestHabits(), new RequestKey(((UInt128)3 << 64) | 12345));

        Assert.Equal(RequestHabit.Unknown, habits.Find(key));
        habits.Note(key, isKept: true);
        Assert.Equal(RequestHabit.Answered, habits.Find(key));
        habits.Note(key, isKept: false);
        Assert.Equal(RequestHabit.NotKept, habits.Find(key));
        Assert.Equal(RequestHabit.Unknown, habits.Find(new RequestKey(((UInt128)3 << 64) | 54320)));
        Assert.Equal(RequestHabit.Unknown, habits.Find(default));
    }
}
