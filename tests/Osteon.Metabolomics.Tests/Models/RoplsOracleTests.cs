using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>
/// Whole models of ropls 1.39.0, every number of 17 digits, to 10⁻⁹ of the largest number of its table (PCA by singular values: 10⁻⁹ too; both sides lose some
/// of the 16 digits in thousand-fold sums and in rounds that stop at a change of 10⁻⁶ and hence at the same round).
/// </summary>
[Oracle]
public sealed class RoplsOracleTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Models =>
    [
        "sacurine_pca_svd_standard", "sacurine_pca_svd_center", "sacurine_pca_nipals_standard", "sacurine_plsda_gender", "sacurine_plsda_gender_pareto", "sacurine_plsda_age3",
        "sacurine_plsda_gender_odd", "sacurine_pls_age", "sacurine_opls_age_auto", "sacurine_opls_age_o1", "sacurine_oplsda_gender_auto", "sacurine_oplsda_gender_o1",
        "sacurine_oplsda_gender_odd", "sacurine_na_oplsda_gender_o1", "small5v5_oplsda_o1", "small5v5_plsda_2",
    ];

    public static TheoryData<string> Summaries =>
    [
        .. Models.Select(m => (string)m.Data), "sacurine_pca_svd_pareto", "sacurine_oplsda_gender_o1_pareto", "sacurine_pls_age_bmi", "foods_pca_nipals_3na", "sacurine_na_plsda_gender",
    ];

    /// <summary>Fits the model of the oracle's name.</summary>
    internal static ModelResult Fit(string name)
    {
        (Matrix x, Response? y) = Data(name);
        return LatentModel.Fit(x, y, Parameters(name), RunContext.Default);
    }

    internal static (Matrix X, Response? Y) Data(string name)
    {
        if (name.StartsWith("foods", StringComparison.Ordinal)) return (Sacurine.Foods(), null);
        Matrix x = name.Contains("_na_", StringComparison.Ordinal) ? Sacurine.XWithMissing() : Sacurine.X();
        if (name.Contains("pca", StringComparison.Ordinal)) return (x, null);
        if (name.Contains("age_bmi", StringComparison.Ordinal))
        {
            double[] ages = Sacurine.Age(), bmi = Sacurine.Bmi();
            return (x, Response.OfValues(Matrix.Of(ages.Length, 2, (i, j) => j == 0 ? ages[i] : bmi[i]), ["age", "bmi"]));
        }

        if (name.Contains("age3", StringComparison.Ordinal))
        {
            // The vignette's three groups; the ages between them are left out.
            double[] age = Sacurine.Age();
            string?[] groups = [.. age.Select(a => a < 25 ? "young" : a < 40 ? null : a < 45 ? "normal" : a < 57 ? null : "old")];
            int[] rows = [.. Enumerable.Range(0, age.Length).Where(i => groups[i] is not null)];
            return (x.SelectRows(rows), Response.OfLabels([.. rows.Select(r => groups[r]!)], ["normal", "old", "young"]));
        }

        if (name.Contains("age", StringComparison.Ordinal)) return (x, Response.OfValues(Sacurine.Age()));
        if (!name.StartsWith("small5v5", StringComparison.Ordinal)) return (x, Sacurine.GenderResponse());
        string[] samples = Sacurine.Samples();
        int[] ten = [.. SharedText.Lines("oracles/ropls/small5v5_samples.txt").Select(s => Array.IndexOf(samples, s))];
        string[] gender = Sacurine.Gender();
        // A plain character vector there: its levels are in the order of the alphabet.
        return (x.SelectRows(ten), Response.OfLabels([.. ten.Select(i => gender[i])]));
    }

    private static ModelParameters Parameters(string name) => new()
    {
        Kind = name.Contains("pca", StringComparison.Ordinal) ? ModelKind.Pca
            : name.Contains("oplsda", StringComparison.Ordinal) ? ModelKind.OplsDa
            : name.Contains("plsda", StringComparison.Ordinal) ? ModelKind.PlsDa
            : name.Contains("opls", StringComparison.Ordinal) ? ModelKind.Opls
            : ModelKind.Pls,
        Scaling = name.Contains("pareto", StringComparison.Ordinal) ? Scaling.Pareto : name.Contains("center", StringComparison.Ordinal) ? Scaling.Center : Scaling.UnitVariance,
        PcaAlgorithm = name.Contains("nipals", StringComparison.Ordinal) ? PcaAlgorithm.Nipals : PcaAlgorithm.Automatic,
        Orthogonal = name.Contains("_o1", StringComparison.Ordinal) ? 1 : null,
        Predictive = name is "sacurine_plsda_age3" or "small5v5_plsda_2" or "sacurine_na_plsda_gender" ? 2 : null,
        TrainingRows = name.EndsWith("odd", StringComparison.Ordinal) ? OddRows() : null,
    };

    /// <summary>ropls' "odd": every other sample of each class.</summary>
    private static int[] OddRows()
    {
        string[] gender = Sacurine.Gender();
        return [.. gender.Distinct().SelectMany(g => Enumerable.Range(0, gender.Length).Where(i => gender[i] == g).Where((_, k) => k % 2 == 0)).Order()];
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_number_of_the_model(string name)
    {
        var dump = new RoplsDump(name);
        ModelResult model = Fit(name);
        bool anySign = name.Contains("pca_svd", StringComparison.Ordinal);
        AssertTable(dump, "xMean", new Matrix(model.XMean.Length, 1, model.XMean), false);
        AssertTable(dump, "xSd", new Matrix(model.XSd.Length, 1, model.XSd), false);
        AssertTable(dump, "score", model.Scores, anySign);
        AssertTable(dump, "loading", model.Loadings, anySign);
        if (model.Kind == ModelKind.Pca)
        {
            AssertTable(dump, "pcaVar", new Matrix(model.Variances.Length, 1, model.Variances), false);
            return;
        }

        AssertTable(dump, "yMean", new Matrix(model.YMean.Length, 1, model.YMean), false);
        AssertTable(dump, "ySd", new Matrix(model.YSd.Length, 1, model.YSd), false);
        AssertTable(dump, "weight", model.Weights!, false);
        AssertTable(dump, "weightStar", model.WeightsStar!, false);
        AssertTable(dump, "coefficient", model.Coefficients!, false);
        AssertTable(dump, "c", model.ResponseWeights!, false);
        AssertTable(dump, "u", model.ResponseScores!, false);
        AssertTable(dump, "fitted", model.Fitted!.Values, false);
        double[] vip = Vip.Of(model);
        AssertTable(dump, "vip", new Matrix(vip.Length, 1, vip), false);
        if (dump.Has("tested")) AssertTable(dump, "tested", model.Tested!.Values, false);
        if (!model.Kind.IsOrthogonal()) return;
        AssertTable(dump, "orthoScore", model.OrthogonalScores!, false);
        AssertTable(dump, "orthoLoading", model.OrthogonalLoadings!, false);
        AssertTable(dump, "orthoWeight", model.OrthogonalWeights!, false);
        double[] orthogonal = Vip.Of(model, VipVariant.Vip4Orthogonal);
        AssertTable(dump, "orthoVip", new Matrix(orthogonal.Length, 1, orthogonal), false);
        // A complete table leaves nothing but rounding here, of the order of 10⁻¹⁶ on both sides.
        Matrix co = dump.Matrix("co");
        for (int k = 0; k < co.Columns; k++) Assert.Equal(co[0, k], model.OrthogonalResponseWeights![0, k], 1e-9 * Math.Max(1e-5, Math.Abs(co[0, k])));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_table_of_components(string name)
    {
        var dump = new RoplsDump(name);
        ModelResult model = Fit(name);
        string[] rows = [.. dump.Rows("model").Where(r => r != "sum")];
        Assert.Equal(rows, model.Components.Select(c => c.Id));
        foreach (ComponentSummary row in model.Components)
        {
            if (name.Contains("pca_svd", StringComparison.Ordinal))
            {
                // ropls rounds the shares to 3 decimals before it adds them up; ours are exact.
                Assert.Equal(dump.Value("model", row.Id, "R2X"), Math.Round(row.R2X, 3), 1e-12);
                continue;
            }

            AssertCell(dump, row.Id, "R2X", row.R2X);
            AssertCell(dump, row.Id, "R2X(cum)", row.R2XCum);
            AssertCell(dump, row.Id, "R2Y", row.R2Y);
            AssertCell(dump, row.Id, "R2Y(cum)", row.R2YCum);
            AssertCell(dump, row.Id, "Q2", row.Q2);
            AssertCell(dump, row.Id, "Q2(cum)", row.Q2Cum);
            if (row.Iterations is { } iterations) Assert.Equal(dump.Value("model", row.Id, "Iter."), iterations);
            if (row.Significance is { } mark) Assert.Equal(dump.Text("signif", row.Id, "Signif."), mark.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Summaries))]
    public void The_summary(string name)
    {
        (string[] names, string[][] cells) = SharedText.Table("oracles/ropls/summary_all_cases.csv", ',');
        string[] expected = cells.Single(c => c[0] == name);
        ModelResult model = Fit(name);
        double? At(string column) => expected[Array.IndexOf(names, column)] is { Length: > 0 } text ? SharedText.Number(text) : null;
        Assert.Equal(At("pre"), model.Predictive);
        Assert.Equal(At("ort"), model.Orthogonal);
        if (name.Contains("pca_svd", StringComparison.Ordinal)) Assert.Equal(At("R2X(cum)")!.Value, model.Components.Sum(c => Math.Round(c.R2X, 3)), 1e-12);
        else AssertClose(At("R2X(cum)"), model.Summary.R2X);
        AssertClose(At("R2Y(cum)"), model.Summary.R2Y);
        AssertClose(At("Q2(cum)"), model.Summary.Q2);
        AssertClose(At("RMSEE"), model.Summary.Rmsee);
        AssertClose(At("RMSEP"), model.Summary.Rmsep);
        Assert.Null(model.Fallback);
    }

    [Fact]
    public void Where_ropls_has_no_model_there_is_one_with_a_flag()
    {
        (Matrix x, Response? y) = Data("small5v5_oplsda_o1");
        var context = RunContext.Default;
        ModelParameters automatic = new() { Kind = ModelKind.OplsDa };
        ModelResult model = LatentModel.Fit(x, y, automatic, context);
        Assert.Contains("no model", model.Fallback, StringComparison.Ordinal);
        Assert.Contains(context.Findings.ToList(), f => f is { Id: "OST-MET-101", Severity: Severity.Warning });
        AssertClose(0.98247381670629, model.Summary.R2Y);
        AssertClose(0.232457520252832, model.Summary.Q2);
        Assert.Equal("OST-MET-102", Assert.Throws<InvalidContentException>(() => LatentModel.Fit(x, y, automatic with { FallBack = false }, context)).Finding.Id);
    }

    private static void AssertCell(RoplsDump dump, string row, string column, double? value) => AssertClose(value is null ? null : dump.Value("model", row, column), value);

    private static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } e) Assert.Equal(e, actual!.Value, Tolerance * Math.Max(0.1, Math.Abs(e)));
    }

    private static void AssertTable(RoplsDump dump, string table, Matrix actual, bool anySign)
    {
        Matrix expected = dump.Matrix(table);
        Assert.Equal((expected.Rows, expected.Columns), (actual.Rows, actual.Columns));
        for (int c = 0; c < expected.Columns; c++)
        {
            double[] e = expected.Column(c), a = actual.Column(c);
            double scale = e.Max(Math.Abs), sign = anySign && Math.Sign(e.MaxBy(Math.Abs)) != Math.Sign(a[Array.IndexOf(e, e.MaxBy(Math.Abs))]) ? -1 : 1;
            for (int r = 0; r < e.Length; r++)
                Assert.True(Math.Abs(e[r] - (sign * a[r])) <= Tolerance * scale, $"{table} [{r}, {c}]: {e[r]:R} expected, {sign * a[r]:R} found");
        }
    }
}
