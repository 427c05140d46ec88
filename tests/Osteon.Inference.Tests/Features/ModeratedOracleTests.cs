using Osteon.Primitives;
using static Osteon.Inference.Tests.Features.ReferenceTables;

namespace Osteon.Inference.Tests.Features;

/// <summary>Moderated tests against limma 3.54.1 (References/moderated.R): two and three groups, a general design, missing values, trend,
/// infinite prior, contrasts.</summary>
[Oracle]
public sealed class ModeratedOracleTests
{
    private static readonly double[] Arm3 = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2];

    [Fact]
    public void Equals_limma()
    {
        var misses = new Misses();
        Dictionary<string, Matrix> values = Rows("moderated-values.tsv").GroupBy(r => r[0]).ToDictionary(g => g.Key, g =>
        {
            var matrix = new Matrix(g.Max(r => Whole(r[1])) + 1, g.Max(r => Whole(r[2])) + 1);
            foreach (string[] r in g) matrix[Whole(r[1]), Whole(r[2])] = Number(r[3]);
            return matrix;
        });
        foreach (var results in Rows("moderated-results.tsv").GroupBy(r => r[0]))
        {
            bool trend = results.Key.Contains("trend", StringComparison.Ordinal) || results.Key == "five_features";
            var parameters = new EmpiricalBayesParameters { Trend = trend };
            ModeratedFit fit = ModeratedTest.Fit(values[results.Key], Design(results.Key), parameters, RunContext.Default);
            foreach (string[] row in results)
            {
                int c = Whole(row[2]), f = Whole(row[3]);
                double expected = Number(row[4]);
                double? actual = row[1] switch
                {
                    "coefficient" => fit.Estimate[c][f],
                    "unscaled" => fit.UnscaledSd[c][f],
                    "t" => fit.T[c][f],
                    "p" => fit.P[c][f],
                    "b" => fit.B[c][f],
                    "f" => fit.F[f],
                    "fp" => fit.FP[f],
                    "sigma" => fit.Sigma[f],
                    "s2post" => fit.PosteriorVariance[f],
                    "dftotal" => fit.DfTotal[f],
                    "dfprior" => fit.PriorIsInfinite ? double.PositiveInfinity : fit.PriorDf,
                    "s2prior" => fit.PriorVariance[f],
                    "varprior" => fit.EffectVariance[f],
                    _ => throw new InvalidOperationException(row[1]),
                };
                misses.Check(string.Join(' ', row[..4]), expected, actual, 1e-9, 1e-12);
            }
        }

        misses.AssertNone(5000);
    }

    private static LinearDesign Design(string name)
    {
        if (name.StartsWith("general", StringComparison.Ordinal))
        {
            List<string[]> covariates = Rows("moderated-covariates.tsv");
            Matrix matrix = Matrix.Of(15, 5, (i, j) => j switch
            {
                0 => 1,
                1 or 2 => Arm3[i] == j ? 1 : 0,
                _ => Number(covariates[i][j - 3]),
            });
            return name == "general_contrasts"
                ? new LinearDesign(
                    matrix, new Matrix(5, 3, [0, 0, 0, 1, 0, 0.5, -1, 0, 0.5, 0, 1, 0, 0, 0, 1]), ["b - c", "age", "mean and sex"])
                : LinearDesign.OfCoefficients(matrix, ["1", "b", "c", "age", "sex"]);
        }

        if (name == "three")
        {
            return new LinearDesign(
                Matrix.Of(15, 3, (i, j) => j == 0 || Arm3[i] == j ? 1 : 0),
                new Matrix(3, 3, [0, 0, 0, 1, 0, -1, 0, 1, 1]),
                ["b - a", "c - a", "c - b"]);
        }

        return LinearDesign.OfCoefficients(Matrix.Of(11, 2, (i, j) => j == 0 || i >= 5 ? 1 : 0), ["a", "b - a"]);
    }
}
