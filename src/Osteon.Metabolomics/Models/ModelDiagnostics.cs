using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>An ellipse in the plane of two scores.</summary>
/// <param name="CentreX">Centre along the first score.</param>
/// <param name="CentreY">Centre along the second score.</param>
/// <param name="MajorRadius">Longer half axis.</param>
/// <param name="MinorRadius">Shorter half axis.</param>
/// <param name="Angle">Angle of the longer axis against the first score, in radians, −π/2 &lt; angle ≤ π/2.</param>
public sealed record ScoreEllipse(double CentreX, double CentreY, double MajorRadius, double MinorRadius, double Angle);

/// <summary>How far rows lie from the others inside the plane of two components and how far from that plane.</summary>
/// <param name="ScoreDistance">√(tᵀ S⁻¹ t) per training row, S the covariance of the two scores.</param>
/// <param name="ScoreLimit">√χ²(0.975; number of scores).</param>
/// <param name="OrthogonalDistance">‖x − t Pᵀ‖ per training row, over the cells that are there.</param>
/// <param name="OrthogonalLimit">(mean + sd · z₀.₉₇₅)^(3/2) of the orthogonal distances to the power 2/3 (Hubert et al. 2005).</param>
/// <param name="Outliers">Training rows beyond either limit, as positions among the training rows.</param>
public sealed record OutlierDistances(double[] ScoreDistance, double ScoreLimit, double[] OrthogonalDistance, double OrthogonalLimit, IReadOnlyList<int> Outliers);

/// <summary>A variable in the S-plot.</summary>
/// <param name="Column">Index in the table that was given.</param>
/// <param name="Covariance">cov(t, x) with the scaled variable: p[1].</param>
/// <param name="Correlation">corr(t, x): p(corr)[1]; null if the variable does not vary where it is there.</param>
public sealed record SPlotPoint(int Column, double Covariance, double? Correlation);

/// <summary>Residual of a row after all components.</summary>
/// <param name="Absolute">s = √(Σ e²/(K − A)) per training row, K cells that are there, A components: DModX, absolute. Null where K ≤
/// A.</param>
/// <param name="Normalised">s divided by that of all rows, √(Σ Σ e²/((n − A − A₀)(K − A))), A₀ 1 if the table is centred: DModX,
/// normalised. Null where the model leaves no residual.</param>
/// <param name="Limit">√F₀.₉₅(K − A, (n − A − A₀)(K − A)), K the number of variables; null where there are no degrees of freedom.</param>
public sealed record ModelDistances(double?[] Absolute, double?[]? Normalised, double? Limit);

/// <summary>
/// What a fitted model says about rows and variables (see docs/methods/model-validation.md). Tables given here must be those the model
/// was fitted on. The plane of scores is that of component 1 and, as <c>second</c> counts from 1, another predictive component or the
/// orthogonal component number second − 1 of OPLS, as ropls draws it.
/// </summary>
public static class ModelDiagnostics
{
    private const double Confidence = 0.95;

    /// <summary>
    /// Score and orthogonal distances as ropls draws them (Hubert et al. 2005, 10.1198/004017004000000563). A model of one component has
    /// one score. Null if the scores are so few or so dependent that their covariance has no inverse.
    /// </summary>
    public static OutlierDistances? Outliers(Matrix x, ModelResult model, int second = 2)
    {
        ModelData data = ModelData.Again(x, model);
        (double[] T, double[] P)[] plane = Plane(model, second);
        double[]? inside = Distances(plane);
        if (inside is null) return null;
        foreach ((double[] t, double[] p) in plane) data.X.Deflate(t, p);
        double[] outside = [.. Enumerable.Range(0, data.Rows).Select(i => VectorKernels.Norm(data.X.Values.Row(i)))];
        double[] roots = [.. outside.Select(d => Math.Cbrt(d * d))];
        double mean = roots.Average(), sd = Math.Sqrt(roots.Sum(r => (r - mean) * (r - mean)) / (roots.Length - 1));
        double limitInside = Math.Sqrt(ChiSquared.UpperQuantile(0.025, plane.Length));
        double limitOutside = Math.Pow(mean + (sd * NormalDistribution.UpperQuantile(0.025)), 1.5);
        int[] outliers = [.. Enumerable.Range(0, data.Rows).Where(i => inside[i] > limitInside || outside[i] > limitOutside)];
        return new OutlierDistances(inside, limitInside, outside, limitOutside, outliers);
    }

    /// <summary>
    /// Hotelling's T² ellipse of two scores: half axes √(var(t)·2(n − 1)(n² − 1)/(n²(n − 2))·F₀.₉₅(2, n − 2)), centre 0, parallel to the
    /// axes (Tenenhaus 1998). Null with fewer than 3 rows or two scores.
    /// </summary>
    public static ScoreEllipse? HotellingEllipse(ModelResult model, int second = 2)
    {
        (double[] T, double[] P)[] plane = Plane(model, second);
        double n = model.TrainingRows.Count;
        if (n < 3 || plane.Length < 2) return null;
        double factor = 2 * (n - 1) * ((n * n) - 1) / (n * n * (n - 2)) * FDistribution.UpperQuantile(1 - Confidence, 2, n - 2);
        double a = Math.Sqrt(Covariance(plane[0].T, plane[0].T) * factor), b = Math.Sqrt(Covariance(plane[1].T, plane[1].T) * factor);
        return a >= b ? new ScoreEllipse(0, 0, a, b, 0) : new ScoreEllipse(0, 0, b, a, Math.PI / 2);
    }

    /// <summary>
    /// The ellipse of the covariance S of some training rows (positions among the training rows): half axes √(χ²₀.₉₅(2)·eigenvalue of S)
    /// around their mean. Null for fewer than two rows or scores.
    /// </summary>
    public static ScoreEllipse? ClassEllipse(ModelResult model, IReadOnlyList<int> rows, int second = 2)
    {
        (double[] T, double[] P)[] plane = Plane(model, second);
        if (rows.Count < 2 || plane.Length < 2) return null;
        double[] a = [.. rows.Select(r => plane[0].T[r])], b = [.. rows.Select(r => plane[1].T[r])];
        double ab = Covariance(a, b);
        SymmetricEigen eigen = SymmetricEigen.Of(new Matrix(2, 2, [Covariance(a, a), ab, ab, Covariance(b, b)]));
        double chi = ChiSquared.UpperQuantile(1 - Confidence, 2), angle = Math.Atan2(eigen.Vectors[0, 1], eigen.Vectors[0, 0]);
        if (angle <= -Math.PI / 2) angle += Math.PI;
        if (angle > Math.PI / 2) angle -= Math.PI;
        double Radius(double value) => Math.Sqrt(chi * Math.Max(0, value));
        return new ScoreEllipse(a.Average(), b.Average(), Radius(eigen.Values[0]), Radius(eigen.Values[1]), angle);
    }

    /// <summary>
    /// S-plot of the first predictive score (Wiklund et al. 2008, 10.1021/ac0713510): covariance and correlation of every kept variable,
    /// as scaled for the model, with t. Rows where the variable is missing are left out.
    /// </summary>
    public static IReadOnlyList<SPlotPoint> SPlot(Matrix x, ModelResult model)
    {
        ModelData data = ModelData.Again(x, model);
        double[] t = model.Scores.Column(0);
        int m = data.X.Columns;
        double[] counts = new double[m], meanT = new double[m], meanX = new double[m], tt = new double[m], xx = new double[m], tx = new double[m];
        for (int i = 0; i < data.Rows; i++)
            for (int j = 0; j < m; j++)
            {
                if (data.X.IsMissing(i, j)) continue;
                counts[j]++;
                meanT[j] += t[i];
                meanX[j] += data.X.Values[i, j];
            }

        for (int j = 0; j < m; j++)
        {
            meanT[j] /= counts[j];
            meanX[j] /= counts[j];
        }

        for (int i = 0; i < data.Rows; i++)
            for (int j = 0; j < m; j++)
            {
                if (data.X.IsMissing(i, j)) continue;
                double dt = t[i] - meanT[j], dx = data.X.Values[i, j] - meanX[j];
                tt[j] += dt * dt;
                xx[j] += dx * dx;
                tx[j] += dt * dx;
            }

        return
        [
            .. Enumerable.Range(0, m).Select(j => new SPlotPoint(
                data.Kept[j], tx[j] / (counts[j] - 1), tt[j] > 0 && xx[j] > 0 ? Math.Clamp(tx[j] / Math.Sqrt(tt[j] * xx[j]), -1, 1) : null)),
        ];
    }

    /// <summary>Distance of the training rows to the model in X space (Eriksson et al., Multi- and Megavariate Data Analysis), predictive
    /// and orthogonal components taken out.</summary>
    public static ModelDistances DistanceToModel(Matrix x, ModelResult model)
    {
        ModelData data = ModelData.Again(x, model);
        double ssx = data.X.SumOfSquares();
        for (int k = 0; k < model.Orthogonal; k++) data.X.Deflate(model.OrthogonalScores!.Column(k), model.OrthogonalLoadings!.Column(k));
        for (int h = 0; h < model.Predictive; h++) data.X.Deflate(model.Scores.Column(h), model.Loadings.Column(h));
        int n = data.Rows, variables = data.X.Columns, a = model.Predictive + model.Orthogonal, centred = model.Parameters.Scaling == Scaling.None ? 0 : 1;
        var absolute = new double?[n];
        double total = 0, cells = 0;
        for (int i = 0; i < n; i++)
        {
            double square = VectorKernels.Dot(data.X.Values.Row(i), data.X.Values.Row(i));
            double there = data.X.CountOfRow(i);
            absolute[i] = there > a ? Math.Sqrt(square / (there - a)) : null;
            total += square;
            cells += there - a;
        }

        double rows = n - a - centred, perRow = cells / n;
        if (rows <= 0 || variables <= a || !(total > FitRequest.Exhausted * ssx)) return new ModelDistances(absolute, null, null);
        double pooled = Math.Sqrt(total / (rows * perRow));
        double limit = Math.Sqrt(FDistribution.UpperQuantile(1 - Confidence, variables - a, rows * (variables - a)));
        return new ModelDistances(absolute, [.. absolute.Select(s => s / pooled)], limit);
    }

    private static (double[] T, double[] P)[] Plane(ModelResult model, int second)
    {
        var first = (model.Scores.Column(0), model.Loadings.Column(0));
        int available = model.Orthogonal > 0 ? 1 + model.Orthogonal : model.Predictive;
        if (available == 1 && second == 2) return [first];
        if (second < 2 || second > available) throw new ArgumentOutOfRangeException(nameof(second), second, $"the model has {available} components to draw");
        return model.Orthogonal > 0
            ? [first, (model.OrthogonalScores!.Column(second - 2), model.OrthogonalLoadings!.Column(second - 2))]
            : [first, (model.Scores.Column(second - 1), model.Loadings.Column(second - 1))];
    }

    private static double[]? Distances((double[] T, double[] P)[] plane)
    {
        double[] a = plane[0].T, b = plane[^1].T;
        double aa = Covariance(a, a), bb = Covariance(b, b), ab = Covariance(a, b);
        if (plane.Length == 1) return aa > 0 ? [.. a.Select(t => Math.Abs(t) / Math.Sqrt(aa))] : null;
        double det = (aa * bb) - (ab * ab);
        return det > 1e-12 * aa * bb
            ? [.. a.Zip(b, (s, t) => Math.Sqrt(((s * s * bb) - (2 * s * t * ab) + (t * t * aa)) / det))]
            : null;
    }

    private static double Covariance(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average();
        return a.Zip(b, (s, t) => (s - meanA) * (t - meanB)).Sum() / (a.Length - 1);
    }
}
