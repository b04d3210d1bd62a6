using Kin10.Graph.Model;
using Kin10.Graph.Tests.Model;

namespace Kin10.Graph.Tests.Api;

public class ApiSchemaTests
{
    private static readonly Graph.Api.ApiSchema Real =
        Graph.Api.ApiSchema.Create(ModelReader.Read(SchemaFiles.Read("model.graphql"), "schema/model.graphql"), new GraphLimits());

    [Fact]
    public void Create_ModelOfThisRepository_IsTheCommittedSchema() =>
        GoldenFile.Matches(Path.Combine(SchemaFiles.Folder, "schema.graphql"), Real.Sdl);
}
