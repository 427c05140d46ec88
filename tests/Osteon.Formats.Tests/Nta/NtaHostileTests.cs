using System.Text;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Nta;

/// <summary>
/// Any damage to any kind of file gives a file that holds together, or a refusal; never another exception, never much memory.
/// </summary>
[Property]
public sealed class NtaHostileTests
{
    [Fact]
    public void Damaged_files_are_survived()
    {
        using var folder = new TemporaryFolder();
        int read = 0, refused = 0;
        PropertyCheck.ForAll(
            Gen.Choose(0, int.MaxValue).Select(s => (ulong)s),
            seed =>
            {
                var random = new Rng(seed);
                (NtaFormat format, string name, string text) = NtaSamples.All[random.NextInt(NtaSamples.All.Count)];
                byte[] content = Mutation.Of(
                    (format == NtaFormat.NanoSightExperiment ? Encoding.UTF8 : Encoding.Latin1).GetBytes(text), Math.Min(text.Length, 6000),
                    random);
                if (Try(folder.Write(name, content), format)) read++;
                else refused++;
            },
            count: 4000);
        Assert.True(read > 500 && refused > 500, $"{read} read, {refused} refused");
    }

    [Fact]
    public void Every_beginning_of_every_file_is_survived()
    {
        using var folder = new TemporaryFolder();
        foreach ((NtaFormat format, string name, string text) in NtaSamples.All)
        {
            byte[] whole = Encoding.UTF8.GetBytes(text);
            int step = Math.Max(1, whole.Length / 150);
            for (int length = 0; length < whole.Length; length += step) Try(folder.Write(name, whole[..length]), format);
        }
    }

    [Fact]
    public void A_cut_file_is_never_taken_for_a_whole_one()
    {
        using var folder = new TemporaryFolder();
        byte[] size = Encoding.Latin1.GetBytes(NtaSamples.ZetaViewSize);
        int table = NtaSamples.ZetaViewSize.IndexOf("Size / nm", StringComparison.Ordinal), end = NtaSamples.ZetaViewSize.IndexOf(
            "-1.000E+0", StringComparison.Ordinal);
        for (int length = table; length < end; length += 97)
        {
            var context = RunContext.Default;
            try
            {
                NtaFiles.Read(folder.Write("s.txt", size[..length]), NtaReadOptions.Default, context);
                Assert.Contains("OST-NTA-013", context.Findings.Ids());
            }
            catch (OsteonException e)
            {
                Assert.Equal(Severity.Error, e.Finding.Severity);
            }
        }
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        foreach ((byte[] start, string said) in ((byte[], string)[])
            [([0x50, 0x4B, 3, 4, 9], "spreadsheet"), ([0x1F, 0x8B, 8], "gzip"), (Encoding.ASCII.GetBytes("%PDF-1.4"), "PDF"), (Encoding.ASCII.GetBytes("RIFFxxxxAVI "), "video"),
                ([0x49, 0x49, 42, 0, 8], "TIFF"), (Encoding.ASCII.GetBytes("FCS3.1    "), "FCS"), ([1, 0, 2, 0], "zero bytes")])
        {
            InvalidContentException e = Assert.Throws<InvalidContentException>(
                () => NtaFiles.Read(folder.Write("f", start), NtaReadOptions.Default, RunContext.Default));
            Assert.Equal("OST-NTA-003", e.Finding.Id);
            Assert.Contains(said, e.Finding.Message, StringComparison.Ordinal);
        }

        Assert.Equal("OST-NTA-004", Assert.Throws<InvalidContentException>(() => NtaFiles.Probe(folder.Write("f", ""))).Finding.Id);
        var random = new Rng(7);
        for (int i = 0; i < 200; i++)
        {
            byte[] noise = new byte[1 + random.NextInt(3000)];
            for (int k = 0; k < noise.Length; k++) noise[k] = (byte)(1 + random.NextInt(255));
            Assert.False(Try(folder.Write("noise", noise), NtaFormat.ZetaViewSize));
        }
    }

    [Fact]
    public void What_a_file_claims_is_not_believed()
    {
        using var folder = new TemporaryFolder();
        var limits = new NtaReadOptions { Limits = new NtaLimits { MaxBins = 100, MaxPoints = 3, MaxRecordings = 1, MaxValues = 10_000 } };
        foreach ((NtaFormat format, string name, string text) in NtaSamples.All.Where(
            s => s.Format is NtaFormat.ZetaViewSize or NtaFormat.NanoSightExperiment or NtaFormat.NanoSightTracks or NtaFormat.TrackpyFeatures))
        {
            InvalidContentException e = Assert.Throws<InvalidContentException>(
                () => NtaFiles.Read(folder.Write(name, text), limits, RunContext.Default));
            Assert.Equal("OST-NTA-002", e.Finding.Id);
        }

        var small = new NtaReadOptions { Limits = new NtaLimits { MaxBytes = 1000, MaxTrackBytes = 50 } };
        foreach (string name in (string[])["s.txt", "t.csv"])
            Assert.Equal("OST-NTA-002", Assert.Throws<InvalidContentException>(() =>
                NtaFiles.Read(folder.Write(name, name == "s.txt"
                    ? NtaSamples.ZetaViewSize
                    : NtaSamples.NanoSightTracks), small, RunContext.Default)).Finding.Id);
    }

    [Fact]
    public void Large_nonsense_costs_a_small_multiple_of_its_size()
    {
        using var folder = new TemporaryFolder();
        const int Size = 4 << 20;
        foreach ((string start, string filling) in ((string, string)[])
        [
            (NtaSamples.ZetaViewSize[..2000], "\n"), (NtaSamples.ZetaViewSize[..2000], "a:\t"), (NtaSamples.ZetaViewSize[..NtaSamples.ZetaViewSize.IndexOf("2.500E+0", StringComparison.Ordinal)], "1\n"),
            (NtaSamples.NanoSightExperiment[..300], ","), (NtaSamples.NanoSightExperiment[..300], "\n\r"), (NtaSamples.NanoSightTracks, "\n"), (NtaSamples.NanoSightTracks, "\""), (NtaSamples.Trackpy, ",,,\n"), (NtaSamples.TrackMate, "x\n"),
        ])
        {
            var text = new StringBuilder(start, Size + 100);
            while (text.Length < Size) text.Append(filling);
            string path = folder.Write("large", text.ToString());
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                NtaFiles.Read(path, NtaReadOptions.Default, RunContext.Default);
            }
            catch (OsteonException)
            {
                // Refused: what counts is at what price.
            }

            long used = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(used < 100L * Size, $"{used >> 20} MiB for '{filling.Trim()}'");
        }
    }

    /// <summary>Whether a file is read; if it is, it holds together.</summary>
    private static bool Try(string path, NtaFormat format)
    {
        var context = RunContext.Default;
        try
        {
            NtaFile file = NtaFiles.Read(path, NtaSamples.Options(format), context);
            Assert.NotEmpty(file.Recordings);
            Assert.NotEmpty(file.Understood);
            Assert.DoesNotContain(context.Findings.ToList(), f => f.Severity == Severity.Error);
            Assert.All(file.Recordings, r => Assert.False(string.IsNullOrEmpty(r.Name)));
            Assert.All(file.Recordings.SelectMany(r => r.Values), v => Assert.True(v.Number is null || double.IsFinite(v.Number.Value)));
            return true;
        }
        catch (OsteonException e)
        {
            Assert.Equal(Severity.Error, e.Finding.Severity);
            Assert.NotNull(e.Finding.Hint);
            return false;
        }
    }
}
