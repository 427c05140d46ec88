using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>The training rows of a table and a response, checked, reduced to the columns that vary, centred and scaled.</summary>
internal sealed class ModelData
{
    /// <summary>R's machine epsilon: columns that vary less are left out, as ropls does.</summary>
    private const double SmallestVariance = 2.220446049250313e-16;

    public required int[] TrainingRows { get; init; }

    public required int[] TestRows { get; init; }

    public required int[] Kept { get; init; }

    public required DroppedColumn[] Dropped { get; init; }

    public required double[] XMean { get; init; }

    public required double[] XSd { get; init; }

    /// <summary>Training rows × kept columns. The model deflates it: it is the only copy of the table.</summary>
    public required ScaledTable X { get; init; }

    public double[] YMean { get; init; } = [];

    public double[] YSd { get; init; } = [];

    /// <summary>Training rows × responses, scaled; null for PCA.</summary>
    public ScaledTable? Y { get; init; }

    public required Scaling Scaling { get; init; }

    /// <summary>How the response is scaled: unit variance for classes, else like X.</summary>
    public Scaling ResponseScaling { get; init; }

    public int Rows => X.Rows;

    public static ModelData Of(Matrix x, Response? response, ModelParameters parameters)
    {
        int[] training = parameters.TrainingRows is { } given ? [.. given] : [.. Enumerable.Range(0, x.Rows)];
        CheckRows(x, training);
        if (x.Values.Any(double.IsInfinity)) throw new ArgumentException("the table holds an infinite value", nameof(x));
        ColumnMoments moments = ColumnMoments.Of(x, training);
        DroppedColumn[] dropped =
        [
            .. from j in Enumerable.Range(0, x.Columns)
               where moments.Counts[j] < 2 || moments.Variances[j] < SmallestVariance
               select new DroppedColumn(j, moments.Counts[j] == 0 ? "no value" : moments.Counts[j] == 1 ? "one value only" : "the values do not vary"),
        ];
        if (dropped.Length == x.Columns) throw new ArgumentException("no column of the table varies", nameof(x));
        var left = dropped.Select(d => d.Column).ToHashSet();
        int[] kept = [.. Enumerable.Range(0, x.Columns).Where(j => !left.Contains(j))];
        (double[] centres, double[] divisors) = moments.Under(parameters.Scaling);
        double[] mean = [.. kept.Select(j => centres[j])], sd = [.. kept.Select(j => divisors[j])];
        Matrix scaled = Scaled(x, training, kept, (mean, sd));
        CheckCells(scaled, training);
        Scaling ofResponse = response is { IsClasses: true } ? Scaling.UnitVariance : parameters.Scaling;
        (Matrix? y, double[] yMean, double[] ySd) = ScaleResponse(response, training, ofResponse);
        return new ModelData
        {
            TrainingRows = training,
            TestRows = parameters.TrainingRows is null ? [] : [.. Enumerable.Range(0, x.Rows).Except(training)],
            Kept = kept,
            Dropped = dropped,
            XMean = mean,
            XSd = sd,
            X = ScaledTable.Of(scaled),
            Y = y is null ? null : ScaledTable.Of(y),
            YMean = yMean,
            YSd = ySd,
            Scaling = parameters.Scaling,
            ResponseScaling = ofResponse,
        };
    }

    /// <summary>The same training rows and columns again, for a model that was fitted before.</summary>
    public static ModelData Again(Matrix x, ModelResult model)
    {
        if (x.Columns != model.KeptColumns.Count + model.DroppedColumns.Count || (model.Response is { } r && r.Rows != x.Rows))
            throw new ArgumentException("the table is not the one the model was fitted on", nameof(x));
        return Of(x, model.Response, model.Parameters);
    }

    /// <summary>(x − mean)/sd of some rows and columns; NaN stays NaN.</summary>
    public static Matrix Scaled(Matrix x, IReadOnlyList<int> rows, IReadOnlyList<int> columns, (double[] Mean, double[] Sd) scale)
    {
        var result = new Matrix(rows.Count, columns.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            ReadOnlySpan<double> from = x.Row(rows[i]);
            Span<double> to = result.Row(i);
            for (int j = 0; j < to.Length; j++) to[j] = (from[columns[j]] - scale.Mean[j]) / scale.Sd[j];
        }

        return result;
    }

    private static void CheckRows(Matrix x, int[] training)
    {
        if (training.Any(r => r < 0 || r >= x.Rows) || training.Distinct().Count() != training.Length)
            throw new ArgumentException("the training rows must be different rows of the table");
        if (training.Length < 2) throw new ArgumentException($"a model needs at least 2 rows, not {training.Length}");
    }

    private static void CheckCells(Matrix scaled, int[] training)
    {
        for (int row = 0; row < scaled.Rows; row++)
        {
            bool any = false;
            foreach (double value in scaled.Row(row)) any |= !double.IsNaN(value);
            if (any) continue;
            throw new InvalidContentException(Finding.Error(
                "OST-MET-104", $"Row {training[row] + 1} of the table has no value in any column that varies.", hint: "Leave this injection out, or fill in its missing values."));
        }
    }

    private static (Matrix? Y, double[] Mean, double[] Sd) ScaleResponse(Response? response, int[] training, Scaling scaling)
    {
        if (response is null) return (null, [], []);
        Matrix values = response.Values;
        ColumnMoments moments = ColumnMoments.Of(values, training);
        for (int j = 0; j < values.Columns; j++)
            if (moments.Variances[j] < SmallestVariance)
                throw new ArgumentException($"the response '{response.Names[j]}' is constant in the training rows", nameof(response));
        (double[] mean, double[] sd) = moments.Under(scaling);
        return (Scaled(values, training, [.. Enumerable.Range(0, values.Columns)], (mean, sd)), mean, sd);
    }
}
