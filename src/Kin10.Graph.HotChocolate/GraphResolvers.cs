using HotChocolate.Configuration;
using HotChocolate.Resolvers;
using HotChocolate.Types.Descriptors.Definitions;

namespace Kin10.Graph.HotChocolate;

/// <summary>
/// Gives the fields of the graph a resolver, which HotChocolate wants of every field and which is never called: operations on the graph go
/// back to the host as a whole. Fields that somebody adds have their own.
/// </summary>
internal sealed class GraphResolvers : TypeInterceptor
{
    public override void OnBeforeCompleteType(ITypeCompletionContext completionContext, DefinitionBase definition)
    {
        if (definition is not ObjectTypeDefinition type)
        {
            return;
        }

        foreach (var field in type.Fields)
        {
            if (field is { IsIntrospectionField: false, Resolver: null, PureResolver: null, Member: null, ResolverMember: null })
            {
                field.Resolver = Never;
            }
        }
    }

    private static ValueTask<object?> Never(IResolverContext context) => throw new InvalidOperationException(
        $"{context.Selection.Field.Coordinate} is a field of the graph, which HotChocolate does not resolve.");
}
