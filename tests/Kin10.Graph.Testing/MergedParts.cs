using System.Text.Json.Nodes;

namespace Kin10.Graph.Testing;

/// <summary>Puts the parts of an answer together, as clients do; strict where they are not.</summary>
public sealed class MergedParts
{
    private readonly Dictionary<string, JsonArray> _pending = [];
    private readonly List<string> _errors = [];
    private readonly JsonObject _first;

    /// <summary>Merges parts.</summary>
    /// <param name="parts">All of them.</param>
    public MergedParts(IReadOnlyList<string> parts)
    {
        _first = JsonNode.Parse(parts[0])!.AsObject();
        Announce(_first);
        AddErrors(_first);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = i == 0 ? _first : JsonNode.Parse(parts[i])!.AsObject();
            Assert.Equal(i < parts.Count - 1, part["hasNext"]?.GetValue<bool>() ?? false);
            if (i > 0)
            {
                Merge(part);
            }
        }

        Assert.Empty(_pending);
    }

    /// <summary>The data.</summary>
    public JsonNode? Data => _first["data"];

    /// <summary>The errors, in an order of their own.</summary>
    public IEnumerable<string> Errors => _errors.Order(StringComparer.Ordinal);

    /// <summary>How many fragments could not be delivered.</summary>
    public int Failed { get; private set; }

    private void Announce(JsonObject part)
    {
        foreach (var pending in part["pending"]?.AsArray() ?? [])
        {
            _pending.Add(pending!["id"]!.GetValue<string>(), pending["path"]!.AsArray());
        }
    }

    private void Merge(JsonObject part)
    {
        foreach (var entry in part["incremental"]?.AsArray() ?? [])
        {
            AddErrors(entry!.AsObject());
            var path = entry["id"] is { } id ? _pending[id.GetValue<string>()].Concat(entry["subPath"]?.AsArray() ?? []) : entry["path"]!.AsArray();
            if (entry["data"] is JsonObject data)
            {
                MergeInto(path.Aggregate(Data!, (node, key) => node[key!.GetValue<string>()]!).AsObject(), data);
            }
            else
            {
                Failed++;
            }
        }

        foreach (var completed in part["completed"]?.AsArray() ?? [])
        {
            AddErrors(completed!.AsObject());
            Failed += completed["errors"] is null ? 0 : 1;
            Assert.True(_pending.Remove(completed["id"]!.GetValue<string>()));
        }
    }

    // Nothing is delivered twice.
    private static void MergeInto(JsonObject target, JsonObject data)
    {
        foreach (var (key, value) in data)
        {
            if (target[key] is JsonObject existing)
            {
                MergeInto(existing, value!.AsObject());
            }
            else
            {
                Assert.False(target.ContainsKey(key), $"{key} comes twice.");
                target.Add(key, value?.DeepClone());
            }
        }
    }

    private void AddErrors(JsonObject holder) =>
        _errors.AddRange((holder["errors"]?.AsArray() ?? []).Select(error => error!["message"] + error["path"]?.ToJsonString()));
}
