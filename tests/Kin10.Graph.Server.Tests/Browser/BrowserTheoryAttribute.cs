using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>As <see cref="BrowserFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (Chromium.Path is null && !Chromium.IsRequired)
        {
            Skip = Chromium.Missing;
        }
    }
}
