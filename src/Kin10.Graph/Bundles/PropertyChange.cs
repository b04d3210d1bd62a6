namespace Kin10.Graph.Bundles;

/// <summary>A value that changes.</summary>
/// <param name="Property">The property's name; a store that others can write to may hold one that the model does not know.</param>
/// <param name="Before">What the store holds; of another type than the property's where others have written it.</param>
/// <param name="After">What takes its place, as <see cref="NodeRow.Values"/> has it.</param>
public readonly record struct PropertyChange(string Property, object? Before, object? After);

/// <summary>A node or relationship whose properties change.</summary>
/// <param name="After">What it becomes.</param>
/// <param name="Properties">What changes, at least one: in the order of the model, then what the model does not know.</param>
public readonly record struct ChangedRow<TRow>(TRow After, IReadOnlyList<PropertyChange> Properties);

/// <summary>A node or relationship that goes.</summary>
/// <param name="Key">What identifies it.</param>
/// <param name="Values">Its values as the store holds them, in the order of the model; none where they are derived.</param>
/// <param name="IsRepeated">Whether the store holds it more than once: it stays once.</param>
public readonly record struct RemovedRow<TKey>(TKey Key, object?[] Values, bool IsRepeated);
