using Kin10.Graph.Model;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Search;

/// <summary>Makes an index of what a store gives, anew where the store begins anew.</summary>
internal sealed class CollectedTexts(GraphModel model, SearchIndexOptions options, CancellationToken cancellationToken)
    : ITextSink, IDisposable
{
    private SearchIndexBuilder? _builder;

    public void Begin()
    {
        _builder?.Dispose();
        _builder = new SearchIndexBuilder(model, options, cancellationToken);
    }

    public void Add(NodeType type, string id, IReadOnlyList<string?> texts) => _builder!.Add(type, id, texts);

    public SearchIndex Complete(string version) => _builder!.Complete(version);

    public void Dispose() => _builder?.Dispose();
}
