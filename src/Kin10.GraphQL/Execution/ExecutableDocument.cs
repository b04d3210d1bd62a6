using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Execution;

/// <summary>A parsed and valid document, taken apart into its operations.</summary>
internal sealed class ExecutableDocument
{
    private readonly DocumentOperation[] _operations;

    /// <param name="schema">What it was validated against.</param>
    /// <param name="document">The valid document.</param>
    /// <param name="hash">A hash of its bytes.</param>
    public ExecutableDocument(GraphQLSchema schema, DocumentNode document, int hash)
    {
        Hash = hash;
        var fragments = new Dictionary<string, FragmentDefinitionNode>();
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                fragments.TryAdd(fragment.Name.Value, fragment);
            }
        }

        _operations =
        [
            .. document.Definitions.OfType<OperationDefinitionNode>()
                .Select(node => new DocumentOperation(this, schema, node, fragments)),
        ];
    }

    /// <summary>A hash of its bytes, of this process.</summary>
    public int Hash { get; }

    /// <summary>What it holds, in bytes; no less.</summary>
    public long Weight { get; set; }

    /// <summary>Its operations.</summary>
    public IReadOnlyList<DocumentOperation> Operations => _operations;

    /// <summary>Section 6.1 (GetOperation).</summary>
    /// <exception cref="GraphQLException">The name is needed, or is not in the document.</exception>
    public DocumentOperation GetOperation(string? operationName)
    {
        if (operationName is null)
        {
            return _operations.Length switch
            {
                1 => _operations[0],
                0 => throw Refuse("Must provide an operation: the document has only fragments."),
                _ => throw Refuse($"Must provide operation name: the document has several operations ({Names()})."),
            };
        }

        foreach (var operation in _operations)
        {
            if (operation.Name == operationName)
            {
                return operation;
            }
        }

        throw Refuse(
            $"Unknown operation named \"{MessageText.Name(operationName)}\": the document has {Names()}.");
    }

    private string Names()
    {
        const int MaxNames = 10;
        var names = string.Join(", ", _operations.Where(item => item.Name is not null).Take(MaxNames).Select(item => item.Name));
        return names.Length == 0 ? "no named operation" : names;
    }

    private static GraphQLException Refuse(string message) => new(new GraphQLError(ErrorCodes.BadUserInput, message));
}
