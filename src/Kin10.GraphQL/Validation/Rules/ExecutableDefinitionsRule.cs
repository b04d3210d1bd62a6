using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>A document to execute holds operations and fragments only (section 5.1.1).</summary>
internal sealed class ExecutableDefinitionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDocument(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is TypeSystemNode node)
            {
                Context.Report(
                    $"{Name(node)} is not executable: a document to execute holds operations and fragments only.", node.Location);
            }
        }
    }

    private static string Name(TypeSystemNode node)
    {
        var name = node switch
        {
            TypeDefinitionNode type => $"definition \"{type.Name.Value}\"",
            DirectiveDefinitionNode directive => $"definition \"@{directive.Name.Value}\"",
            SchemaNode => "schema definition",
            _ => throw UnknownNode.Of(node),
        };
        return node.IsExtension ? $"The extension of the {name}" : $"The {name}";
    }
}
