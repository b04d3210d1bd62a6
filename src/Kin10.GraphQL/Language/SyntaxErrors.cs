using System.Diagnostics.CodeAnalysis;
using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <summary>Throws the errors of lexer and parser, off their hot paths.</summary>
internal static class SyntaxErrors
{
    [DoesNotReturn]
    public static void Throw(SourceLocation location, string message) => throw Create(location, message);

    [DoesNotReturn]
    public static void ThrowLimit(SourceLocation location, string message) =>
        throw new GraphQLException(new GraphQLError(ErrorCodes.GraphQLValidationFailed, message, location));

    public static GraphQLException Create(SourceLocation location, string message) =>
        new(new GraphQLError(ErrorCodes.GraphQLParseFailed, message, location));
}
