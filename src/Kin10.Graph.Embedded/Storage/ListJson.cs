using System.Text.Json.Serialization;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Lists of texts as JSON, as they stand in a column.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class ListJson : JsonSerializerContext;
