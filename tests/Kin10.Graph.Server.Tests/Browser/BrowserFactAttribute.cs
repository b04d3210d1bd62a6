using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>A test in a real browser: skipped, with the reason, on a machine without one, unless all is required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null && !Chromium.IsRequired)
        {
            Skip = Chromium.Missing;
        }
    }
}
