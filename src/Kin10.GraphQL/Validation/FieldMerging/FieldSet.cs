namespace Kin10.GraphQL.Validation.FieldMerging;

/// <summary>Fields that are merged into one selection set, fragments expanded. Sets of the same fields are equal.</summary>
internal sealed class FieldSet : IEquatable<FieldSet>
{
    private readonly int _hash;

    /// <param name="fields">Different fields, in any order; the set sorts and keeps them.</param>
    public FieldSet(List<MergedField> fields)
    {
        fields.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        Fields = fields;
        var hash = default(HashCode);
        foreach (var field in fields)
        {
            hash.Add(field.Id);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>The fields in the order in which the document was read.</summary>
    public IReadOnlyList<MergedField> Fields { get; }

    public bool Equals(FieldSet? other)
    {
        if (other is null || other._hash != _hash || other.Fields.Count != Fields.Count)
        {
            return false;
        }

        for (var i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Id != other.Fields[i].Id)
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FieldSet);

    public override int GetHashCode() => _hash;
}
