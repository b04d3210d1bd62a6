using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <content>Reserved names (section 2.1.9) and names that occur twice.</content>
internal sealed partial class SchemaValidator
{
    private void ValidateName(NameNode name, string kind)
    {
        if (name.Value.StartsWith("__", StringComparison.Ordinal))
        {
            errors.Add(name, $"The {kind} name {name.Value} must not begin with __, which is reserved for introspection.");
        }
    }

    /// <summary>Checks that members of one owner have different names, none of them reserved.</summary>
    private void ValidateMemberNames(IEnumerable<NameNode> names, string kind, string owner)
    {
        var known = new Dictionary<string, NameNode>();
        foreach (var name in names)
        {
            ValidateName(name, kind);
            if (!known.TryAdd(name.Value, name))
            {
                errors.Add(known[name.Value], name, $"There can be only one {kind} {name.Value} in {owner}.");
            }
        }
    }

    /// <summary>Checks that types are listed once each.</summary>
    private void ValidateUniqueTypes(IEnumerable<NamedTypeNode> types, Func<string, string> message)
    {
        var known = new Dictionary<string, NamedTypeNode>();
        foreach (var type in types)
        {
            if (!known.TryAdd(type.Name, type))
            {
                errors.Add(known[type.Name], type, message(type.Name));
            }
        }
    }
}
