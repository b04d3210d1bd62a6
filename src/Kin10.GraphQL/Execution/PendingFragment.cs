namespace Kin10.GraphQL.Execution;

/// <summary>A deferred fragment of one answer that is not delivered yet.</summary>
/// <param name="Id">Its id among those of the answer.</param>
/// <param name="Fragment">The fragment.</param>
/// <param name="Path">The response keys that lead to where it is; none at the root, one at most.</param>
/// <param name="Fields">Its fields, without those of objects that are null in this answer.</param>
internal sealed record PendingFragment(int Id, DeferredFragment Fragment, string[] Path, DeferredField[] Fields);
