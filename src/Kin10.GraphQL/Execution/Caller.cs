using System.Collections.Frozen;

namespace Kin10.GraphQL.Execution;

/// <summary>Who sent a request. Immutable; may be shared between requests.</summary>
public sealed class Caller
{
    private Caller() => Roles = FrozenSet<string>.Empty;

    /// <summary>A caller who is known.</summary>
    /// <param name="name">The name under which the host knows the caller; not empty.</param>
    /// <param name="roles">The roles of the caller, compared by their exact characters.</param>
    public Caller(string name, IEnumerable<string> roles)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(roles);
        Name = name;
        Roles = roles.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>A caller of whom nothing is known, without roles.</summary>
    public static Caller Anonymous { get; } = new();

    /// <summary>The name; null for <see cref="Anonymous"/>.</summary>
    public string? Name { get; }

    /// <summary>The roles; empty for <see cref="Anonymous"/>.</summary>
    public IReadOnlySet<string> Roles { get; }
}
