namespace Kin10.Graph.Server.Options;

/// <summary>What happens to documents that are not trusted.</summary>
internal enum TrustMode
{
    /// <summary>They are answered as any other.</summary>
    Off,

    /// <summary>They are answered, counted, and each is logged once.</summary>
    Report,

    /// <summary>They are refused.</summary>
    Only,
}

/// <summary>Section <c>TrustedDocuments</c>: documents that are known before anybody asks for them, in files.</summary>
internal sealed record TrustedDocumentsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "TrustedDocuments";

    /// <summary>The folder with the files <c>*.graphql</c>, relative to the content root; folders in it count, too. Default none.</summary>
    public string? Folder { get; init; }

    /// <summary>What happens to other documents. Default <see cref="TrustMode.Off"/>.</summary>
    public TrustMode Mode { get; init; }

    /// <summary>How many documents that are not trusted are logged until the next start, each once. Default 1,000.</summary>
    public int MaxReported { get; init; } = 1000;

    /// <summary>The whole path of <see cref="Folder"/>; null where there is none.</summary>
    public string? FolderPath() => string.IsNullOrEmpty(Folder) ? null : Path.GetFullPath(Folder, ProgramPaths.ContentRoot);

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        if (FolderPath() is { } folder && !Directory.Exists(folder))
        {
            var problem = File.Exists(folder) ? "is a file" : "does not exist";
            checks.Report(nameof(Folder), $"names {folder}, which {problem}; name a folder of .graphql files");
        }

        checks.Between(MaxReported, 0, 1_000_000, "documents");
    }
}
