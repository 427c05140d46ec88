using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests.Clustering;

/// <summary>Distances of small profiles known by hand, and inputs without a distance.</summary>
[Unit]
public sealed class ProfileDistanceTests
{
    private const double Missing = double.NaN;

    [Fact]
    public void Missing_cells_leave_out_their_column_and_the_sum_is_made_up_for()
    {
        var profiles = new Matrix(2, 4, [1, Missing, 3, 5, 2, 7, Missing, 8]);
        Assert.Equal(Math.Sqrt((1 + 9) * 4 / 2.0), Between(profiles, ProfileDistance.Euclidean)[0, 1], 1e-15);
    }

    [Fact]
    public void Correlation_distances_run_from_0_to_2()
    {
        var profiles = new Matrix(3, 4, [1, 2, 3, 4, 10, 20, 30, 40, 4, 3, 2, 1]);
        DissimilarityMatrix pearson = Between(profiles, ProfileDistance.Pearson);
        Assert.Equal(0, pearson[0, 1], 1e-15);
        Assert.Equal(2, pearson[0, 2], 1e-15);
        Assert.Equal(pearson[0, 2], pearson[2, 0]);
    }

    [Fact]
    public void Rank_distances_do_not_see_monotone_transforms()
    {
        Matrix profiles = ClusteringTables.Random(40, 12, 4);
        var exponential = new Matrix(40, 12, [.. profiles.Values.Select(Math.Exp)]);
        Assert.Equal(Between(profiles, ProfileDistance.Spearman).Values, Between(exponential, ProfileDistance.Spearman).Values);
    }

    [Theory]
    [InlineData(ProfileDistance.Euclidean)]
    [InlineData(ProfileDistance.Pearson)]
    [InlineData(ProfileDistance.Spearman)]
    public void A_column_missing_everywhere_changes_correlations_not_at_all_and_Euclidean_distances_by_its_share(ProfileDistance distance)
    {
        Matrix profiles = ClusteringTables.Random(70, 8, 6);
        Matrix wider = Matrix.Of(70, 9, (r, c) => c < 8 ? profiles[r, c] : Missing);
        double factor = distance == ProfileDistance.Euclidean ? Math.Sqrt(9 / 8.0) : 1;
        double[] expected = Between(profiles, distance).Values, actual = Between(wider, distance).Values;
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i] * factor, actual[i], 1e-14);
    }

    [Fact]
    public void Infinite_values_are_refused()
    {
        InvalidContentException thrown = Assert.Throws<InvalidContentException>(
            () => Between(new Matrix(2, 2, [1, 2, 3, double.NegativeInfinity]), ProfileDistance.Euclidean));
        Assert.Equal("OST-CLU-001", thrown.Finding.Id);
        Assert.Contains("profile 2", thrown.Finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProfileDistance.Pearson)]
    [InlineData(ProfileDistance.Spearman)]
    public void A_constant_profile_has_no_correlation(ProfileDistance distance)
    {
        InvalidContentException thrown = Assert.Throws<InvalidContentException>(
            () => Between(new Matrix(4, 3, [1, 2, 3, 4, 5, 7, 0.1, 0.1, 0.1, 3, 1, 2]), distance));
        Assert.Equal("OST-CLU-002", thrown.Finding.Id);
        Assert.Contains("profiles 1 and 3 have no distance (3 of 6 pairs)", thrown.Finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_without_a_common_column_has_no_distance()
    {
        var profiles = new Matrix(3, 2, [1, 2, 1, Missing, Missing, 2]);
        InvalidContentException thrown = Assert.Throws<InvalidContentException>(() => Between(profiles, ProfileDistance.Euclidean));
        Assert.Contains("profiles 2 and 3", thrown.Finding.Message, StringComparison.Ordinal);
        Assert.Equal("OST-CLU-002", thrown.Finding.Id);
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        Matrix profiles = ClusteringTables.Random(300, 20, 8);
        profiles[17, 3] = Missing;
        foreach (ProfileDistance distance in Enum.GetValues<ProfileDistance>())
            Assert.Equal(
                ProfileDistances.Between(profiles, distance, RunContext.Default with { Threads = 1 }).Values,
                ProfileDistances.Between(profiles, distance, RunContext.Default with { Threads = 4 }).Values);
    }

    private static DissimilarityMatrix Between(Matrix profiles, ProfileDistance distance) =>
        ProfileDistances.Between(profiles, distance, RunContext.Default);
}
