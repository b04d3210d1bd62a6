using Kin10.Testing;

namespace Kin10.GraphQL.Tests.Oracle;

/// <summary>graphql-js, the reference implementation, in Node.js.</summary>
internal static class NodeOracle
{
    private static readonly NodeScripts Scripts = new("Oracle");

    /// <summary>Runs a script of this folder once with one batch of questions.</summary>
    /// <param name="script">The file's name in this folder, for example <c>validate.mjs</c>.</param>
    /// <param name="input">Written to the script's standard input as JSON.</param>
    public static Task<TOutput> RunAsync<TInput, TOutput>(string script, TInput input) => Scripts.RunAsync<TInput, TOutput>(script, input);
}
