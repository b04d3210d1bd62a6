import type { CodeRequest } from './request';

/** For .NET 10, as one file: `dotnet run ask.cs`. */
export function csharp({ url, query, variables }: CodeRequest): string {
  return `#:property PublishAot=false
using System.Net.Http.Json;
using System.Text.Json;

var query = ${literalOf(query)};
var variables = JsonSerializer.Deserialize<JsonElement>(${literalOf(JSON.stringify(variables ?? {}, null, 2))});

using var client = new HttpClient();
using var response = await client.PostAsJsonAsync(${JSON.stringify(url)}, new { query, variables });
var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
Console.WriteLine(answer.TryGetProperty("errors", out var errors) ? errors : answer.GetProperty("data"));`;
}

// A raw string literal: its quotes are one more than any in the text.
function literalOf(text: string): string {
  const longest = Math.max(2, ...(text.match(/"+/g) ?? []).map(quotes => quotes.length));
  const quotes = '"'.repeat(longest + 1);
  return `${quotes}\n${text.trimEnd()}\n${quotes}`;
}
