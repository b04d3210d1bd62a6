using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>An argument is given once (section 5.4.2).</summary>
internal sealed class UniqueArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterArguments(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count < 2)
        {
            return;
        }

        var first = new Dictionary<string, NameNode>();
        foreach (var argument in arguments)
        {
            var name = argument.Name;
            if (!first.TryAdd(name.Value, name))
            {
                Context.Report($"There can be only one argument named \"{name.Value}\".", first[name.Value].Location, name.Location);
            }
        }
    }
}
