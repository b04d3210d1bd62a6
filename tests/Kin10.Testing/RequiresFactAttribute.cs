using Xunit;

namespace Kin10.Testing;

/// <summary>
/// A test that needs a program that not every machine has. Where it is missing the test is skipped and says why; with KIN10_REQUIRE_ALL=1
/// it runs, and fails.
/// </summary>
public sealed class RequiresFactAttribute : FactAttribute
{
    /// <summary>Needs a program.</summary>
    /// <param name="program">A name in PATH, for example <c>node</c>.</param>
    public RequiresFactAttribute(string program) => Skip = Programs.WhyMissing(program)!;
}

/// <summary>A theory that needs a program, as <see cref="RequiresFactAttribute"/>.</summary>
public sealed class RequiresTheoryAttribute : TheoryAttribute
{
    /// <summary>Needs a program.</summary>
    /// <param name="program">A name in PATH, for example <c>node</c>.</param>
    public RequiresTheoryAttribute(string program) => Skip = Programs.WhyMissing(program)!;
}

/// <summary>Looks for programs.</summary>
public static class Programs
{
    /// <summary>The program's path, or null.</summary>
    /// <param name="program">A name without an ending; on Windows <c>.exe</c> and <c>.cmd</c> are tried.</param>
    public static string? Find(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }

    internal static string? WhyMissing(string program) =>
        Find(program) is null && Environment.GetEnvironmentVariable("KIN10_REQUIRE_ALL") != "1"
            ? $"{program} is not in PATH."
            : null;
}
