using System.Text;
using Kin10.Graph.Server.Documents;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Documents;

public sealed class TrustedDocumentsTests : IDisposable
{
    private readonly DocumentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_HashOrNameOfAFile_IsItsTextByteForByte()
    {
        const string Text = "\uFEFF{\r\n  __typename # é\n}\n";
        var hash = _folder.Write("deep/er/page.v1_~-2.graphql", Text);
        var documents = Read();

        foreach (var id in new[] { hash, $"sha256:{hash}", "page.v1_~-2" })
        {
            Assert.Equal(Text, Encoding.UTF8.GetString(documents.Find(id)!.Text.Span));
        }

        Assert.NotNull(documents.Find(Convert.FromHexString(hash)));
        Assert.Empty(documents.Mistakes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PAGE")]
    [InlineData("page.graphql")]
    [InlineData("other")]
    [InlineData("sha256:page")]
    [InlineData("no document")]
    [InlineData("notes")]
    public void Find_AnythingElse_IsNone(string id)
    {
        _folder.Write("page.graphql", "{ __typename }");
        _folder.Write("notes.txt", "{ b: __typename }");
        var documents = Read();

        Assert.Null(documents.Find(id));
        Assert.Null(documents.Find(new byte[32]));
        Assert.Single(documents.All);
        Assert.Empty(documents.Mistakes);
    }

    [Fact]
    public void Find_HashInUpperCase_IsNone() =>
        Assert.Null(Read().Find(_folder.Write("page.graphql", "{ __typename }").ToUpperInvariant()));

    [Fact]
    public void Read_OneTextInTwoFiles_HasBothNames()
    {
        var hash = _folder.Write("a.graphql", "{ __typename }");
        _folder.Write("b.graphql", "{ __typename }");
        _folder.Write("deeper/b.graphql", "{ __typename }");
        _folder.Write($"{hash}.graphql", "{ __typename }");
        var documents = Read();

        Assert.Empty(documents.Mistakes);
        Assert.All(["a", "b", hash], id => Assert.Equal(hash, documents.Find(id)!.Hash));
    }

    [Fact]
    public void Read_DocumentsOfPages_AreKnownAsSuch()
    {
        _folder.Write("pages/a.graphql", "{ a: __typename }");
        _folder.Write("own/b.graphql", "{ b: __typename }");
        var documents = TrustedDocuments.Read(Path.Combine(_folder.Path, "pages"), Path.Combine(_folder.Path, "own"));

        Assert.Equal([true, false], documents.All.Select(document => document.IsOfPages));
        Assert.True(documents.Find("a")!.IsOfPages);
    }

    [Fact]
    public void Read_FolderThatIsGone_CannotBeRead() => Assert.StartsWith(
        "The trusted documents in ",
        Assert.Throws<SettingsException>(() => TrustedDocuments.Read("missing", Path.Combine(_folder.Path, "gone"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Read_MistakesInFiles_AreAllSaid()
    {
        var hash = new string('0', 64);
        _folder.Write($"{hash}.graphql", "{ __typename }\n");
        _folder.Write("a.graphql", "{ a: __typename }");
        _folder.Write("b.graphql", [0xff]);
        _folder.Write("c/a.graphql", "{ b: __typename }");
        _folder.Write("d é.graphql", "{ c: __typename }");

        Assert.Collection(
            Read().Mistakes,
            mistake => Assert.StartsWith(
                $"{PathOf(hash)}: Its name is a SHA-256, but not that of its text, ", mistake, StringComparison.Ordinal),
            mistake => Assert.Equal($"{PathOf("b")}: The text is not UTF-8.", mistake),
            mistake => Assert.Equal(
                $"{PathOf("c/a")}: Its name is that of {PathOf("a")}, which has another text; name one of them otherwise.", mistake),
            mistake => Assert.Equal(
                $"{PathOf("d é")}: Its name has characters that no identifier of a document has; name it by letters A to Z, digits and "
                + "-._~ alone.",
                mistake));
    }

    private TrustedDocuments Read() => TrustedDocuments.Read(Path.Combine(_folder.Path, "missing"), _folder.Path);

    private string PathOf(string name) => Path.Combine(_folder.Path, $"{name}.graphql");
}
