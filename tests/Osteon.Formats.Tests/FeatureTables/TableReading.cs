using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>Short forms for tests about feature tables.</summary>
internal static class TableReading
{
    public static FeatureTableFile Read(string path, FeatureTableReadOptions? options = null) => Read(path, options, out _);

    public static FeatureTableFile Read(string path, FeatureTableReadOptions? options, out FindingCollector findings)
    {
        findings = new FindingCollector();
        return FeatureTableFiles.Read(path, options ?? FeatureTableReadOptions.Default, findings);
    }

    /// <summary>What a refused table was refused for, and everything else that was found.</summary>
    public static (Finding Thrown, FindingCollector All) Refused<T>(string path, FeatureTableReadOptions? options = null)
        where T : OsteonException
    {
        var findings = new FindingCollector();
        T thrown = Assert.Throws<T>(() => FeatureTableFiles.Read(path, options ?? FeatureTableReadOptions.Default, findings));
        Assert.Equal(Severity.Error, thrown.Finding.Severity);
        Assert.False(string.IsNullOrWhiteSpace(thrown.Finding.Hint), $"a refusal must say what to do: {thrown.Finding}");
        return (thrown.Finding, findings);
    }

    public static double Sum(this FeatureTable table) => table.Intensities.Values.Where(v => !double.IsNaN(v)).Sum();

    public static double At(this FeatureTable table, string injection, string feature) =>
        table.Intensities[table.Row(injection), table.Features.ToList().FindIndex(f => f.Id == feature)];

    public static int Row(this FeatureTable table, string injection) => table.Injections.ToList().FindIndex(i => i.Name == injection);

    public static Feature Feature(this FeatureTable table, string id) => table.Features.Single(f => f.Id == id);

    public static Injection Injection(this FeatureTable table, string name) => table.Injections.Single(i => i.Name == name);

    /// <summary>Unpacks a gzipped text of the shared data into a folder.</summary>
    public static string Unpacked(this TemporaryFolder folder, string name, string shared)
    {
        using var gzip = new GZipStream(File.OpenRead(SharedData.Require(shared)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return folder.Write(name, bytes.ToArray());
    }

    /// <summary>Whether everything of two tables is the same, numbers to the last bit.</summary>
    public static void AssertSame(FeatureTable expected, FeatureTable actual)
    {
        Assert.Equal(expected.Quantity, actual.Quantity);
        Assert.Equal(expected.AmountUnit, actual.AmountUnit);
        Assert.Equal(expected.Intensities.Values, actual.Intensities.Values);
        Assert.Equal(expected.Injections.Count, actual.Injections.Count);
        Assert.Equal(expected.Features.Count, actual.Features.Count);
        foreach ((Injection a, Injection b) in expected.Injections.Zip(actual.Injections))
        {
            Assert.Equal(a with { Further = b.Further }, b);
            Assert.Equal(a.Further.OrderBy(p => p.Key, StringComparer.Ordinal), b.Further.OrderBy(p => p.Key, StringComparer.Ordinal));
        }

        foreach ((Feature a, Feature b) in expected.Features.Zip(actual.Features))
        {
            Assert.Equal(a with { Further = b.Further, Identifiers = b.Identifiers }, b);
            Assert.Equal(a.Identifiers, b.Identifiers);
            Assert.Equal(a.Further.OrderBy(p => p.Key, StringComparer.Ordinal), b.Further.OrderBy(p => p.Key, StringComparer.Ordinal));
        }
    }
}
