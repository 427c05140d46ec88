using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>OPLS and OPLS-DA with fixed components or ropls' rules.</summary>
internal static class OplsFit
{
    private const double Limit = 0.01;

    /// <summary>The model, or none and the reason.</summary>
    public static (ModelResult? Model, string? Reason) Fit(FitRequest request, RunContext context)
    {
        ModelData data = request.Data;
        bool automatic = request.Parameters.Orthogonal is null;
        int most = automatic ? request.Most - 1 : request.Fixed(1 + request.Parameters.Orthogonal!.Value) - 1;
        var validation = ValidationSpace.Of(data, request.Variant, request.Folds, false, context);
        double ssx = data.X.SumOfSquares(), ssy = request.Y.SumOfSquares();
        Validated validated = validation.Run(request.Y, new ComponentCounts(1, automatic ? Math.Min(2, most) : most), request.Folds, context);
        var opls = new TableOpls(data.X, request.Y.Values.Values, [.. Enumerable.Repeat(1.0, data.Rows)]);
        OplsPredictive? kept = null;
        List<OplsOrthogonal> removed = [];
        List<ComponentSummary> rows = [];
        string? reason = null;
        for (int stage = 0; stage <= most; stage++)
        {
            if (stage == validated.Press.Rows)
                validated = validation.Run(request.Y, new ComponentCounts(1, Math.Min(most, 2 * stage)), request.Folds, context);
            OplsPredictive? predictive = opls.Predictive();
            if (predictive is null)
            {
                reason = "no variable goes with the response";
                break;
            }

            double r2y = predictive.C * predictive.C * VectorKernels.Dot(predictive.T, predictive.T) / ssy;
            ComponentSummary row = Row(request, rows, r2y, validated.Q2Cum(stage, request.Variant, true));
            if (automatic && row.Significance != Significance.R1)
            {
                string what = stage == 0 ? "the predictive component" : $"orthogonal component {stage}";
                reason = row.Significance == Significance.N4
                    ? FormattableString.Invariant($"{what} adds {row.R2Y:P1} to R2Y")
                    : FormattableString.Invariant($"{what} adds {row.Q2:F3} to Q2, less than {Limit}");
                break;
            }

            kept = predictive;
            if (stage > 0) row = row with { R2X = data.X.SumOfSquaresOf(removed[stage - 1].T, removed[stage - 1].P) / ssx };
            rows.Add(row);
            if (stage == most) break;
            OplsOrthogonal? orthogonal = opls.RemoveOrthogonal(predictive);
            if (orthogonal is null)
            {
                if (!automatic) throw new ArgumentException($"{most} orthogonal components were asked for, but {stage} leave no variation beside the predictive one");
                reason = "no variation is orthogonal to the response";
                break;
            }

            removed.Add(orthogonal);
        }

        if (kept is null || rows.Count < 2) return (null, reason);
        if (automatic && rows.Count == most + 1)
            request.Findings.Add(Finding.Warning("OST-MET-108", $"The rules chose the largest number of orthogonal components they look at ({most}); more may be significant."));
        rows[0] = rows[0] with { R2X = data.X.SumOfSquaresOf(kept.T, kept.P) / ssx };
        double cumulated = 0;
        for (int k = 0; k < rows.Count; k++) rows[k] = rows[k] with { R2XCum = cumulated += rows[k].R2X };
        return (Assemble(request, kept, removed[..(rows.Count - 1)], rows) with { CrossValidatedInGramSpace = validation.InGramSpace }, null);
    }

    /// <summary>A row of the table of components, but for R2X: what this stage adds to the stages before.</summary>
    private static ComponentSummary Row(FitRequest request, List<ComponentSummary> before, double r2y, double q2)
    {
        if (before.Count == 0)
            return new ComponentSummary("p1", 0, 0) { R2Y = r2y, R2YCum = r2y, Q2 = q2, Q2Cum = q2, Significance = request.Mark(r2y, q2, Limit) };
        double addedR2Y = r2y - before.Sum(b => b.R2Y!.Value), addedQ2 = q2 - before.Sum(b => b.Q2!.Value);
        return new ComponentSummary($"o{before.Count}", 0, 0)
        {
            R2Y = addedR2Y,
            R2YCum = r2y - before[0].R2Y,
            Q2 = addedQ2,
            Q2Cum = q2 - before[0].Q2,
            Significance = request.Mark(addedR2Y, addedQ2, Limit),
        };
    }

    private static ModelResult Assemble(FitRequest request, OplsPredictive kept, List<OplsOrthogonal> removed, List<ComponentSummary> rows)
    {
        Matrix scores = FitRequest.Columns([kept.T]), weights = FitRequest.Columns([kept.W]);
        var c = new Matrix(1, 1, [kept.C]);
        Matrix fitted = request.Fitted(scores, c);
        double[] y = request.Y.Values.Values;
        var summary = new ModelSummary(rows[^1].R2XCum, rows.Sum(r => r.R2Y), rows.Sum(r => r.Q2), request.Rmsee(fitted, 1 + removed.Count));
        return request.Result(rows, summary, scores, FitRequest.Columns([kept.P])) with
        {
            Orthogonal = removed.Count,
            Weights = weights,
            WeightsStar = weights.Copy(),
            ResponseWeights = c,
            ResponseScores = Matrix.Of(y.Length, 1, (i, _) => y[i] / kept.C),
            Coefficients = Matrix.Of(weights.Rows, 1, (j, _) => weights[j, 0] * kept.C),
            OrthogonalScores = FitRequest.Columns([.. removed.Select(o => o.T)]),
            OrthogonalLoadings = FitRequest.Columns([.. removed.Select(o => o.P)]),
            OrthogonalWeights = FitRequest.Columns([.. removed.Select(o => o.W)]),
            OrthogonalResponseWeights = Matrix.Of(1, removed.Count, (_, k) => removed[k].C),
            Fitted = new ModelPrediction(request.Data.TrainingRows, fitted, Prediction.Levels(request.Response, fitted)),
        };
    }
}
