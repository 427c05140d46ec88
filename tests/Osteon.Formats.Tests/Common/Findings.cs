using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Short forms for tests about findings.</summary>
public static class Findings
{
    public static string[] Ids(this FindingCollector findings) => [.. findings.ToList().Select(f => f.Id)];

    public static ISliceSource Open(string path, out FindingCollector findings)
    {
        findings = new FindingCollector();
        return VolumeFiles.Open(path, ReadLimits.Default, findings);
    }

    public static Finding Refused<T>(string path)
        where T : OsteonException
    {
        T thrown = Assert.Throws<T>(() => VolumeFiles.Open(path, ReadLimits.Default, new FindingCollector()).Dispose());
        Assert.Equal(Severity.Error, thrown.Finding.Severity);
        Assert.NotNull(thrown.Finding.Location);
        Assert.False(string.IsNullOrWhiteSpace(thrown.Finding.Hint), "a refusal must say what to do");
        return thrown.Finding;
    }
}
