using System.Reflection;
using System.Text;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Architecture;

/// <summary>The public surface of each library, kept in a file so that a change of it is seen in review.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("Kin10.GraphQL")]
    [InlineData("Kin10.Graph")]
    [InlineData("Kin10.Graph.Embedded")]
    [InlineData("Kin10.Graph.Search")]
    [InlineData("Kin10.Bolt")]
    [InlineData("Kin10.Graph.Neo4j")]
#if HOTCHOCOLATE
    [InlineData("Kin10.Graph.HotChocolate")]
#endif
    public void PublicApi_IsTheOneThatIsWrittenDown(string assembly)
    {
        var text = new StringBuilder();
        foreach (var type in Assembly.Load(assembly).GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Name(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal).Distinct())
            {
                text.Append("  ").Append(member).Append('\n');
            }
        }

        ProductFile.Match(text.ToString(), "tests", "Kin10.Graph.Server.Tests", "Architecture", $"{assembly}.api.txt");
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
        {
            return Enum.GetNames(type);
        }

        // What the compiler writes for a record says nothing.
        var members = type.GetMembers(Declared).Where(member => !member.Name.Contains('<', StringComparison.Ordinal));
        if (type.GetMethod("<Clone>$") is not null
            || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null)
        {
            members = members.Where(member => member.Name is not ("Equals" or "GetHashCode" or "ToString" or "op_Equality" or "op_Inequality" or "Deconstruct"));
        }

        return members.Select(Describe).OfType<string>();
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo property =>
            $"{property.Name}: {Name(property.PropertyType)}{(property.SetMethod?.IsPublic == true ? " { set }" : "")}",
        MethodInfo { IsSpecialName: true } => null,
        MethodInfo method => $"{method.Name}({Parameters(method)}): {Name(method.ReturnType)}",
        FieldInfo field => $"{field.Name}: {Name(field.FieldType)}",
        EventInfo @event => $"{@event.Name}: event {Name(@event.EventHandlerType!)}",
        _ => null,
    };

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{parameter.Name}: {Name(parameter.ParameterType)}"));

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return "ref " + Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        var name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
