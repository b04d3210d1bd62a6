namespace Kin10.Bolt.Tests.Errors;

public class ServerErrorCodesTests
{
    [Theory]
    [InlineData("Neo.TransientError.Transaction.DeadlockDetected", true, true)]
    [InlineData("Neo.TransientError.General.DatabaseUnavailable", true, true)]
    [InlineData("Neo.TransientError.Transaction.Terminated", false, true)]
    [InlineData("Neo.TransientError.Transaction.LockClientStopped", false, true)]
    [InlineData("Neo.ClientError.Cluster.NotALeader", true, true)]
    [InlineData("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", true, true)]
    [InlineData("Neo.ClientError.Security.AuthorizationExpired", true, false)]
    [InlineData("Neo.ClientError.Security.Unauthorized", false, false)]
    [InlineData("Neo.ClientError.Security.Forbidden", false, true)]
    [InlineData("Neo.ClientError.Statement.SyntaxError", false, true)]
    [InlineData("Neo.DatabaseError.General.UnknownError", false, true)]
    [InlineData("", false, true)]
    public void IsTransient_Code_IsClassifiedAsTheOfficialDriversDo(string code, bool isRetryable, bool survives)
    {
        var error = new BoltServerException(code, "m", null, null, new Dictionary<string, object?>(), null);
        Assert.Equal(isRetryable, error.IsRetryable);
        Assert.Equal(survives, error.ConnectionSurvives);
    }
}
