using System.Text;
using Kin10.Graph.Server.Live;

namespace Kin10.Graph.Server.Tests.Live;

public sealed class AnswerBudgetTests
{
    [Fact]
    public void Keep_WithinTheBudget_IsTheAnswer()
    {
        var budget = new AnswerBudget(1000);
        var answer = Answer(600);

        Assert.Same(answer, budget.Keep(answer, 0));
        Assert.Same(answer, budget.Keep(answer, 600));
        budget.Release(600);

        Assert.Equal(0, budget.Used);
    }

    [Fact]
    public void Keep_OverTheBudget_IsAnErrorOfTheSameVersion()
    {
        var budget = new AnswerBudget(1000);
        budget.Keep(Answer(600), 0);

        var refused = budget.Keep(Answer(601), 0);

        Assert.Equal("v", refused.Version);
        Assert.Contains("COST_LIMIT_EXCEEDED", Encoding.UTF8.GetString(refused.Body.Span), StringComparison.Ordinal);
        Assert.Equal(600 + refused.Body.Length, budget.Used);
    }

    [Fact]
    public void Keep_NoLongerThanBefore_IsTheAnswerEvenOverTheBudget()
    {
        var budget = new AnswerBudget(10);
        var error = budget.Keep(Answer(600), 0);
        var answer = Answer(error.Body.Length);

        Assert.Same(answer, budget.Keep(answer, error.Body.Length));
    }

    private static LiveAnswer Answer(int length) => new(new byte[length], "v");
}
