using System.Security.Cryptography;

namespace Kin10.Graph.Server.Tests.Support;

/// <summary>A folder of documents, until it is disposed of.</summary>
internal sealed class DocumentFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kin10-documents-");

    public string Path => _folder.FullName;

    /// <summary>The setting that names it.</summary>
    public string Setting => $"--TrustedDocuments:Folder={Path}";

    /// <summary>Writes a file.</summary>
    /// <returns>The SHA-256 of its bytes in hexadecimal digits.</returns>
    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file.</summary>
    /// <returns>The SHA-256 of its bytes in hexadecimal digits.</returns>
    public string Write(string name, byte[] bytes)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
