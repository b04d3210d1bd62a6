using System.Text.Unicode;
using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.Documents;

/// <summary>
/// The documents that are known before anybody asks for them: those of the server's own pages, and those of the operator's folder. Each
/// is named by the SHA-256 of its text, with or without <c>sha256:</c> before it, and by the name of its file.
/// </summary>
internal sealed class TrustedDocuments
{
    private readonly Dictionary<string, TrustedDocument> _byId = new(StringComparer.Ordinal);
    private readonly List<TrustedDocument> _all = [];
    private readonly List<string> _mistakes = [];

    private TrustedDocuments()
    {
    }

    /// <summary>All of them, in the order of their files.</summary>
    public IReadOnlyList<TrustedDocument> All => _all;

    /// <summary>What is wrong with the files themselves.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <summary>Reads all files <c>*.graphql</c> in two folders, and in the folders in them.</summary>
    /// <param name="pages">The folder of the server's own pages; it may be missing.</param>
    /// <param name="folder">That of the operator; null for none.</param>
    /// <exception cref="SettingsException">A folder cannot be read.</exception>
    public static TrustedDocuments Read(string pages, string? folder)
    {
        var documents = new TrustedDocuments();
        if (Directory.Exists(pages))
        {
            documents.ReadFolder(pages, isOfPages: true);
        }

        if (folder is not null)
        {
            documents.ReadFolder(folder, isOfPages: false);
        }

        return documents;
    }

    /// <summary>The document with that identifier; null where there is none.</summary>
    public TrustedDocument? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The document with that hash; null where there is none.</summary>
    public TrustedDocument? Find(ReadOnlySpan<byte> hash) => _all.Count == 0 ? null : Find(Convert.ToHexStringLower(hash));

    private void ReadFolder(string folder, bool isOfPages)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                Add(new TrustedDocument(file, File.ReadAllBytes(file), isOfPages));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"The trusted documents in {folder} cannot be read: {exception.Message}"]);
        }
    }

    private void Add(TrustedDocument document)
    {
        if (!Utf8.IsValid(document.Text.Span))
        {
            _mistakes.Add($"{document.File}: The text is not UTF-8.");
        }
        else if (document is { Name: null })
        {
            _mistakes.Add(
                $"{document.File}: Its name has characters that no identifier of a document has; name it by letters A to Z, digits and "
                + "-._~ alone.");
        }
        else if (document.IsMisnamed)
        {
            _mistakes.Add(
                $"{document.File}: Its name is a SHA-256, but not that of its text, {document.Hash}. Each byte counts, a line break at the "
                + "end of the file, too.");
        }
        else
        {
            _all.Add(document);
            _byId[document.Hash] = _byId[TrustedDocument.HashPrefix + document.Hash] = document;
            AddName(document);
        }
    }

    private void AddName(TrustedDocument document)
    {
        if (document.Name is { } name && !_byId.TryAdd(name, document) && _byId[name].Hash != document.Hash)
        {
            _mistakes.Add($"{document.File}: Its name is that of {_byId[name].File}, which has another text; name one of them otherwise.");
        }
    }
}
