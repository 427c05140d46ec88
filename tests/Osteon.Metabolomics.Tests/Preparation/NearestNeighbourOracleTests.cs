using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>
/// Against impute::impute.knn on a seeded table with much missing, features above the limit, equal features and clusters
/// (References/preparation.R).
/// </summary>
[Oracle]
public sealed class NearestNeighbourOracleTests
{
    public static TheoryData<string, NearestNeighbourParameters> Cases => new()
    {
        { "knn_10", new NearestNeighbourParameters() },
        { "knn_3", new NearestNeighbourParameters { Count = 3, MaximumMissingOfFeature = 0.6 } },
        { "knn_4_clusters", new NearestNeighbourParameters { Count = 4, ClusterLimit = 40 } },
        { "knn_5_clusters_seed5", new NearestNeighbourParameters { Count = 5, ClusterLimit = 60, Seed = 5 } },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Filled_cells_equal_those_of_R(string file, NearestNeighbourParameters parameters)
    {
        CsvMatrix input = References.Matrix("knn_input.tsv"), expected = References.Matrix(file + ".tsv");
        var table = new FeatureTable([.. input.Columns.Select(c => new Injection { Name = c })],
            [.. input.Rows.Select(r => new Feature { Id = r })], input.Values.Transpose());
        var step = new Imputation { Method = ImputationMethod.NearestNeighbours, Neighbours = parameters };
        PreparationResult result = Preparation.Run(table, [step], RunContext.Default with { Threads = 2 });
        Assert.Equal(input.Values.Values.Count(double.IsNaN), result.ImputedCells.Count);
        int limit = (int)(parameters.MaximumMissingOfFeature * input.Columns.Length);
        bool[] sparse = [.. Enumerable.Range(0, input.Rows.Length).Select(f => input.Values.Row(f).ToArray().Count(double.IsNaN) > limit)];
        for (int f = 0; f < input.Rows.Length; f++)
            for (int i = 0; i < input.Columns.Length; i++)
                Assert.Equal(expected.Values[f, i] + (sparse[f] && i == 0 && double.IsNaN(input.Values[f, i]) ? LostByR(input, sparse) : 0),
                    result.Table.Intensities[i, f], 1e-12);
        Assert.Equal(Preparation.Run(table, [step], RunContext.Default with { Threads = 1 }).Table.Intensities.Values,
            result.Table.Intensities.Values);
    }

    /// <summary>
    /// R's package takes the first cell of the table for 0 in the means that fill nearly empty features (it indexes by a matrix of integers
    /// 0 and 1): the share of the mean of the first injection that this costs. Osteon does not follow it there.
    /// </summary>
    private static double LostByR(CsvMatrix input, bool[] sparse) =>
        input.Values[0, 0] / Enumerable.Range(0, input.Rows.Length).Count(f => !sparse[f] && !double.IsNaN(input.Values[f, 0]));

    [Fact]
    public void Starting_features_are_drawn_as_R_draws_them()
    {
        var start = new StartingFeatures(362436069);
        foreach (string[] line in References.Lines("draws.tsv")[1..])
        {
            (int first, int second) = start.Pair(2001);
            Assert.Equal(((int)CsvMatrix.Number(line[0]) - 1, (int)CsvMatrix.Number(line[1]) - 1), (first, second));
        }
    }
}
