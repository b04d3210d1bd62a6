using System.Runtime.CompilerServices;

namespace Kin10.GraphQL.Execution;

/// <summary>An operation, the shape of its variables, and whether it is answered in parts: what a plan is made for.</summary>
internal readonly record struct PlanKey(DocumentOperation Operation, string Shape, bool IsIncremental);

/// <summary>The same with a shape that is not a string yet.</summary>
internal readonly ref struct PlanLookup(DocumentOperation operation, ReadOnlySpan<char> shape, bool isIncremental)
{
    public readonly DocumentOperation Operation = operation;
    public readonly ReadOnlySpan<char> Shape = shape;
    public readonly bool IsIncremental = isIncremental;
}

/// <summary>Compares the operation by reference and the shape by its characters.</summary>
internal sealed class PlanKeyComparer : IEqualityComparer<PlanKey>, IAlternateEqualityComparer<PlanLookup, PlanKey>
{
    public bool Equals(PlanKey x, PlanKey y) => x.Operation == y.Operation && x.Shape == y.Shape && x.IsIncremental == y.IsIncremental;

    public bool Equals(PlanLookup alternate, PlanKey other) =>
        alternate.Operation == other.Operation
        && alternate.Shape.SequenceEqual(other.Shape)
        && alternate.IsIncremental == other.IsIncremental;

    public int GetHashCode(PlanKey obj) => GetHashCode(new PlanLookup(obj.Operation, obj.Shape, obj.IsIncremental));

    public int GetHashCode(PlanLookup alternate) =>
        HashCode.Combine(RuntimeHelpers.GetHashCode(alternate.Operation), string.GetHashCode(alternate.Shape), alternate.IsIncremental);

    public PlanKey Create(PlanLookup alternate) => new(alternate.Operation, alternate.Shape.ToString(), alternate.IsIncremental);
}
