using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Graph.Tests.ModelReading;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;
using Kin10.Testing;

namespace Kin10.Graph.Tests.Api;

public class ApiSchemaTests
{
    private static readonly Graph.Api.ApiSchema Real = Kin10Model.Api;

    [Fact]
    public void Create_ModelOfThisRepository_IsTheCommittedSchema() =>
        ProductFile.Match(Real.Sdl, "schema", "schema.graphql");

    [Fact]
    public void Create_BookModel_IsTheCommittedSchema()
    {
        var api = Graph.Api.ApiSchema.Create(BookModel.Model, new GraphLimits { DefaultPageSize = 3, MaxPageSize = 7 });

        ProductFile.Match(api.Sdl, "tests", "Kin10.Graph.Tests", "Api", "books.schema.graphql");
    }

    [Fact]
    public void Create_Twice_GivesTheSameTextInCanonicalForm()
    {
        Assert.Equal(Real.Sdl, Graph.Api.ApiSchema.Create(Kin10Model.Model, new GraphLimits()).Sdl);
        Assert.Equal(Real.Sdl, GraphQLPrinter.Print(GraphQLParser.Parse(Real.Sdl, ParserLimits.Schema)) + "\n");
    }

    [Fact]
    public void Create_ModelOfThisRepository_LeavesNothingWithoutDescription()
    {
        var missing = new List<string>();
        foreach (var type in Real.Schema.Types.Where(type => type.SyntaxNodes.Count > 0))
        {
            Check(type.Name, type.Description);
            switch (type)
            {
                case GraphQLFieldsType fields:
                    foreach (var field in fields.Fields)
                    {
                        Check($"{field}", field.Description);
                        CheckAll($"{field}", field.Arguments);
                    }

                    break;
                case GraphQLInputObjectType input:
                    CheckAll(input.Name, input.Fields);
                    break;
                case GraphQLEnumType enumType:
                    foreach (var value in enumType.Values)
                    {
                        Check($"{enumType}.{value.Name}", value.Description);
                    }

                    break;
            }
        }

        Assert.Empty(missing);
        Assert.False(string.IsNullOrWhiteSpace(Real.Schema.Description));

        void CheckAll(string owner, IReadOnlyList<GraphQLInputValue> values)
        {
            foreach (var value in values)
            {
                Check($"{owner}.{value.Name}", value.Description);
            }
        }

        void Check(string coordinate, string? description)
        {
            if (string.IsNullOrWhiteSpace(description))
            {
                missing.Add(coordinate);
            }
        }
    }

    [Fact]
    public void Create_ModelOfThisRepository_HasNoTypeThatNothingRefersTo()
    {
        var used = Real.Schema.Types.SelectMany(References).Select(type => type.NamedType.Name).ToHashSet();
        var implementing = Real.Schema.Types.OfType<GraphQLObjectType>().Where(type => type.Interfaces.Count > 0).Select(type => type.Name);

        Assert.Empty(Real.Schema.Types
            .Where(type => type.SyntaxNodes.Count > 0 && type.Name is not ("Query" or "Subscription"))
            .Select(type => type.Name)
            .Except(used)
            .Except(implementing));
    }

    [Fact]
    public void Create_RelationshipsOfOneShape_ShareTheirTypes()
    {
        Assert.Equal("FundersViaInvestmentConnection!", TypeOf("RootCause", "funders"));
        Assert.Equal("FundersViaInvestmentConnection!", TypeOf("Partner", "funders"));
        Assert.Equal("RootCausesWithInfluenceConnection!", TypeOf("RootCause", "influencedBy"));
        Assert.Equal("RootCauseCommitmentsConnection!", TypeOf("RootCause", "commitments"));
        Assert.Equal("CommitmentsConnection!", TypeOf("Partner", "commitments"));
        Assert.Equal("PartnersConnection!", TypeOf("Query", "partners"));
        Assert.Equal("OrganisationsConnection!", TypeOf("Query", "organisations"));
        Assert.Equal("RecipientsConnection!", TypeOf("Investment", "recipients"));
        Assert.Equal("[Commitment!]!", TypeOf("RootCausePartnersEdge", "via"));
        Assert.Equal("[Node!]!", TypeOf("PartnersViaNodeEdge", "via"));
        Assert.Equal("Addressing!", TypeOf("RootCauseCommitmentsEdge", "properties"));
    }

    [Fact]
    public void Create_Filters_FollowTheTarget()
    {
        Assert.Equal("PartnerListFilterInput", InputTypeOf("RootCauseFilterInput", "partners"));
        Assert.Equal("RootCauseCommitmentsListFilterInput", InputTypeOf("RootCauseFilterInput", "commitments"));
        Assert.Equal("RootCauseCommitmentsItemFilterInput", InputTypeOf("RootCauseCommitmentsListFilterInput", "none"));
        Assert.Equal("AddressingFilterInput", InputTypeOf("RootCauseCommitmentsItemFilterInput", "edge"));
        Assert.Equal("RecipientTypeOperationFilterInput", InputTypeOf("RecipientFilterInput", "typename"));
        Assert.Equal("PartnerFilterInput", InputTypeOf("RecipientFilterInput", "partner"));
        Assert.Equal("PartnerFilterInput", InputTypeOf("CommitmentFilterInput", "partner"));
        Assert.Equal("ListStageOperationFilterInput", InputTypeOf("CommitmentFilterInput", "stages"));
        Assert.Equal("LongOperationFilterInput", InputTypeOf("IntAggregateOperationFilterInput", "sum"));
        Assert.Equal("InvestmentNumberSortInput", InputTypeOf("InvestmentListSortInput", "sum"));
        Assert.Equal("AddressingSortInput", InputTypeOf("RootCauseCommitmentsSortInput", "edge"));
        Assert.True(((GraphQLInputObjectType)Real.Schema.FindType("RootCauseSortInput")!).IsOneOf);
        Assert.False(((GraphQLInputObjectType)Real.Schema.FindType("PartnerListSortInput")!).IsOneOf);
    }

    [Fact]
    public void Create_NumbersThatMisleadWhenAdded_HaveExtremesOnly()
    {
        Assert.Equal("IntExtremeAggregate!", TypeOf("CommitmentAggregate", "dueYear"));
        Assert.Equal("LongExtremeAggregate!", TypeOf("InvestmentAggregate", "figureUsd"));
        Assert.Equal("LongAggregate!", TypeOf("InvestmentAggregate", "amountUsd"));
        Assert.Equal("IntExtremeAggregateOperationFilterInput", InputTypeOf("CommitmentAggregateFilterInput", "dueYear"));
        Assert.Equal(["min", "max", "count"], Names("IntExtremeAggregate"));
        Assert.Equal(["min", "max", "count"], Names("LongExtremeAggregateOperationFilterInput"));
        Assert.Equal(["amountUsd"], Names("InvestmentNumberSortInput"));
        Assert.Equal(["year", "endYear", "amountUsd", "figureUsd", "figureMaxUsd"], Names("InvestmentExtremeSortInput"));
        Assert.Equal(["where", "count", "min", "max"], Names("PracticeListSortInput"));
    }

    [Fact]
    public void Create_Limits_StandInDescriptions()
    {
        var api = Graph.Api.ApiSchema.Create(Kin10Model.Model, new GraphLimits { DefaultPageSize = 11, MaxPageSize = 1234 });
        var first = api.Schema.QueryType!.FindField("partners")!.FindArgument("first")!;

        Assert.Equal("How many from the beginning, 0 to 1234; 11 when neither `first` nor `last` is given.", first.Description);
    }

    private static string TypeOf(string type, string field) =>
        ((GraphQLFieldsType)Real.Schema.FindType(type)!).FindField(field)!.Type.ToString()!;

    private static IEnumerable<string> Names(string type) => Real.Schema.FindType(type) switch
    {
        GraphQLFieldsType fields => fields.Fields.Select(field => field.Name),
        GraphQLInputObjectType input => input.Fields.Select(field => field.Name),
        var other => throw new InvalidOperationException($"{type} is {other}."),
    };

    private static string InputTypeOf(string type, string field) =>
        ((GraphQLInputObjectType)Real.Schema.FindType(type)!).FindField(field)!.Type.ToString()!;

    private static IEnumerable<GraphQLType> References(GraphQLNamedType type) => type switch
    {
        GraphQLFieldsType fields =>
            fields.Fields.SelectMany(field => field.Arguments.Select(argument => argument.Type).Append(field.Type))
                .Concat(fields.Interfaces),
        GraphQLInputObjectType input => input.Fields.Select(field => field.Type),
        GraphQLUnionType union => union.Types,
        _ => [],
    };
}
