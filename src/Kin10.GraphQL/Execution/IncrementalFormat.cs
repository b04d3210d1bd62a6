namespace Kin10.GraphQL.Execution;

/// <summary>How an answer is put together of its parts. Both are proposals; clients say which one they read.</summary>
public enum IncrementalFormat
{
    /// <summary>
    /// That of August 2022 (<c>deferSpec=20220824</c>): a part has the path of its fragment and the data to merge there.
    /// </summary>
    Defer20220824,

    /// <summary>
    /// That of 2023 and after (<c>incrementalSpec=v0.2</c>): what is to come is announced by ids, and each is said to be complete.
    /// </summary>
    IncrementalV02,
}
