using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>What a fit to a response needs to know.</summary>
internal sealed record FitRequest(ModelData Data, Response Response, ModelParameters Parameters, Folds Folds, List<Finding> Findings)
{
    /// <summary>ropls looks at no more components than this when it chooses.</summary>
    private const int MostComponents = 10;

    /// <summary>A component that explains less of the response does not count.</summary>
    private const double SmallestR2Y = 0.01;

    /// <summary>Share of a sum of squares below which what is left is rounding.</summary>
    public const double Exhausted = 1e-22;

    /// <summary>Components the rules may choose from.</summary>
    public int Most => Math.Min(MostComponents, Math.Min(Data.Rows, Data.X.Columns));

    public ScaledTable Y => Data.Y!;

    public CrossValidationVariant Variant => Parameters.CrossValidation.Variant;

    /// <summary>A number of components that was asked for; throws if the table cannot have as many.</summary>
    public int Fixed(int components)
    {
        int limit = Math.Min(Data.Rows, Data.X.Columns);
        return components <= limit
            ? components
            : throw new ArgumentException($"{components} components were asked for, but the table has {Data.Rows} rows and {Data.X.Columns} columns that vary");
    }

    /// <summary>The mark of a component.</summary>
    public Significance Mark(double r2y, double q2, double limit, Func<bool>? anyResponse = null) =>
        r2y < SmallestR2Y ? Significance.N4
        : q2 >= limit ? Significance.R1
        : Variant == CrossValidationVariant.Rescaled && anyResponse is not null && anyResponse() ? Significance.R2
        : Significance.NS;

    /// <summary>Root mean square error of estimation in units of the response; null where no degree of freedom is left.</summary>
    public double? Rmsee(Matrix fitted, int components)
    {
        int n = Data.Rows, free = n - 1 - components, count = 0;
        if (free <= 0) return null;
        double sum = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < fitted.Columns; j++)
            {
                double error = Response.Values[Data.TrainingRows[i], j] - fitted[i, j];
                if (double.IsNaN(error)) continue;
                sum += error * error;
                count++;
            }

        return Math.Sqrt(sum / count * n / free);
    }

    /// <summary>T Cᵀ in units of the response.</summary>
    public Matrix Fitted(Matrix scores, Matrix responseWeights) => Matrix.Of(scores.Rows, responseWeights.Rows, (i, j) =>
        Data.YMean[j] + (Data.YSd[j] * VectorKernels.Dot(scores.Row(i), responseWeights.Row(j))));

    /// <summary>Vectors as the columns of a matrix.</summary>
    public static Matrix Columns(IReadOnlyList<double[]> vectors) => Matrix.Of(vectors[0].Length, vectors.Count, (i, k) => vectors[k][i]);

    /// <summary>Fills in what every model of a response has in common.</summary>
    public ModelResult Result(IReadOnlyList<ComponentSummary> components, ModelSummary summary, Matrix scores, Matrix loadings) => new()
    {
        Parameters = Parameters,
        Kind = Parameters.Kind,
        Response = Response,
        Predictive = scores.Columns,
        Components = components,
        Summary = summary,
        TrainingRows = Data.TrainingRows,
        KeptColumns = Data.Kept,
        DroppedColumns = Data.Dropped,
        XMean = Data.XMean,
        XSd = Data.XSd,
        YMean = Data.YMean,
        YSd = Data.YSd,
        Scores = scores,
        Loadings = loadings,
        FoldOfRow = Folds.FoldOf,
        HasMissing = Data.X.Missing is not null,
        Findings = Findings,
    };
}
