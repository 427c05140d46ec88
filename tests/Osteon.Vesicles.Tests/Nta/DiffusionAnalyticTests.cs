namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Small cases with closed forms.</summary>
[Oracle]
public sealed class DiffusionAnalyticTests
{
    private static readonly int[] Five = [0, 1, 2, 3, 4];
    private static readonly double[] Walk = [-1, 1, -1, -3, -5];

    private static double Ols(double dt, int? lags) => TrackDiffusion.Estimate(
        Five, Walk, [], new DiffusionParameters(new FrameTiming(dt), DiffusionMethod.OrdinaryLeastSquares, lags)).Value!.Value;

    [Fact]
    public void Ordinary_line_through_a_short_walk()
    {
        Assert.Equal(4.533333333333333, Ols(0.5, 100), 1e-12);
        Assert.Equal(2.2666666666666666, Ols(1, 100), 1e-12);
        Assert.Equal(3.3333333333333335, Ols(1, 2), 1e-12);
    }

    [Fact]
    public void Mean_square_displacements_know_gaps()
    {
        MeanSquareDisplacement even = MeanSquareDisplacement.Of([0, 1, 2, 3], [0, 2, 4, 6], [], 10);
        Assert.Equal([4.0, 16, 36], even.Values);
        Assert.Equal([3, 2, 1], even.Pairs);
        MeanSquareDisplacement gapped = MeanSquareDisplacement.Of([1, 3, 4], [0, 6, 9], [], 10);
        Assert.Equal([1, 2, 3], gapped.Lags);
        Assert.Equal([9.0, 36, 81], gapped.Values);
        // Lag 1 has no pair here and is absent; a line through lags 2 and 4 knows their numbers.
        MeanSquareDisplacement sparse = MeanSquareDisplacement.Of([0, 2, 4], [0, 1, 3], [], 10);
        Assert.Equal([2, 4], sparse.Lags);
        Assert.Equal([2.5, 9], sparse.Values);
        var line = MsdLine.Ordinary(sparse.Lags, sparse.Values, 4);
        Assert.Equal(3.25, line.Slope, 1e-12);
        Assert.Equal(-4, line.Intercept, 1e-12);
    }

    [Fact]
    public void Two_coordinates_are_averaged()
    {
        MeanSquareDisplacement plane = MeanSquareDisplacement.Of([0, 1, 2], [0, 1, 3], [0, 2, 2], 2);
        Assert.Equal([(1 + 4 + 4 + 0) / 4.0, (9 + 4) / 2.0], plane.Values);
        var parameters = new DiffusionParameters(new FrameTiming(0.1));
        DiffusionEstimate x = TrackDiffusion.Estimate([0, 1, 2, 3], [0, 1, 3, 2.5], [], parameters);
        DiffusionEstimate y = TrackDiffusion.Estimate([0, 1, 2, 3], [0, -2, -1, 1], [], parameters);
        DiffusionEstimate both = TrackDiffusion.Estimate([0, 1, 2, 3], [0, 1, 3, 2.5], [0, -2, -1, 1], parameters);
        Assert.Equal((x.Value!.Value + y.Value!.Value) / 2, both.Value!.Value, 1e-12);
    }

    [Fact]
    public void Covariance_of_one_lag_without_error_is_that_of_independent_squares()
    {
        // N independent squares of variance s⁴·2 each.
        Assert.Equal(2 * 9.0 / 40, MsdCovariance.Of(1, 40, 0, 3)[0, 0], 1e-12);
    }

    [Fact]
    public void Drift_left_in_biases_as_said()
    {
        // A walk of alternating steps ±1 plus drift 0.5 per frame, dt = 2: S = 1 + 0.25, C = −1 + 0.25.
        double[] x = new double[102];
        for (int i = 1; i < x.Length; i++) x[i] = x[i - 1] + (i % 2 == 1 ? 1 : -1) + 0.5;
        int[] frames = [.. Enumerable.Range(0, x.Length)];
        var parameters = new DiffusionParameters(new FrameTiming(2));
        double with = TrackDiffusion.Estimate(frames, x, [], parameters).Value!.Value;
        for (int i = 0; i < x.Length; i++) x[i] -= 0.5 * i;
        double without = TrackDiffusion.Estimate(frames, x, [], parameters).Value!.Value;
        Assert.Equal(3 * 0.25 / (2 * 2), with - without, 0.01);
    }

    [Fact]
    public void Too_short_tracks_say_why()
    {
        DiffusionEstimate two = TrackDiffusion.Estimate([0, 1], [0, 1], [0, 1], new DiffusionParameters(new FrameTiming(1)));
        Assert.Null(two.Value);
        Assert.Equal("fewer than 3 positions", two.NotAvailable);
        var ols = new DiffusionParameters(new FrameTiming(1), DiffusionMethod.OrdinaryLeastSquares);
        Assert.Equal("fewer than 5 positions", TrackDiffusion.Estimate([0, 1, 2], [0, 1, 2], [], ols).NotAvailable);
        // Three positions always have two lags: 2 and 4 here, of the uneven walk above.
        DiffusionEstimate sparse = TrackDiffusion.Estimate([0, 2, 4], [0, 1, 3], [], ols with { MaxLag = 2 });
        Assert.Equal(3.25 / 2, sparse.Value!.Value, 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => TrackDiffusion.Estimate(Five, Walk, [], ols with { MaxLag = 1 }));
        Assert.Throws<ArgumentException>(() => new ParticleTrack(1, [0, 0], [1, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => new ParticleTrack(1, [0, 1], [1, double.NaN], [1, 2]));
        Assert.Throws<ArgumentException>(() => new ParticleTrack(1, [], [], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrameTiming(0.03, 0.04));
    }
}
