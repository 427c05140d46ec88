using Osteon.Primitives;

namespace Osteon.Formats.Tests.IsaTab;

/// <summary>Broken, cut and lying files give what can be read, findings or a refusal, and no other exception.</summary>
[Property]
public sealed class IsaHostileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IReadOnlyList<string> _files;

    public IsaHostileTests()
    {
        var table = new FeatureTable(
            [.. Enumerable.Range(0, 4).Select(i => new Injection { Name = $"r{i}", Group = $"g{i % 2}" })],
            [.. Enumerable.Range(0, 5).Select(i => new Feature { Id = $"M{i}", Mz = 100 + i, Name = $"name {i}" })],
            Matrix.Of(4, 5, (row, column) => row * column));
        _files = Formats.IsaTab.Write(_folder.Path, table, new IsaExport { Study = IsaRoundTripTests.Study }, new FindingCollector());
    }

    public void Dispose() => _folder.Dispose();

    private void Survives()
    {
        try
        {
            var findings = new FindingCollector();
            IsaReading reading = Formats.IsaTab.Read(_folder.Path, IsaReadOptions.Default, findings);
            foreach (IsaAssayReading assay in reading.Quantified)
                Assert.Equal(assay.Features!.Injections.Count * assay.Features.Features.Count, assay.Features.Intensities.Values.Length);
            Assert.All(reading.Files, f => Assert.StartsWith(_folder.Path, Path.GetFullPath(f), StringComparison.Ordinal));
        }
        catch (OsteonException e)
        {
            Assert.Equal(Severity.Error, e.Finding.Severity);
        }
    }

    [Fact]
    public void Changed_files()
    {
        var rng = new RandomStreams(9).Stream("isa");
        byte[][] good = [.. _files.Select(f => File.ReadAllBytes(_folder[f]))];
        for (int i = 0; i < 800; i++)
        {
            int file = rng.NextInt(_files.Count);
            File.WriteAllBytes(_folder[_files[file]], Mutation.Of(good[file], good[file].Length, rng));
            Survives();
            File.WriteAllBytes(_folder[_files[file]], good[file]);
        }
    }

    [Fact]
    public void Cut_files()
    {
        foreach (string file in _files)
        {
            byte[] good = File.ReadAllBytes(_folder[file]);
            for (int length = 0; length < good.Length; length += 1 + (good.Length / 40))
            {
                File.WriteAllBytes(_folder[file], good[..length]);
                Survives();
            }

            File.WriteAllBytes(_folder[file], good);
        }
    }

    [Fact]
    public void Bytes_of_any_kind()
    {
        var rng = new RandomStreams(10).Stream("bytes");
        foreach (string file in _files)
        {
            byte[] good = File.ReadAllBytes(_folder[file]);
            for (int i = 0; i < 20; i++)
            {
                File.WriteAllBytes(_folder[file], [.. Enumerable.Range(0, rng.NextInt(3000)).Select(_ => (byte)rng.NextInt(256))]);
                Survives();
            }

            File.WriteAllBytes(_folder[file], good);
        }
    }

    [Fact]
    public void A_line_of_too_many_columns_is_refused()
    {
        File.WriteAllText(_folder[_files[1]], "Source Name" + new string('\t', 70_000) + "x\n");
        Assert.Equal(
            "OST-TBL-006",
            Assert.Throws<InvalidContentException>(() => Formats.IsaTab.Read(_folder.Path, IsaReadOptions.Default, new FindingCollector())).Finding.Id);
    }
}
