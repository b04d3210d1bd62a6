using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Kin10.Graph.Server.Tests.Architecture;

/// <summary>One top-level type uses another of the same assembly.</summary>
internal readonly record struct TypeUse(TypeDefinition User, TypeDefinition Used);

/// <summary>
/// Which types of an assembly use which others of it: as a base, in signatures, attributes, generic arguments and method bodies. What is
/// nested in a type, by hand or by the compiler, counts for it. Constants leave no trace in what the compiler writes.
/// </summary>
internal sealed class TypeUses
{
    // Namespaces of what compilers, and the instruments of a coverage run, put into an assembly.
    private static readonly string[] Generated = ["System", "Microsoft", "Coverlet"];

    private readonly HashSet<TypeUse> _found = [];
    private readonly TypeDefinition _user;

    private TypeUses(TypeDefinition user) => _user = user;

    /// <summary>The top-level types of an assembly that people wrote.</summary>
    public static IEnumerable<TypeDefinition> TypesOf(ModuleDefinition module) => module.Types.Where(type =>
        !type.Name.StartsWith('<') && !Generated.Any(start => type.Namespace.StartsWith(start, StringComparison.Ordinal)));

    /// <summary>All uses in an assembly.</summary>
    public static IEnumerable<TypeUse> Read(ModuleDefinition module)
    {
        var types = TypesOf(module).ToHashSet();
        return types.SelectMany(type =>
        {
            var uses = new TypeUses(type);
            uses.AddType(type);
            return uses._found.Where(use => use.Used != type && types.Contains(use.Used));
        });
    }

    private void AddType(TypeDefinition type)
    {
        Add(type.BaseType);
        AddAll(type.Interfaces.Select(implemented => implemented.InterfaceType));
        AddAttributes(type);
        AddGenericParameters(type);
        foreach (var field in type.Fields)
        {
            Add(field.FieldType);
            AddAttributes(field);
        }

        foreach (var property in type.Properties)
        {
            AddAttributes(property);
        }

        foreach (var method in type.Methods)
        {
            AddMethod(method);
        }

        foreach (var nested in type.NestedTypes)
        {
            AddType(nested);
        }
    }

    private void AddMethod(MethodDefinition method)
    {
        Add(method.ReturnType);
        AddAttributes(method);
        AddAttributes(method.MethodReturnType);
        AddGenericParameters(method);
        foreach (var parameter in method.Parameters)
        {
            Add(parameter.ParameterType);
            AddAttributes(parameter);
        }

        if (method.HasBody)
        {
            AddAll(method.Body.Variables.Select(variable => variable.VariableType));
            AddAll(method.Body.ExceptionHandlers.Select(handler => handler.CatchType));
            foreach (var instruction in method.Body.Instructions)
            {
                AddOperand(instruction);
            }
        }
    }

    private void AddOperand(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(type);
                break;
            case FieldReference field:
                Add(field.DeclaringType);
                break;
            case MethodReference method:
                Add(method.DeclaringType);
                AddAll((method as GenericInstanceMethod)?.GenericArguments ?? []);
                break;
        }
    }

    private void AddGenericParameters(IGenericParameterProvider provider)
    {
        foreach (var parameter in provider.GenericParameters)
        {
            AddAll(parameter.Constraints.Select(constraint => constraint.ConstraintType));
        }
    }

    private void AddAttributes(ICustomAttributeProvider provider)
    {
        foreach (var attribute in provider.CustomAttributes)
        {
            Add(attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Concat(attribute.Properties.Select(property => property.Argument)))
            {
                Add(argument.Value as TypeReference);
            }
        }
    }

    private void AddAll(IEnumerable<TypeReference?> types)
    {
        foreach (var type in types)
        {
            Add(type);
        }
    }

    private void Add(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                AddAll(generic.GenericArguments);
                Add(generic.ElementType);
                return;
            case FunctionPointerType pointer:
                Add(pointer.ReturnType);
                AddAll(pointer.Parameters.Select(parameter => parameter.ParameterType));
                return;
            case TypeSpecification specification:
                Add(specification.ElementType);
                return;
        }

        while (type.DeclaringType is { } declaring)
        {
            type = declaring;
        }

        if (type is TypeDefinition used)
        {
            _found.Add(new TypeUse(_user, used));
        }
    }
}
