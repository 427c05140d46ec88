using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Applies a fitted model to rows.</summary>
internal static class Prediction
{
    /// <summary>
    /// Scales the rows by the model's means and standard deviations, takes out the orthogonal components one after the other, and
    /// multiplies with the coefficients. Where cells are missing, tₒ = Σ x wₒ/Σ wₒ² over the cells that are there, and the prediction is
    /// the sum over them.
    /// </summary>
    public static ModelPrediction Of(ModelResult model, Matrix x, IReadOnlyList<int> rows)
    {
        if (model.Coefficients is not { } coefficients) throw new ArgumentException($"{model.Kind.Label()} predicts no response", nameof(model));
        if (x.Columns != model.KeptColumns.Count + model.DroppedColumns.Count)
            throw new ArgumentException($"the model was fitted on {model.KeptColumns.Count + model.DroppedColumns.Count} columns, not {x.Columns}", nameof(x));
        ScaledTable table = ScaledTable.Of(ModelData.Scaled(x, rows, model.KeptColumns, (model.XMean, model.XSd)));
        for (int k = 0; k < model.Orthogonal; k++)
        {
            double[] w = model.OrthogonalWeights!.Column(k);
            double[] t = table.Scores(w);
            table.Deflate(t, model.OrthogonalLoadings!.Column(k));
        }

        var values = new Matrix(rows.Count, coefficients.Columns);
        for (int j = 0; j < coefficients.Columns; j++)
        {
            double[] column = Numerics.Gram.TimesVector(table.Values, coefficients.Column(j));
            for (int i = 0; i < column.Length; i++) values[i, j] = model.YMean[j] + (model.YSd[j] * column[i]);
        }

        return new ModelPrediction([.. rows], values, Levels(model.Response!, values));
    }

    /// <summary>Two classes: the second if the value exceeds 0.5; more: the greatest value, the first of equals. Null for
    /// numbers.</summary>
    public static IReadOnlyList<int>? Levels(Response response, Matrix values)
    {
        if (!response.IsClasses) return null;
        var levels = new int[values.Rows];
        for (int i = 0; i < levels.Length; i++)
        {
            ReadOnlySpan<double> row = values.Row(i);
            if (row.Length == 1)
            {
                levels[i] = row[0] > 0.5 ? 1 : 0;
                continue;
            }

            for (int j = 1; j < row.Length; j++)
                if (row[j] > row[levels[i]]) levels[i] = j;
        }

        return levels;
    }

}
