using BenchmarkDotNet.Attributes;
using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Benchmarks;

/// <summary>Telling bone from the rest on an 8-bit wave with noise; reading costs nothing, since the volume is in memory.</summary>
[MemoryDiagnoser]
public class SegmentationBenchmarks
{
    private Volume<byte> _bytes = null!;
    private RunContext _context = null!;

    [Params(256, 512)]
    public int Size { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        _context = RunContext.Default with { Threads = Threads };
        _bytes = Wave(Size);
    }

    [Benchmark]
    public SegmentedVolume Fixed() => Segment(new CtParameters(new FixedThreshold(150)));

    [Benchmark]
    public SegmentedVolume ByOtsu() => Segment(new CtParameters(new OtsuThreshold()));

    [Benchmark]
    public SegmentedVolume FilteredAndFixed() =>
        Segment(new CtParameters(new FixedThreshold(150)) { Filter = new GaussianFilterParameters(1) });

    [Benchmark]
    public SegmentedVolume FilteredAndByOtsu() =>
        Segment(new CtParameters(new OtsuThreshold()) { Filter = new GaussianFilterParameters(1) });

    [Benchmark]
    public CtResult AllMeasures() => CtMeasurement.Measure(_bytes, new CtParameters(new FixedThreshold(150)), _context);

    private static Volume<byte> Wave(int size)
    {
        var volume = new Volume<byte>(new GridShape(size, size, size), Spacing.Cubic(0.01));
        Rng random = RunContext.Default.Random.Stream("segmentation");
        for (int z = 0; z < size; z++)
        {
            for (int y = 0; y < size; y++)
            {
                double phase = Math.Cos((y * 0.08) + (z * 0.05));
                Span<byte> row = volume.Row(z, y);
                for (int x = 0; x < size; x++) row[x] = (byte)(120 + (70 * phase * Math.Sin(x * 0.1)) + random.NextInt(32));
            }
        }

        return volume;
    }

    private SegmentedVolume Segment(CtParameters parameters) => BoneSegmentation.Segment(_bytes, parameters, _context);
}
