namespace Kin10.GraphQL.Errors;

/// <summary>Every value that <c>extensions.code</c> of an error can have. Codes are stable: clients may branch on them.</summary>
public static class ErrorCodes
{
    /// <summary>The document is not GraphQL.</summary>
    public const string GraphQLParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema, or exceeds a limit on documents.</summary>
    public const string GraphQLValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable, an argument or a parameter of the request has a wrong value.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The persisted operation that the request names is not known; sent with its document it is kept.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>The request names a persisted operation, and this server keeps none.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>The server answers only documents that it knows already, and that of the request is none of them.</summary>
    public const string DocumentNotAllowed = "DOCUMENT_NOT_ALLOWED";

    /// <summary>The request's estimated cost is over the budget.</summary>
    public const string CostLimitExceeded = "COST_LIMIT_EXCEEDED";

    /// <summary>More was asked for, or would have to be returned, than a page may hold.</summary>
    public const string PageSizeExceeded = "PAGE_SIZE_EXCEEDED";

    /// <summary>A cursor is malformed, or belongs to another field or order.</summary>
    public const string InvalidCursor = "INVALID_CURSOR";

    /// <summary>The request took longer than it may.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The database does not answer.</summary>
    public const string StoreUnavailable = "STORE_UNAVAILABLE";

    /// <summary>More is asked at once, or in a time, than the server gives; the same request may be answered later.</summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>Texts cannot be searched: it is switched off, or there are more of them than may be held.</summary>
    public const string SearchUnavailable = "SEARCH_UNAVAILABLE";

    /// <summary>The request must say who asks.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>Who asks may not have this.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>A fault of the server; its trace id leads to the log.</summary>
    public const string Internal = "INTERNAL";
}
