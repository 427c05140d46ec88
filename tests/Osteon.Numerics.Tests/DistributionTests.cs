using System.Globalization;

namespace Osteon.Numerics.Tests;

/// <summary>
/// Every distribution against values of the definitions computed by mpmath with 20 to 60 digits (Oracles/distributions.py) and against
/// R 4.2.2 (Oracles/distributions_r.R), in the middle and far out in the tails. Tolerances are relative, so that a p value of 10⁻²⁰⁰ is
/// held to the same digits as one of 0.05. Rows called rough are held only to what R itself reaches.
/// </summary>
[Oracle]
public sealed class DistributionTests
{
    private static readonly Dictionary<string, (Func<double[], double> Value, double Relative, double Absolute)> Functions = new()
    {
        ["log_gamma"] = (a => GammaFunction.Log(a[0]), 1e-14, 0),
        ["stirling_error"] = (a => GammaFunction.StirlingError(a[0]), 0, 1e-14),
        ["normal_cdf"] = (a => NormalDistribution.Cdf(a[0]), 3e-15, 0),
        ["normal_quantile"] = (a => NormalDistribution.Quantile(a[0]), 3e-15, 1e-16),
        ["t_two_sided"] = (a => StudentT.TwoSided(a[0], a[1]), 5e-13, 0),
        ["t_upper_quantile"] = (a => StudentT.UpperQuantile(a[0], a[1]), 5e-13, 0),
        ["f_survival"] = (a => FDistribution.Survival(a[0], a[1], a[2]), 5e-13, 0),
        ["f_cdf"] = (a => FDistribution.Cdf(a[0], a[1], a[2]), 5e-13, 0),
        ["f_upper_quantile"] = (a => FDistribution.UpperQuantile(a[0], a[1], a[2]), 1e-12, 0),
        ["chi2_survival"] = (a => ChiSquared.Survival(a[0], a[1]), 2e-13, 0),
        ["chi2_cdf"] = (a => ChiSquared.Cdf(a[0], a[1]), 2e-13, 0),
        ["chi2_upper_quantile"] = (a => ChiSquared.UpperQuantile(a[0], a[1]), 1e-12, 0),
        ["nct_cdf"] = (a => NoncentralT.Cdf(a[0], a[1], a[2]), 1e-12, 0),
        ["nct_survival"] = (a => NoncentralT.Survival(a[0], a[1], a[2]), 1e-12, 0),
        ["nct_cdf_rough"] = (a => NoncentralT.Cdf(a[0], a[1], a[2]), 0, 2e-11),
        ["ncf_cdf"] = (a => NoncentralF.Cdf(a[0], a[1], a[2], a[3]), 1e-12, 0),
        ["ncf_survival"] = (a => NoncentralF.Survival(a[0], a[1], a[2], a[3]), 1e-12, 0),
        ["tukey_survival"] = (a => StudentisedRange.Survival(a[0], (int)a[1], a[2]), 1e-12, 0),
        ["tukey_cdf_rough"] = (a => StudentisedRange.Cdf(a[0], (int)a[1], a[2]), 0, 1e-7),
        ["tukey_upper_quantile_rough"] = (a => StudentisedRange.UpperQuantile(a[0], (int)a[1], a[2]), 1e-5, 0),
        ["dunnett_survival"] = (a => new DunnettMaximum(a[2], a[3..], a[1]).Survival(a[0]), 1e-12, 0),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string file in (string[])["distributions.tsv", "distributions_r.tsv"])
                foreach (string function in Rows(file).Select(r => r[0]).Distinct())
                    cases.Add(file, function);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_the_reference(string file, string function)
    {
        (Func<double[], double> value, double relative, double absolute) = Functions[function];
        var misses = new List<string>();
        foreach (string[] row in Rows(file).Where(r => r[0] == function))
        {
            double[] arguments = [.. row[1..^1].TakeWhile(c => c.Length > 0).Select(Number)];
            double expected = Number(row[^1]);
            double actual = value(arguments);
            double error = Math.Abs(actual - expected);
            if (!(error <= (relative * Math.Abs(expected)) + absolute))
            {
                string found = string.Create(CultureInfo.InvariantCulture, $"{actual:R}, relative error {error / Math.Abs(expected):G3}");
                misses.Add($"{string.Join(' ', row)}: {found}");
            }
        }

        Assert.True(misses.Count == 0, string.Join('\n', misses));
    }

    private static double Number(string cell) => cell.ToLowerInvariant() switch
    {
        "inf" => double.PositiveInfinity,
        _ => double.Parse(cell, CultureInfo.InvariantCulture),
    };

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Numerics.Tests", "Oracles", file))
            .Skip(1)
            .Select(l => l.Split('\t'));
}
