using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.Tests.Bundles;

public sealed class BundleRulesTests
{
    private static readonly NodeType Animal = BundleFolder.Model.FindNodeType("Animal")!;

    [Theory]
    [InlineData("Animal:lion", true)]
    [InlineData("Animal:Bad Slug", false)]
    [InlineData("Keeper:lion", false)]
    [InlineData("Animal:", false)]
    public void ProblemOfId_OfAnId_IsNullWhereABundleCanHoldIt(string id, bool isRight) =>
        Assert.Equal(isRight, BundleRules.ProblemOfId(Animal, id) is null);

    [Theory]
    [InlineData("name", "", "The text is empty, and it is required. Write one.")]
    [InlineData("name", null, "The value is missing, and it is required.")]
    [InlineData("name", "a\0b", "The text holds the character U+0000. Remove it.")]
    [InlineData("diet", "FISH", "'FISH' is no Diet. Write one of HERBS, MEAT.")]
    public void ProblemOfValue_OfWhatABundleCannotHold_SaysWhatWouldBeRight(string property, object? value, string problem) =>
        Assert.Equal(problem, BundleRules.ProblemOfValue(Animal.Properties.Single(candidate => candidate.Name == property), value));

    [Theory]
    [InlineData("")]
    [InlineData("CA", "")]
    public void ProblemOfValue_OfAListWithAnEmptyItem_SaysSo(params string[] items) => Assert.Equal(
        "The list has an empty item. Remove the item.",
        BundleRules.ProblemOfValue(Animal.Properties.Single(property => property.Name == "foods"), items));

    [Theory]
    [InlineData("")]
    [InlineData(" lead and trail ")]
    [InlineData("a\r\nb\rc\nd")]
    [InlineData("\"quoted\", \\ and ; too")]
    [InlineData("\ufeffmark")]
    [InlineData("\n")]
    [InlineData("\u2028\u0085\t")]
    [InlineData("Jun-11")]
    [InlineData("\U0001f600")]
    public void ProblemOfValue_WhereNone_ABundleGivesTheValueBack(string text)
    {
        using var folder = new BundleFolder();
        var bundle = folder.Read();
        var type = BundleFolder.Model.RelationshipTypes.Single(type => type.Name == "KEEPS");
        var table = bundle.Relationships[type.Index];
        if (BundleRules.ProblemOfValue(type.Properties!.Properties[1], text) is not null)
        {
            Assert.True(text is "" or "Jun-11");
            return;
        }

        var changed = new RelationshipTable(type, [new(table.Rows[0].From, table.Rows[0].To, [2019L, text])]);
        BundleWriter.Write(
            bundle with { Relationships = [.. bundle.Relationships.Select(one => one.Type == type ? changed : one)] }, folder.Path);
        Assert.Equal(text, folder.Read().Relationships[type.Index].Rows[0].Values[1]);
    }

    [Theory]
    [InlineData("KEEPS", "Keeper:kim", "Animal:ant", "Keeper:kim", "Animal:ant", "KEEPS from Keeper:kim to Animal:ant is there twice.")]
    [InlineData(
        "KEEPS", "Keeper:kim", "Animal:ant", "Keeper:lee", "Animal:ant",
        "KEEPS from Keeper:kim to Animal:ant and from Keeper:lee to Animal:ant: Animal.keeper of Animal:ant leads to at most one.")]
    [InlineData(
        "TWIN_OF", "Animal:ant", "Keeper:lee", "Keeper:lee", "Animal:ant", "TWIN_OF from Keeper:lee to Animal:ant is there twice.")]
    [InlineData(
        "KEEPS", "Animal:lion", "Animal:ant", "Keeper:kim", "Animal:lion",
        "KEEPS from Animal:lion to Animal:ant: Animal:lion may not stand there, only Keeper.")]
    public void ProblemOfRelationships_OfWhatMayNotStand_SaysWhich(
        string type, string from, string to, string otherFrom, string otherTo, string problem)
    {
        using var folder = new BundleFolder();
        var bundle = folder.Read();
        var tables = bundle.Relationships.Select(table => table.Type.Name == type
            ? table with { Rows = [new(from, to, [2019L, null]), new(otherFrom, otherTo, [2019L, null])] }
            : table);
        Assert.StartsWith(
            problem, BundleRules.ProblemOfRelationships(bundle with { Relationships = [.. tables] }), StringComparison.Ordinal);
        Assert.Null(BundleRules.ProblemOfRelationships(bundle));
    }
}
