using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Against plain R (References/model_diagnostics.R): two principal components of a table of 12 × 5 given by a formula.</summary>
[Oracle]
public sealed class ModelDiagnosticsTests
{
    private static readonly double[] Shift = [3, -2, 0, 1, -4];

    private static Matrix Table() => Matrix.Of(12, 5, (i, j) => Math.Sin(1.3 * (i + 1) * (j + 1)) + (0.1 * (i + 1) * (j + 1)) + (i == 8 ? Shift[j] : 0));

    private static ModelResult Model(int components = 2) => LatentModel.Fit(Table(), null, new ModelParameters { Kind = ModelKind.Pca, Predictive = components }, RunContext.Default);

    private static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual) =>
        Assert.True(SyntheticTables.RelativeDifference(expected, actual) < 1e-12, string.Join(' ', actual));

    [Fact]
    public void Score_and_orthogonal_distances()
    {
        OutlierDistances distances = ModelDiagnostics.Outliers(Table(), Model())!;
        AssertClose(
            [
                1.5556000504210907, 1.2280422366989303, 1.4790032711767191, 0.78523032920791125, 0.2438285110894402, 0.20159243309165228, 0.17386820615653337,
                1.3735439743458293, 2.7210264237454362, 1.5341270578133448, 1.2140917182442332, 1.4210872664741987,
            ],
            distances.ScoreDistance);
        AssertClose(
            [
                1.0190517394817498, 0.99860305131540095, 0.68128087208285071, 1.3540831255016812, 0.31024736543229864, 1.0120755475506844, 0.95401436122514538,
                0.089414561291863023, 0.47215044261386269, 0.49430874929293084, 0.84512196252043781, 0.38877024449040226,
            ],
            distances.OrthogonalDistance);
        Assert.Equal(2.7162030314812387, distances.ScoreLimit, 1e-12);
        Assert.Equal(1.5733886140104145, distances.OrthogonalLimit, 1e-12);
        Assert.Equal([8], distances.Outliers);
    }

    [Fact]
    public void Ellipses()
    {
        ModelResult model = Model();
        ScoreEllipse hotelling = ModelDiagnostics.HotellingEllipse(model)!;
        AssertClose([0, 0, 5.1012617274155856, 3.5378612884424179, 0], [hotelling.CentreX, hotelling.CentreY, hotelling.MajorRadius, hotelling.MinorRadius, hotelling.Angle]);
        ScoreEllipse ellipse = ModelDiagnostics.ClassEllipse(model, [0, 2, 4, 6, 8, 10])!;
        AssertClose(
            [-0.35305592510577505, 0.33362085980109674, 4.3442730259204625, 3.26067042643986, 0.69975299607975949],
            [ellipse.CentreX, ellipse.CentreY, ellipse.MajorRadius, ellipse.MinorRadius, ellipse.Angle]);
        Assert.Null(ModelDiagnostics.ClassEllipse(model, [3]));
        Assert.Equal(0, ModelDiagnostics.ClassEllipse(model, [3, 4])!.MinorRadius, 1e-7);
    }

    [Fact]
    public void Points_of_the_S_plot()
    {
        IReadOnlyList<SPlotPoint> points = ModelDiagnostics.SPlot(Table(), Model());
        AssertClose([0.63642900036327354, 1.0655987543351146, 1.5025207556351357, 1.4646327643427373, 1.5764799183153235], [.. points.Select(p => p.Covariance)]);
        AssertClose([0.37351818761363426, 0.62539657246198432, 0.88182472699446524, 0.85958838353466061, 0.92523112800063767], [.. points.Select(p => p.Correlation!.Value)]);
    }

    [Fact]
    public void Distances_to_the_model()
    {
        ModelDistances distances = ModelDiagnostics.DistanceToModel(Table(), Model());
        AssertClose(
            [
                0.58834979610794458, 0.57654374049052837, 0.39333769489077686, 0.78178025701352538, 0.17912139994770984, 0.58432208981862555, 0.55080044826410657,
                0.05162352103132941, 0.27259618514111456, 0.28538928946706082, 0.48793139255923962, 0.22445660530945039,
            ],
            [.. distances.Absolute.Select(d => d!.Value)]);
        Assert.Equal(1.1013869977837465, distances.Normalised![0]!.Value, 1e-12);
        Assert.Equal(0.4201813075994516, distances.Normalised[11]!.Value, 1e-12);
        Assert.Equal(1.7205671502185811, distances.Limit!.Value, 1e-11);
        ModelDistances none = ModelDiagnostics.DistanceToModel(Table(), Model(5));
        Assert.Null(none.Limit);
        Assert.All(none.Absolute, Assert.Null);
    }

    [Fact]
    public void Orthogonal_components_belong_to_the_plane_and_to_the_model()
    {
        Matrix x = SyntheticTables.WithMissing(SyntheticTables.Table(2, 14, 40, [.. Enumerable.Range(0, 14).Select(i => (double)(i % 2))]), 0.05, 2);
        ModelResult model = LatentModel.Fit(x, SyntheticTables.Classes(14), new ModelParameters { Kind = ModelKind.OplsDa, Orthogonal = 2 }, RunContext.Default);
        ScoreEllipse first = ModelDiagnostics.HotellingEllipse(model)!, second = ModelDiagnostics.HotellingEllipse(model, 3)!;
        Assert.NotEqual(first, second);
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelDiagnostics.HotellingEllipse(model, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelDiagnostics.Outliers(x, model, 1));
        Assert.Equal(14, ModelDiagnostics.Outliers(x, model, 3)!.OrthogonalDistance.Length);
        Assert.Equal(40, ModelDiagnostics.SPlot(x, model).Count);
        // What three components leave, E, and what the table holds, X: Σ E² = (1 − R2X) Σ X² only without missing cells, but close to it with few.
        double left = ModelDiagnostics.DistanceToModel(x, model).Absolute.Select((s, i) => s!.Value * s.Value * (x.Row(i).ToArray().Count(double.IsFinite) - 3)).Sum();
        ModelData data = ModelData.Of(x, model.Response, model.Parameters);
        Assert.Equal(1 - model.Summary.R2X, left / data.X.SumOfSquares(), 0.02);
    }

    [Fact]
    public void One_component_has_one_score_to_be_far_in()
    {
        OutlierDistances distances = ModelDiagnostics.Outliers(Table(), Model(1))!;
        Assert.Equal(2.2414027276049473, distances.ScoreLimit, 1e-10); // √χ²₀.₉₇₅(1) = z₀.₉₈₇₅
        Assert.Null(ModelDiagnostics.HotellingEllipse(Model(1)));
    }
}
