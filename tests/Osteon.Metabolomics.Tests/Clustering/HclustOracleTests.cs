using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests.Clustering;

/// <summary>Distances and clusterings against R's dist, cor, hclust and cutree.</summary>
[Oracle]
public sealed class HclustOracleTests
{
    private static readonly Dictionary<string, Linkage> Linkages = new()
    {
        ["average"] = Linkage.Average,
        ["complete"] = Linkage.Complete,
        ["single"] = Linkage.Single,
        ["ward.D2"] = Linkage.WardD2,
        ["ward.D"] = Linkage.WardD,
        ["mcquitty"] = Linkage.McQuitty,
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string table in (string[])["ties", "normal", "missing", "large"])
                foreach (string method in Linkages.Keys) cases.Add(table, method);
            return cases;
        }
    }

    [Theory]
    [InlineData("ties", ProfileDistance.Euclidean, 2)]
    [InlineData("ties", ProfileDistance.Pearson, 3)]
    [InlineData("ties", ProfileDistance.Spearman, 4)]
    [InlineData("normal", ProfileDistance.Euclidean, 2)]
    [InlineData("normal", ProfileDistance.Pearson, 3)]
    [InlineData("normal", ProfileDistance.Spearman, 4)]
    [InlineData("missing", ProfileDistance.Euclidean, 2)]
    [InlineData("missing", ProfileDistance.Pearson, 3)]
    [InlineData("missing", ProfileDistance.Spearman, 4)]
    public void Distances_are_those_of_R(string table, ProfileDistance distance, int column)
    {
        double[] expected =
        [
            .. ClusteringTables.Rows(ClusteringTables.Reference("clustering_distances.csv")).Where(r => r[0] == table)
                .Select(r => ClusteringTables.Number(r[column])),
        ];
        DissimilarityMatrix actual = ProfileDistances.Between(ClusteringTables.Profiles(table), distance, RunContext.Default);
        Assert.Equal(expected.Length, actual.Values.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual.Values[i], 2e-15 * Math.Max(1, expected[i]));
        if (distance == ProfileDistance.Euclidean && table != "missing") Assert.Equal(expected, actual.Values);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Merges_order_and_cut_are_those_of_R(string table, string method)
    {
        string[][] expected =
        [
            .. ClusteringTables.Rows(ClusteringTables.Reference("clustering_merges.csv")).Where(r => r[0] == table && r[1] == method),
        ];
        DissimilarityMatrix distances =
            ProfileDistances.Between(ClusteringTables.Profiles(table), ProfileDistance.Euclidean, RunContext.Default);
        Dendrogram actual = HierarchicalClustering.Cluster(distances, Linkages[method], RunContext.Default);
        for (int t = 0; t < expected.Length - 1; t++)
        {
            Assert.Equal(ClusteringTables.Whole(expected[t][3]), actual.Merges[t].First);
            Assert.Equal(ClusteringTables.Whole(expected[t][4]), actual.Merges[t].Second);
            Assert.Equal(ClusteringTables.Number(expected[t][5]), actual.Merges[t].Height, 1e-13);
        }

        Assert.Equal(expected.Select(r => ClusteringTables.Whole(r[6]) - 1), actual.Order);
        Assert.Equal(expected.Select(r => ClusteringTables.Whole(r[7])), actual.Cut(7));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Optimal_orders_are_as_long_as_those_of_seriation(string table, string method)
    {
        double expected = ClusteringTables.Rows(ClusteringTables.Reference("clustering_leaf_orders.csv"))
            .Where(r => r[0] == table && r[1] == method).Select(r => ClusteringTables.Number(r[2])).Single();
        DissimilarityMatrix distances =
            ProfileDistances.Between(ClusteringTables.Profiles(table), ProfileDistance.Euclidean, RunContext.Default);
        Dendrogram tree = HierarchicalClustering.Cluster(distances, Linkages[method], RunContext.Default);
        Assert.Equal(
            expected, OptimalLeafOrder.Of(tree, distances, new LeafOrderParameters(), RunContext.Default).Length, 1e-12 * expected);
    }

    [Theory]
    [InlineData("average")]
    [InlineData("complete")]
    [InlineData("single")]
    [InlineData("ward.D2")]
    public void Metabolites_of_human_urine_cluster_as_in_R(string method)
    {
        string[][] expected =
            [.. ClusteringTables.Rows(SharedData.Require($"oracles/sacurine_qc/hclust_features_euclid_{method}.csv")).Skip(1)];
        DissimilarityMatrix distances = ProfileDistances.Between(Scaled(Sacurine()), ProfileDistance.Euclidean, RunContext.Default);
        Dendrogram actual = HierarchicalClustering.Cluster(distances, Linkages[method], RunContext.Default);
        Assert.Equal(expected.Length, actual.Merges.Count);
        for (int t = 0; t < expected.Length; t++)
        {
            Assert.Equal(ClusteringTables.Whole(expected[t][0]), actual.Merges[t].First);
            Assert.Equal(ClusteringTables.Whole(expected[t][1]), actual.Merges[t].Second);
            Assert.Equal(ClusteringTables.Number(expected[t][2]), actual.Merges[t].Height, 1e-11);
        }

        int[] order = [ClusteringTables.Whole(expected[0][4]), .. expected.Select(r => ClusteringTables.Whole(r[3]))];
        Assert.Equal(order, actual.Order.Select(i => i + 1));
    }

    [Fact]
    public void Metabolites_of_human_urine_cluster_by_correlation_as_in_R()
    {
        string[][] expected =
            [.. ClusteringTables.Rows(SharedData.Require("oracles/sacurine_qc/hclust_features_1-pearson_average.csv")).Skip(1)];
        DissimilarityMatrix distances = ProfileDistances.Between(Sacurine(), ProfileDistance.Pearson, RunContext.Default);
        Dendrogram actual = HierarchicalClustering.Cluster(distances, Linkage.Average, RunContext.Default);
        for (int t = 0; t < expected.Length; t++)
        {
            Assert.Equal(ClusteringTables.Whole(expected[t][0]), actual.Merges[t].First);
            Assert.Equal(ClusteringTables.Whole(expected[t][1]), actual.Merges[t].Second);
            Assert.Equal(ClusteringTables.Number(expected[t][2]), actual.Merges[t].Height, 1e-13);
        }
    }

    /// <summary>Features × samples of the prepared table.</summary>
    private static Matrix Sacurine()
    {
        IReadOnlyList<string[]> rows = ClusteringTables.Rows(SharedData.Require("oracles/sacurine_qc/sacurine_final_log10.csv.gz"));
        return Matrix.Of(rows[0].Length - 1, rows.Count - 1, (feature, sample) => ClusteringTables.Number(rows[sample + 1][feature + 1]));
    }

    /// <summary>Rows with mean 0 and standard deviation (n − 1) 1.</summary>
    private static Matrix Scaled(Matrix rows)
    {
        Matrix result = rows.Copy();
        for (int i = 0; i < rows.Rows; i++)
        {
            double[] row = rows.Row(i).ToArray();
            double mean = row.Average(), sd = Math.Sqrt(row.Sum(v => (v - mean) * (v - mean)) / (rows.Columns - 1));
            foreach (ref double value in result.Row(i)) value = (value - mean) / sd;
        }

        return result;
    }
}
