using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ModelReading;

/// <summary>Reads a graph model from annotated SDL; <c>schema/README.md</c> describes the language.</summary>
public static class ModelReader
{
    /// <summary>Reads a model.</summary>
    /// <param name="source">The text of the file.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <exception cref="ModelException">
    /// The file has mistakes. All of them are reported at once, except that a
    /// syntax error hides the rest, and that names which the generated API would have twice are looked for when all else is right.
    /// </exception>
    public static GraphModel Read(string source, string fileName)
    {
        var mistakes = new MistakeList(fileName);
        DocumentNode document;
        try
        {
            document = GraphQLParser.Parse(source, ParserLimits.Schema);
        }
        catch (GraphQLException exception)
        {
            foreach (var error in exception.Errors)
            {
                mistakes.Add(error.Locations.Count == 0 ? new SourceLocation(1, 1) : error.Locations[0], error.Message);
            }

            throw mistakes.ToException();
        }

        var model = new ModelBuilder(document, mistakes).Build();
        return mistakes.IsEmpty ? model : throw mistakes.ToException();
    }
}
