using Kin10.Graph.Neo4j.Store;

namespace Kin10.Graph.Neo4j.Tests.Store;

public sealed class StoreErrorsTests
{
    [Theory]
    [InlineData("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "The allocation of an extra 2.0 MiB would use more than the limit", true)]
    [InlineData("Neo.ClientError.General.TransactionOutOfMemoryError", "The transaction used more memory than was allowed.", true)]
    [InlineData("Neo.DatabaseError.Statement.ExecutionFailed", "Java heap space", true)]
    [InlineData("Neo.DatabaseError.Statement.ExecutionFailed", "Something else", false)]
    [InlineData("Neo.TransientError.Transaction.DeadlockDetected", "Java heap space", false)]
    public void IsMemoryLimit_OfWhatTheDatabaseSays_TellsItFromOtherErrors(string code, string message, bool expected) =>
        Assert.Equal(expected, StoreErrors.IsMemoryLimit(code, message));
}
