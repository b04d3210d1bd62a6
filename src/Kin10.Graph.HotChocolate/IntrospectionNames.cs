using HotChocolate.Configuration;
using HotChocolate.Types.Descriptors.Definitions;

namespace Kin10.Graph.HotChocolate;

/// <summary>Calls what HotChocolate tells of its schema by the names of the specification, which clients ask for.</summary>
internal sealed class IntrospectionNames : TypeInterceptor
{
    public override void OnBeforeRegisterDependencies(ITypeDiscoveryContext discoveryContext, DefinitionBase definition)
    {
        if (definition is not ObjectTypeDefinition { Name: "__Type" } type)
        {
            return;
        }

        foreach (var field in type.Fields)
        {
            if (field.Name == "oneOf")
            {
                field.Name = "isOneOf";
            }
        }
    }
}
