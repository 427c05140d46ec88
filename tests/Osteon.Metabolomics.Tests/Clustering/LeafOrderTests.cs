using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests.Clustering;

/// <summary>The optimal order against all orders, and what must hold of any order.</summary>
[Property]
public sealed class LeafOrderTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(11)]
    public void No_order_of_the_tree_is_shorter(int count)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            int? whole = seed % 2 == 0 ? 2 : null;
            Linkage linkage = (Linkage)(seed % 6);
            (Dendrogram tree, DissimilarityMatrix distances) = Tree(count, seed, linkage, whole);
            LeafOrder order = OptimalLeafOrder.Of(tree, distances, new LeafOrderParameters(), RunContext.Default);
            Assert.Null(order.NotOptimal);
            Assert.Equal(AllOrders(tree).Min(o => OptimalLeafOrder.Length(o, distances)), order.Length, 1e-12);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(33)]
    [InlineData(150)]
    public void Branches_do_not_cross_and_the_order_is_not_longer_than_before(int count)
    {
        foreach (Linkage linkage in Enum.GetValues<Linkage>())
        {
            (Dendrogram tree, DissimilarityMatrix distances) = Tree(count, count, linkage, null);
            LeafOrder order = OptimalLeafOrder.Of(tree, distances, new LeafOrderParameters(), RunContext.Default);
            Assert.Equal(tree.Merges, order.Dendrogram.Merges);
            Assert.Equal(OptimalLeafOrder.Length(order.Dendrogram.Order, distances), order.Length);
            Assert.True(order.Length <= OptimalLeafOrder.Length(tree.Order, distances) + 1e-12);
            AssertContiguous(order.Dendrogram);

            // Ordering again changes nothing but, perhaps, the direction of equals.
            LeafOrder again = OptimalLeafOrder.Of(order.Dendrogram, distances, new LeafOrderParameters(), RunContext.Default);
            Assert.Equal(order.Length, again.Length, 1e-10);
        }
    }

    [Fact]
    public void Threads_do_not_change_the_order()
    {
        (Dendrogram tree, DissimilarityMatrix distances) = Tree(420, 5, Linkage.Average, null);
        IReadOnlyList<int> one = OptimalLeafOrder.Of(tree, distances, new(), RunContext.Default with { Threads = 1 }).Dendrogram.Order;
        Assert.Equal(one, OptimalLeafOrder.Of(tree, distances, new(), RunContext.Default with { Threads = 3 }).Dendrogram.Order);
    }

    [Fact]
    public void Too_many_leaves_keep_their_order_and_say_so()
    {
        (Dendrogram tree, DissimilarityMatrix distances) = Tree(30, 1, Linkage.Average, null);
        LeafOrder order = OptimalLeafOrder.Of(tree, distances, new LeafOrderParameters(MostLeaves: 29), RunContext.Default);
        Assert.Equal(tree.Order, order.Dendrogram.Order);
        Assert.Equal("30 leaves are more than 29; they stand in the order of the merges", order.NotOptimal);
        Assert.Equal(OptimalLeafOrder.Length(tree.Order, distances), order.Length);
    }

    [Fact]
    public void Distances_of_another_number_of_items_are_refused()
    {
        (Dendrogram tree, _) = Tree(5, 1, Linkage.Average, null);
        Assert.Throws<ArgumentException>(() => OptimalLeafOrder.Of(tree, new DissimilarityMatrix(2, [1]), new(), RunContext.Default));
        Assert.Throws<ArgumentException>(
            () => OptimalLeafOrder.Of(tree, Tree(5, 1, Linkage.Average, null).Distances, new(1), RunContext.Default));
    }

    private static (Dendrogram Tree, DissimilarityMatrix Distances) Tree(int count, int seed, Linkage linkage, int? whole)
    {
        Matrix profiles = ClusteringTables.Random(count, 3, seed, whole);
        DissimilarityMatrix distances = ProfileDistances.Between(profiles, ProfileDistance.Euclidean, RunContext.Default);
        return (HierarchicalClustering.Cluster(distances, linkage, RunContext.Default), distances);
    }

    private static void AssertContiguous(Dendrogram tree)
    {
        int[] place = new int[tree.Count];
        for (int p = 0; p < tree.Count; p++) place[tree.Order[p]] = p;
        List<(int Low, int High)> ranges = [.. place.Select(p => (p, p))];
        foreach (Merge merge in tree.Merges)
        {
            (int Low, int High) a = ranges[Node(tree, merge.First)], b = ranges[Node(tree, merge.Second)];
            Assert.True(a.High + 1 == b.Low || b.High + 1 == a.Low);
            ranges.Add((Math.Min(a.Low, b.Low), Math.Max(a.High, b.High)));
        }
    }

    private static IEnumerable<int[]> AllOrders(Dendrogram tree)
    {
        int turns = tree.Merges.Count;
        for (int turned = 0; turned < 1 << turns; turned++)
        {
            List<int[]> parts = [.. Enumerable.Range(0, tree.Count).Select(i => new[] { i })];
            for (int t = 0; t < turns; t++)
            {
                int[] a = parts[Node(tree, tree.Merges[t].First)], b = parts[Node(tree, tree.Merges[t].Second)];
                parts.Add((turned >> t & 1) == 0 ? [.. a, .. b] : [.. b, .. a]);
            }

            yield return parts[^1];
        }
    }

    private static int Node(Dendrogram tree, int part) => part < 0 ? -part - 1 : tree.Count + part - 1;
}
