using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests.Clustering;

/// <summary>What must hold of every clustering.</summary>
[Property]
public sealed class HierarchicalClusteringTests
{
    /// <summary>Sizes on both sides of the size from which slots are squeezed out.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(200)]
    public void Every_merge_joins_the_nearest_clusters_by_definition(int count)
    {
        foreach (int? whole in (int?[])[null, 3])
        {
            Matrix profiles = ClusteringTables.Random(count, 4, 7 + count, whole);
            DissimilarityMatrix distances = ProfileDistances.Between(profiles, ProfileDistance.Euclidean, RunContext.Default);
            Check(distances, Linkage.Average, (a, b) => a.SelectMany(i => b.Select(j => distances[i, j])).Average());
            Check(distances, Linkage.Complete, (a, b) => a.SelectMany(i => b.Select(j => distances[i, j])).Max());
            Check(distances, Linkage.Single, (a, b) => a.SelectMany(i => b.Select(j => distances[i, j])).Min());
            Check(distances, Linkage.WardD2, (a, b) => WardDistance(profiles, a, b));
        }
    }

    [Fact]
    public void Scaling_distances_scales_heights_only()
    {
        DissimilarityMatrix distances = Distances(80);
        var doubled = new DissimilarityMatrix(80, [.. distances.Values.Select(v => 2 * v)]);
        foreach (Linkage linkage in Enum.GetValues<Linkage>())
        {
            Dendrogram tree = HierarchicalClustering.Cluster(distances, linkage, RunContext.Default);
            Dendrogram other = HierarchicalClustering.Cluster(doubled, linkage, RunContext.Default);
            Assert.Equal(tree.Merges.Select(m => m with { Height = 2 * m.Height }), other.Merges);
            Assert.Equal(tree.Order, other.Order);
        }
    }

    [Fact]
    public void Renumbering_items_renumbers_clusters()
    {
        const int Count = 70;
        Matrix profiles = ClusteringTables.Random(Count, 5, 3);
        int[] shuffled = [.. Enumerable.Range(0, Count)];
        new Rng(9).Shuffle<int>(shuffled);
        foreach (Linkage linkage in Enum.GetValues<Linkage>())
        {
            IReadOnlyList<int> one = Cluster(profiles, linkage).Cut(6), other = Cluster(profiles.SelectRows(shuffled), linkage).Cut(6);
            for (int i = 0; i < Count; i++)
                for (int j = 0; j < Count; j++) Assert.Equal(one[shuffled[i]] == one[shuffled[j]], other[i] == other[j]);
        }
    }

    [Fact]
    public void The_distances_given_are_not_changed()
    {
        DissimilarityMatrix distances = Distances(100);
        double[] before = [.. distances.Values];
        HierarchicalClustering.Cluster(distances, Linkage.WardD2, RunContext.Default);
        Assert.Equal(before, distances.Values);
    }

    [Fact]
    public void A_cut_has_the_number_of_clusters_asked_for_and_cuts_are_nested()
    {
        Dendrogram tree = HierarchicalClustering.Cluster(Distances(50), Linkage.Average, RunContext.Default);
        Assert.Equal(Enumerable.Range(1, 50), tree.Cut(50));
        Assert.Equal(Enumerable.Repeat(1, 50), tree.Cut(1));
        for (int k = 2; k <= 50; k++)
        {
            IReadOnlyList<int> fine = tree.Cut(k), coarse = tree.Cut(k - 1);
            Assert.Equal(k, fine.Distinct().Count());
            Assert.Equal(k, fine.Zip(coarse).Distinct().Count());
            Assert.Equal(fine.Distinct(), Enumerable.Range(1, k));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => tree.Cut(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.Cut(51));
    }

    [Fact]
    public void A_cut_at_a_height_keeps_the_merges_that_are_not_higher()
    {
        var distances = new DissimilarityMatrix(4, [1, 5, 5, 5, 5, 2]);
        Dendrogram tree = HierarchicalClustering.Cluster(distances, Linkage.Single, RunContext.Default);
        Assert.Equal([1, 2, 3, 4], tree.CutAtHeight(0.5));
        Assert.Equal([1, 1, 2, 3], tree.CutAtHeight(1));
        Assert.Equal([1, 1, 2, 2], tree.CutAtHeight(4.9));
        Assert.Equal([1, 1, 1, 1], tree.CutAtHeight(5));
    }

    [Fact]
    public void One_item_and_none_have_no_merge()
    {
        Dendrogram one = HierarchicalClustering.Cluster(new DissimilarityMatrix(1, []), Linkage.Average, RunContext.Default);
        Assert.Empty(one.Merges);
        Assert.Equal([0], one.Order);
        Assert.Equal([1], one.Cut(1));
        Dendrogram none = HierarchicalClustering.Cluster(new DissimilarityMatrix(0, []), Linkage.Average, RunContext.Default);
        Assert.Empty(none.Order);
        Assert.Empty(none.Cut(0));
    }

    [Fact]
    public void Equal_distances_everywhere_join_in_the_order_of_the_items()
    {
        double[] values = new double[100 * 99 / 2];
        Array.Fill(values, 3);
        Dendrogram tree = HierarchicalClustering.Cluster(new DissimilarityMatrix(100, values), Linkage.Average, RunContext.Default);
        Assert.Equal(new Merge(-1, -2, 3), tree.Merges[0]);
        for (int t = 1; t < 99; t++) Assert.Equal(new Merge(-t - 2, t, 3), tree.Merges[t]);
    }

    [Fact]
    public void Distances_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new DissimilarityMatrix(2, [double.NaN]));
        Assert.Throws<ArgumentException>(() => new DissimilarityMatrix(2, [-1]));
        Assert.Throws<ArgumentException>(() => new DissimilarityMatrix(3, [1, 2]));
        Assert.Throws<ArgumentException>(
            () => HierarchicalClustering.Cluster(new DissimilarityMatrix(2, [1e200]), Linkage.WardD2, RunContext.Default));
    }

    private static DissimilarityMatrix Distances(int count) =>
        ProfileDistances.Between(ClusteringTables.Random(count, 6, count), ProfileDistance.Euclidean, RunContext.Default);

    private static Dendrogram Cluster(Matrix profiles, Linkage linkage) =>
        HierarchicalClustering.Cluster(
            ProfileDistances.Between(profiles, ProfileDistance.Euclidean, RunContext.Default), linkage, RunContext.Default);

    /// <summary>
    /// Heights are the distances of the clusters by their definition, and no other pair of clusters was nearer when the two were joined.
    /// </summary>
    private static void Check(DissimilarityMatrix distances, Linkage linkage, Func<int[], int[], double> distance)
    {
        Dendrogram tree = HierarchicalClustering.Cluster(distances, linkage, RunContext.Default);
        List<int[]> parts = [.. Enumerable.Range(0, tree.Count).Select(i => new[] { i })];
        var open = new HashSet<int>(Enumerable.Range(0, tree.Count));
        foreach (Merge merge in tree.Merges)
        {
            int first = Node(tree, merge.First), second = Node(tree, merge.Second);
            Assert.True(open.Remove(first) && open.Remove(second));
            Assert.Equal(distance(parts[first], parts[second]), merge.Height, 1e-9);
            if (tree.Count <= 65)
                foreach (int other in open)
                    Assert.True(
                        Math.Min(distance(parts[first], parts[other]), distance(parts[second], parts[other])) >= merge.Height - 1e-9);
            open.Add(parts.Count);
            parts.Add([.. parts[first], .. parts[second]]);
        }

        for (int t = 1; t < tree.Merges.Count; t++) Assert.True(tree.Merges[t].Height >= tree.Merges[t - 1].Height - 1e-12);
    }

    /// <summary>√(2·nₐn_b/(nₐ + n_b))·‖mean − mean‖: the rise of the sum of squares, in the units of a distance.</summary>
    private static double WardDistance(Matrix profiles, int[] a, int[] b)
    {
        double sum = 0;
        for (int c = 0; c < profiles.Columns; c++)
        {
            double difference = a.Average(i => profiles[i, c]) - b.Average(i => profiles[i, c]);
            sum += difference * difference;
        }

        return Math.Sqrt(2.0 * a.Length * b.Length / (a.Length + b.Length) * sum);
    }

    private static int Node(Dendrogram tree, int part) => part < 0 ? -part - 1 : tree.Count + part - 1;
}
