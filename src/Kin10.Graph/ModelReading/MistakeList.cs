using Kin10.GraphQL.Errors;

namespace Kin10.Graph.ModelReading;

/// <summary>Collects mistakes, so that one run shows all of them.</summary>
internal sealed class MistakeList(string fileName)
{
    private readonly List<ModelMistake> _mistakes = [];

    public bool IsEmpty => _mistakes.Count == 0;

    public int Count => _mistakes.Count;

    public void Add(SourceLocation location, string message) =>
        _mistakes.Add(new ModelMistake(fileName, location.Line, location.Column, message));

    public ModelException ToException() =>
        new([.. _mistakes.Distinct().OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column)]);
}
