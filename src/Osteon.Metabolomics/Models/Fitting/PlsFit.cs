using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>PLS and PLS-DA with fixed components or ropls' rules.</summary>
internal static class PlsFit
{
    /// <summary>The model, or none and the reason.</summary>
    public static (ModelResult? Model, string? Reason) Fit(FitRequest request, RunContext context)
    {
        ModelData data = request.Data;
        bool automatic = request.Parameters.Predictive is null;
        int most = automatic ? request.Most : request.Fixed(request.Parameters.Predictive!.Value);
        var validation = ValidationSpace.Of(data, request.Variant, request.Folds, false, context);
        double ssx = data.X.SumOfSquares(), ssy = request.Y.SumOfSquares(), limit = data.Rows > 100 ? 0 : 0.05;
        ScaledTable x = data.X, y = request.Y.Copy();
        double[] all = [.. Enumerable.Repeat(1.0, data.Rows)];
        List<PlsComponent> parts = [];
        List<double[]> loadings = [];
        List<ComponentSummary> rows = [];
        Validated validated = validation.Run(request.Y, new ComponentCounts(automatic ? Math.Min(2, most) : most, 0), request.Folds, context);
        string? reason = null;
        for (int h = 0; h < most; h++)
        {
            PlsComponent? part = Left(x, ssx) && Left(y, ssy) ? TablePls.Component(x, y, all) : null;
            if (part is null)
            {
                if (!automatic) throw new ArgumentException($"{most} components were asked for, but {h} leave nothing to model");
                reason ??= "nothing is left to model";
                break;
            }

            if (h == validated.Press.Rows)
                validated = validation.Run(request.Y, new ComponentCounts(Math.Min(most, 2 * h), 0), request.Folds, context);
            double[] p = x.Project(part.T);
            ComponentSummary row = Summarise(request, (h, limit), rows, validated) with
            {
                R2X = x.SumOfSquaresOf(part.T, p) / ssx,
                R2Y = y.SumOfSquaresOf(part.T, part.C) / ssy,
                Iterations = part.Iterations,
            };
            double q2 = row.Q2!.Value;
            Matrix press = validated.Press, rss = validated.Rss;
            row = row with
            {
                R2XCum = row.R2X + (h > 0 ? rows[^1].R2XCum : 0),
                R2YCum = row.R2Y + (h > 0 ? rows[^1].R2YCum : 0),
                Significance = request.Mark(row.R2Y!.Value, q2, limit, () => Enumerable.Range(0, y.Columns).Any(v => press[h, v] <= (1 - limit) * rss[h, v])),
            };
            if (automatic && row.Significance is not (Significance.R1 or Significance.R2))
            {
                reason = row.Significance == Significance.N4
                    ? FormattableString.Invariant($"component {h + 1} explains {row.R2Y:P1} of the response")
                    : FormattableString.Invariant($"component {h + 1} has Q2 {q2:F3}, below {limit}");
                break;
            }

            parts.Add(part);
            loadings.Add(p);
            rows.Add(row);
            x.Deflate(part.T, p);
            y.Deflate(part.T, part.C);
        }

        if (validation.Unsettled || parts.Any(part => part.Iterations >= TablePls.MaximalIterations))
        {
            request.Findings.Add(Finding.Warning(
                "OST-MET-109",
                $"NIPALS did not settle within {TablePls.MaximalIterations} rounds in a component of the model or of a fold; numbers depend on where it was stopped.",
                hint: "Fill in missing values, or model one response at a time."));
        }

        if (parts.Count == 0) return (null, reason);
        if (automatic && parts.Count == most)
            request.Findings.Add(Finding.Warning("OST-MET-108", $"The rules chose the largest number of components they look at ({most}); more may be significant."));
        return (Assemble(request, parts, loadings, rows) with { CrossValidatedInGramSpace = validation.InGramSpace }, null);
    }

    private static bool Left(ScaledTable table, double total) => table.SumOfSquares() > FitRequest.Exhausted * total;

    private static ComponentSummary Summarise(FitRequest request, (int Stage, double Limit) at, List<ComponentSummary> before, Validated validated)
    {
        int h = at.Stage;
        return new ComponentSummary($"p{before.Count + 1}", 0, 0)
        {
            Q2 = 1 - (validated.SumOfPress(h) / validated.SumOfRss(h)),
            Q2Cum = validated.Q2Cum(h, request.Variant, false),
        };
    }

    private static ModelResult Assemble(FitRequest request, List<PlsComponent> parts, List<double[]> loadings, List<ComponentSummary> rows)
    {
        Matrix scores = FitRequest.Columns([.. parts.Select(p => p.T)]), weights = FitRequest.Columns([.. parts.Select(p => p.W)]);
        Matrix c = FitRequest.Columns([.. parts.Select(p => p.C)]), p = FitRequest.Columns(loadings);
        Matrix star = WeightsStar(weights, p), fitted = request.Fitted(scores, c);
        ComponentSummary last = rows[^1];
        var summary = new ModelSummary(last.R2XCum, last.R2YCum, last.Q2Cum, request.Rmsee(fitted, parts.Count));
        return request.Result(rows, summary, scores, p) with
        {
            Weights = weights,
            WeightsStar = star,
            ResponseWeights = c,
            ResponseScores = FitRequest.Columns([.. parts.Select(part => part.U)]),
            Coefficients = Matrix.Of(star.Rows, c.Rows, (j, v) => VectorKernels.Dot(star.Row(j), c.Row(v))),
            Fitted = new ModelPrediction(request.Data.TrainingRows, fitted, Prediction.Levels(request.Response, fitted)),
        };
    }

    /// <summary>W (PᵀW)⁻¹.</summary>
    private static Matrix WeightsStar(Matrix w, Matrix p)
    {
        int a = w.Columns;
        if (a == 1) return w.Copy();
        Matrix wt = w.Transpose(), pt = p.Transpose();
        var qr = HouseholderQr.Of(Matrix.Of(a, a, (i, j) => VectorKernels.Dot(pt.Row(i), wt.Row(j))));
        Matrix inverse = FitRequest.Columns([.. Enumerable.Range(0, a).Select(k => qr.Solve([.. Enumerable.Range(0, a).Select(i => i == k ? 1.0 : 0)]))]).Transpose();
        return Matrix.Of(w.Rows, a, (i, j) => VectorKernels.Dot(w.Row(i), inverse.Row(j)));
    }
}
