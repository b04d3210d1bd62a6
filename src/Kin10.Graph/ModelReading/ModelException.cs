namespace Kin10.Graph.ModelReading;

/// <summary>A mistake in a model file.</summary>
/// <param name="File">The file's name, as the reader was given it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1; inside a path's pattern, of the wrong part.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record ModelMistake(string File, int Line, int Column, string Message)
{
    /// <summary>The mistake as compilers print it: <c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}

/// <summary>A model file has mistakes: all of them, in the order of the file.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Refuses a model.</summary>
    /// <param name="mistakes">At least one mistake.</param>
    public ModelException(IReadOnlyList<ModelMistake> mistakes)
        : base(string.Join('\n', mistakes)) => Mistakes = mistakes;

    /// <summary>The mistakes, at least one, in the order of the file.</summary>
    public IReadOnlyList<ModelMistake> Mistakes { get; }
}
