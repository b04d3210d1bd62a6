using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>A field of an input object is given once (section 5.6.3).</summary>
internal sealed class UniqueInputFieldNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterObjectValue(ObjectValueNode value)
    {
        if (value.Fields.Count < 2)
        {
            return;
        }

        var first = new Dictionary<string, NameNode>();
        foreach (var field in value.Fields)
        {
            var name = field.Name;
            if (!first.TryAdd(name.Value, name))
            {
                Context.Report($"There can be only one input field named \"{name.Value}\".", first[name.Value].Location, name.Location);
            }
        }
    }
}
