using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Testing;

namespace Kin10.Graph.Testing;

/// <summary>A small model with one of everything, for graphs written by hand: <c>books.graphql</c>.</summary>
public static class BookModel
{
    /// <summary>The model's text, for a test that changes it.</summary>
    public static string Sdl { get; } = File.ReadAllText(Repository.PathOf("tests", "Kin10.Graph.Testing", "books.graphql"));

    /// <summary>The model.</summary>
    public static GraphModel Model { get; } = ModelReader.Read(Sdl, "books.graphql");
}
