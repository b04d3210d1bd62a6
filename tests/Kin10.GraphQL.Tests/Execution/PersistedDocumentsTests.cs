using System.Security.Cryptography;
using System.Text;
using Kin10.GraphQL.Execution;

namespace Kin10.GraphQL.Tests.Execution;

public class PersistedDocumentsTests
{
    private const int Capacity = 64 * 1024;

    [Fact]
    public void Find_WhatWasKept_IsTheSameText()
    {
        var documents = new PersistedDocuments(Capacity);
        Keep(documents, "{ a }");

        Assert.Equal("{ a }", Find(documents, "{ a }"));
        Assert.Null(Find(documents, "{ b }"));
    }

    [Fact]
    public void Keep_AFloodOfOthers_LeavesWhatIsUsed()
    {
        var documents = new PersistedDocuments(Capacity);
        var used = Enumerable.Range(0, 20).Select(i => $"{{ used{i} }}").ToArray();
        foreach (var text in used)
        {
            Keep(documents, text);
            Find(documents, text);
        }

        for (var i = 0; i < 10_000; i++)
        {
            Keep(documents, $"{{ flood{i} }}");
            if (i % 100 == 0)
            {
                Array.ForEach(used, text => Assert.NotNull(Find(documents, text)));
            }
        }

        var kept = Enumerable.Range(0, 10_000).Count(i => Find(documents, $"{{ flood{i} }}") is not null);
        Assert.InRange(kept, 1, Capacity / 256);
    }

    [Fact]
    public void Keep_ADocumentOverItsPart_IsForgotten()
    {
        var documents = new PersistedDocuments(Capacity);
        Keep(documents, new string('#', Capacity / 16));

        Assert.Null(Find(documents, new string('#', Capacity / 16)));
    }

    private static void Keep(PersistedDocuments documents, string text) => documents.Keep(Hash(text), Encoding.UTF8.GetBytes(text));

    private static string? Find(PersistedDocuments documents, string text) =>
        documents.Find(Hash(text)) is { } found ? Encoding.UTF8.GetString(found.Span) : null;

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
