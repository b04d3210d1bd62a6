using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Kin10.Testing;

/// <summary>
/// A test of an abstract class. It runs in each class derived from it, but in one with a <see cref="RequirementAttribute"/> only where its
/// requirement is met.
/// </summary>
[XunitTestCaseDiscoverer("Kin10.Testing.ContractFactDiscoverer", "Kin10.Testing")]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>A theory of an abstract class, as <see cref="ContractFactAttribute"/>.</summary>
[XunitTestCaseDiscoverer("Kin10.Testing.ContractTheoryDiscoverer", "Kin10.Testing")]
public sealed class ContractTheoryAttribute : TheoryAttribute;

/// <summary>What the inherited tests of a class need.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class RequirementAttribute : Attribute
{
    /// <summary>Why the tests are skipped here; null when they run.</summary>
    public abstract string? WhyMissing { get; }

    /// <summary>The test case that says why a test is skipped; null where it is not.</summary>
    internal static IXunitTestCase? Skipped(IMessageSink messages, ITestFrameworkDiscoveryOptions options, ITestMethod test)
    {
        var reason = test.TestClass.Class.ToRuntimeType()
            .GetCustomAttributes(typeof(RequirementAttribute), inherit: true)
            .Cast<RequirementAttribute>()
            .Select(requirement => requirement.WhyMissing)
            .FirstOrDefault(reason => reason is not null);
        return reason is null
            ? null
            : new XunitSkippedDataRowTestCase(
                messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), test, reason);
    }
}

/// <summary>Finds <see cref="ContractFactAttribute"/>.</summary>
public sealed class ContractFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    /// <inheritdoc/>
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        RequirementAttribute.Skipped(DiagnosticMessageSink, discoveryOptions, testMethod)
        ?? base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
}

/// <summary>Finds <see cref="ContractTheoryAttribute"/>.</summary>
public sealed class ContractTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    /// <inheritdoc/>
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        RequirementAttribute.Skipped(DiagnosticMessageSink, discoveryOptions, testMethod) is { } skipped
            ? [skipped]
            : base.Discover(discoveryOptions, testMethod, theoryAttribute);
}
