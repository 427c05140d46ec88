namespace Osteon.Numerics.Tests;

[Unit]
public sealed class SmoothingSplineTests
{
    private static readonly double[] X = [0, 1, 2.5, 3, 4, 6, 7.5, 8];
    private static readonly double[] Y = [1, 2.2, 1.9, 4, 3.5, 5, 7, 6.5];

    [Fact]
    public void A_great_penalty_gives_the_line_of_least_squares()
    {
        SmoothingSpline spline = SmoothingSpline.Fit(X, Y, SmoothingSplineParameters.ByLambda(1e4));
        double mx = X.Average(), my = Y.Average();
        double slope = X.Zip(Y).Sum(p => (p.First - mx) * (p.Second - my)) / X.Sum(v => (v - mx) * (v - mx));
        Assert.All(X, v => Assert.Equal(my + (slope * (v - mx)), spline.Predict(v), 1e-5));
        Assert.Equal(2, spline.Df, 1e-4);
    }

    [Fact]
    public void A_tiny_penalty_passes_through_the_points()
    {
        SmoothingSpline spline = SmoothingSpline.Fit(X, Y, SmoothingSplineParameters.ByLambda(1e-13));
        for (int i = 0; i < X.Length; i++) Assert.Equal(Y[i], spline.Predict(X[i]), 1e-6);
    }

    [Fact]
    public void Leave_one_out_score_is_that_of_leaving_one_out()
    {
        // The shortcut through the leverages against a fit without the point; an inner one, since λ is on x scaled to the range. Not more
        // exact than R's value of ⅓.
        const double Lambda = 0.01;
        SmoothingSpline all = SmoothingSpline.Fit(X, Y, SmoothingSplineParameters.ByLambda(Lambda));
        const int Left = 3;
        SmoothingSpline without = SmoothingSpline.Fit(
            [.. X.Where((_, i) => i != Left)], [.. Y.Where((_, i) => i != Left)], SmoothingSplineParameters.ByLambda(Lambda));
        double shortcut = (Y[Left] - all.Fitted[Left]) / (1 - all.Leverages[Left]);
        Assert.Equal(Y[Left] - without.Predict(X[Left]), shortcut, 1e-4);
    }

    [Fact]
    public void Beyond_the_data_it_is_straight()
    {
        SmoothingSpline spline = SmoothingSpline.Fit(X, Y, SmoothingSplineParameters.ByDf(4));
        Assert.Equal(spline.Predict(8) + (2 * spline.Slope(8)), spline.Predict(10), 1e-12);
        Assert.Equal(spline.Slope(8), spline.Slope(20), 1e-12);
    }

    [Fact]
    public void What_a_caller_must_not_ask()
    {
        Assert.Throws<ArgumentException>(() => SmoothingSpline.Fit([1, 1, 2, 3], [1, 2, 3, 4], new SmoothingSplineParameters()));
        Assert.Throws<ArgumentException>(() => SmoothingSpline.Fit(X, Y, SmoothingSplineParameters.ByDf(9)));
        Assert.Throws<ArgumentException>(() => SmoothingSpline.Fit(X, [.. Y.Skip(1)], new SmoothingSplineParameters()));
        Assert.Throws<ArgumentException>(() => SmoothingSpline.Fit(X, Y, new SmoothingSplineParameters(), [1, 1, -1, 1, 1, 1, 1, 1]));
        Assert.Throws<ArgumentException>(() => SmoothingSpline.Fit(X, [.. Y.SkipLast(1), double.NaN], new SmoothingSplineParameters()));
    }
}
