using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Kin10.Graph.Server.Http;

/// <summary>Reads the parameters of a request from the query string of a GET (GraphQL over HTTP, section 6.2).</summary>
internal static class QueryStringReader
{
    /// <summary>Whether there is something to execute: without it a browser gets the playground.</summary>
    public static bool NamesOperation(string queryString)
    {
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            if (pair.DecodeName().Span is "query" or "documentId" or "extensions")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the parameters; those that the specification does not know are ignored.</summary>
    /// <param name="queryString">The query string, encoded.</param>
    /// <param name="maxDepth">How deep the JSON of variables and extensions may be nested.</param>
    /// <param name="parameters">Takes what is found.</param>
    /// <exception cref="RequestRefusedException">A parameter is given twice or has the wrong type.</exception>
    public static void Read(string queryString, int maxDepth, RequestParameters parameters)
    {
        bool hasOperationName = false, hasVariables = false, hasExtensions = false;
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            switch (pair.DecodeName().Span)
            {
                case "query":
                    RequireFirst(parameters.Query is not null, "query");
                    parameters.Query = Encode(pair.DecodeValue().Span, parameters);
                    break;
                case "documentId":
                    RequireFirst(parameters.DocumentId is not null, "documentId");
                    parameters.DocumentId = pair.DecodeValue().ToString();
                    break;
                case "operationName":
                    RequireFirst(hasOperationName, "operationName");
                    hasOperationName = true;
                    var name = pair.DecodeValue();
                    parameters.OperationName = name.IsEmpty ? null : name.ToString();
                    break;
                case "variables":
                    RequireFirst(hasVariables, "variables");
                    hasVariables = true;
                    ReadVariables(Encode(pair.DecodeValue().Span, parameters), maxDepth, parameters);
                    break;
                case "extensions":
                    RequireFirst(hasExtensions, "extensions");
                    hasExtensions = true;
                    ReadExtensions(Encode(pair.DecodeValue().Span, parameters), maxDepth, parameters);
                    break;
            }
        }
    }

    private static void RequireFirst(bool isThere, string name)
    {
        if (isThere)
        {
            throw RequestRefusedException.BadRequest($"The parameter {name} is given twice in the URL; send it once.");
        }
    }

    private static ReadOnlyMemory<byte> Encode(ReadOnlySpan<char> text, RequestParameters parameters)
    {
        var buffer = parameters.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        return buffer.AsMemory(0, Encoding.UTF8.GetBytes(text, buffer));
    }

    private static void ReadVariables(ReadOnlyMemory<byte> json, int maxDepth, RequestParameters parameters)
    {
        if (json.IsEmpty)
        {
            return;
        }

        try
        {
            var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxDepth });
            reader.Read();
            JsonRequestReader.SkipChecked(ref reader);
            parameters.SetVariables(json, maxDepth);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw RequestRefusedException.BadRequest(
                "The parameter variables is not JSON; send an object of values by name, encoded for a URL.");
        }
    }

    private static void ReadExtensions(ReadOnlyMemory<byte> json, int maxDepth, RequestParameters parameters)
    {
        if (json.IsEmpty)
        {
            return;
        }

        try
        {
            var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxDepth });
            reader.Read();
            JsonRequestReader.ReadExtensions(ref reader, parameters);
            reader.Read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw RequestRefusedException.BadRequest("The parameter extensions is not JSON; send an object, encoded for a URL.");
        }
    }
}
