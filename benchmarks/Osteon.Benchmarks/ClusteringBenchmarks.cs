using BenchmarkDotNet.Attributes;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Benchmarks;

/// <summary>Distances, clustering and leaf order of profiles of 60 values in twenty groups.</summary>
[MemoryDiagnoser]
public class ClusteringBenchmarks
{
    private readonly RunContext _context = RunContext.Default;
    private Matrix _profiles = null!;
    private DissimilarityMatrix _distances = null!;
    private Dendrogram _tree = null!;

    [Params(500, 5_000)]
    public int Profiles { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        _profiles = ClusteringPeers.Profiles(Profiles);
        _distances = ProfileDistances.Between(_profiles, ProfileDistance.Euclidean, _context);
        _tree = HierarchicalClustering.Cluster(_distances, Linkage.Average, _context);
    }

    [Benchmark]
    public DissimilarityMatrix Euclidean() => ProfileDistances.Between(_profiles, ProfileDistance.Euclidean, _context);

    [Benchmark]
    public Dendrogram Average() => HierarchicalClustering.Cluster(_distances, Linkage.Average, _context);

    [Benchmark]
    public Dendrogram WardD2() => HierarchicalClustering.Cluster(_distances, Linkage.WardD2, _context);

    [Benchmark]
    public LeafOrder LeafOrder() => OptimalLeafOrder.Of(_tree, _distances, new LeafOrderParameters(), _context);
}
