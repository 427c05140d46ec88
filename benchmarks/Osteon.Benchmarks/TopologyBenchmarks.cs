using BenchmarkDotNet.Attributes;
using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Benchmarks;

/// <summary>The counting kernels on a Gaussian random field (σ 4 voxels, 30 % bone).</summary>
[MemoryDiagnoser]
public class TopologyBenchmarks
{
    private Volume<byte> _bytes = null!;
    private Mask _bone = null!;
    private RunContext _context = null!;

    [Params(256, 512)]
    public int Size { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        _context = RunContext.Default with { Threads = Threads };
        _bytes = GaussianField.Generate(Size, 4, 0.3, RunContext.Default);
        _bone = GaussianField.Pack(_bytes);
    }

    [Benchmark]
    public Mask Pack() => GaussianField.Pack(_bytes);

    [Benchmark]
    public ConfigurationCounts Configurations() => ConfigurationHistogram.Count(_bone, null, _context);

    [Benchmark]
    public ComponentSummary Bone26() => ConnectedComponents.Summarize(_bone, Neighbourhood.TwentySix, null, _context);

    [Benchmark]
    public BoneTopology Topology() => BoneTopology.Analyze(_bone, null, false, _context);

    [Benchmark]
    public BoneTopology TopologyWithPurification() => BoneTopology.Analyze(_bone, null, true, _context);

    [Benchmark]
    public SurfaceArea MarchingCubesArea() => MarchingCubes.Area(ConfigurationHistogram.Count(_bone, null, _context), Spacing.Cubic(0.01));
}
