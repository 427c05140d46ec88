using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>What must not change when the table is changed, and two ways that must give the same numbers.</summary>
[Property]
public sealed class ModelInvarianceTests
{
    private static readonly CrossValidationVariant[] Variants = Enum.GetValues<CrossValidationVariant>();

    private sealed record Case(Matrix X, Response Y, ModelParameters Parameters);

    /// <summary>
    /// Models with fixed components on small tables: every kind, scaling, variant of cross-validation, with and without missing cells. With missing cells there is one response:
    /// several may never settle, and where the rounds then stop is chance.
    /// </summary>
    private static Gen<Case> Cases(bool missing) =>
        from seed in Gen.Choose(1, 1_000_000)
        from rows in Gen.Choose(8, 20)
        from columns in Gen.Choose(6, 30)
        from kind in Gen.Elements(ModelKind.Pls, ModelKind.PlsDa, ModelKind.Opls, ModelKind.OplsDa)
        from scaling in Gen.Elements(Scaling.Center, Scaling.Pareto, Scaling.UnitVariance)
        from variant in Gen.Elements(Variants)
        from several in Gen.Choose(1, missing ? 1 : 3)
        select Make((ulong)seed, (rows, columns), kind, (scaling, variant), (several, missing));

    private static Case Make(ulong seed, (int Rows, int Columns) size, ModelKind kind, (Scaling Scaling, CrossValidationVariant Variant) how, (int Responses, bool Missing) what)
    {
        int responses = kind.IsOrthogonal() ? 1 : what.Responses;
        Response y = kind.IsDiscriminant() ? SyntheticTables.Classes(size.Rows, responses == 3 ? 3 : 2) : SyntheticTables.Numbers(size.Rows, responses, seed);
        Matrix x = SyntheticTables.Table(seed, size.Rows, size.Columns, SyntheticTables.First(y));
        if (what.Missing) x = SyntheticTables.WithMissing(x, 0.1, seed);
        var parameters = new ModelParameters
        {
            Kind = kind,
            Scaling = how.Scaling,
            Predictive = kind.IsOrthogonal() ? 1 : 2,
            Orthogonal = kind.IsOrthogonal() ? 2 : null,
            CrossValidation = new CrossValidation { Variant = how.Variant, Folds = 5 },
        };
        return new Case(x, y, parameters);
    }

    private static ModelResult Fit(Case c) => LatentModel.Fit(c.X, c.Y, c.Parameters, RunContext.Default);

    private static void AssertSame(ModelResult expected, ModelResult actual, double tolerance)
    {
        Assert.Equal(expected.Components.Count, actual.Components.Count);
        double[] Numbers(ModelResult m) => [.. m.Components.SelectMany(c => (double[])[c.R2X, c.R2XCum, c.R2Y!.Value, c.R2YCum!.Value, c.Q2!.Value, c.Q2Cum!.Value])];
        double difference = SyntheticTables.RelativeDifference(Numbers(expected), Numbers(actual));
        Assert.True(difference <= tolerance, $"the tables of components differ by {difference:E1}: {string.Join('\n', expected.Components)} / {string.Join('\n', actual.Components)}");
    }

    [Fact]
    public void Inner_products_and_the_table_itself_give_the_same_numbers() => PropertyCheck.ForAll(Cases(false), c =>
    {
        ModelData data = ModelData.Of(c.X, c.Y, c.Parameters);
        Folds folds = Folds.Interleaved(data.Rows, 5);
        CrossValidationVariant variant = c.Parameters.CrossValidation.Variant;
        var counts = new ComponentCounts(c.Parameters.Predictive!.Value, c.Parameters.Orthogonal ?? 0);
        var gram = ValidationSpace.Of(data, variant, folds, true, RunContext.Default);
        Assert.True(gram.InGramSpace);
        var table = new TableSpace(data, data.X, variant);
        Validated a = gram.Run(data.Y!, counts, folds, RunContext.Default), b = table.Run(data.Y!, counts, folds, RunContext.Default);
        // Several responses stop at a change of 10⁻⁶: a round more or less changes about as much.
        double tolerance = c.Y.Values.Columns == 1 ? 1e-8 : 1e-5;
        Assert.Equal(b.R2X, a.R2X, tolerance);
        Assert.Equal(b.R2Y, a.R2Y, tolerance);
        Assert.True(SyntheticTables.RelativeDifference(b.Press.Values, a.Press.Values) <= tolerance);
        Assert.True(SyntheticTables.RelativeDifference(b.Rss.Values, a.Rss.Values) <= tolerance);
    });

    [Fact]
    public void The_sum_of_squares_of_any_importance_is_the_number_of_variables() => PropertyCheck.ForAll(Cases(false), c =>
    {
        ModelResult model = Fit(c);
        VipVariant[] variants = model.Orthogonal > 0
            ? [VipVariant.Vip4Predictive, VipVariant.Vip4Orthogonal, VipVariant.Vip4Total, VipVariant.ClassicalWeight]
            : [VipVariant.WoldPls, VipVariant.ClassicalWeight];
        foreach (VipVariant variant in variants) Assert.Equal(1, Vip.Of(model, variant).Average(v => v * v), 1e-12);
    });

    [Fact]
    public void Scaling_a_variable_changes_nothing_under_unit_variance() => PropertyCheck.ForAll(Cases(true), c =>
    {
        c = c with { Parameters = c.Parameters with { Scaling = Scaling.UnitVariance } };
        Matrix scaled = c.X.Copy();
        for (int i = 0; i < scaled.Rows; i++)
            for (int j = 0; j < scaled.Columns; j += 2) scaled[i, j] = (1000 * scaled[i, j]) - 7;
        double tolerance = c.Y.Values.Columns == 1 ? 1e-8 : 1e-4;
        ModelResult before = Fit(c), after = Fit(c with { X = scaled });
        AssertSame(before, after, tolerance);
        Assert.True(SyntheticTables.RelativeDifference(before.Scores.Values, after.Scores.Values) <= tolerance);
        Assert.True(SyntheticTables.RelativeDifference(Vip.Of(before), Vip.Of(after)) <= tolerance);
    });

    [Fact]
    public void Rows_in_another_order_have_their_scores_in_that_order() => PropertyCheck.ForAll(Cases(true), c =>
    {
        int n = c.X.Rows;
        int[] order = [.. Enumerable.Range(0, n)];
        new Rng(7).Shuffle(order.AsSpan());
        ModelParameters moved = c.Parameters with { CrossValidation = c.Parameters.CrossValidation with { FoldOfRow = [.. order.Select(i => i % 5)] } };
        ModelResult before = Fit(c), after = Fit(new Case(c.X.SelectRows(order), c.Y.Rearrange(order), moved));
        double tolerance = c.Y.Values.Columns == 1 ? 1e-8 : 1e-4;
        AssertSame(before, after, tolerance);
        Assert.True(SyntheticTables.RelativeDifference(before.Scores.SelectRows(order).Values, after.Scores.Values) <= tolerance);
    });

    [Fact]
    public void A_constant_variable_is_reported_and_changes_nothing() => PropertyCheck.ForAll(Cases(true), c =>
    {
        Matrix wider = Matrix.Of(c.X.Rows, c.X.Columns + 2, (i, j) => j < c.X.Columns ? c.X[i, j] : j == c.X.Columns ? 3.7 : double.NaN);
        ModelResult before = Fit(c), after = Fit(c with { X = wider });
        AssertSame(before, after, 0);
        Assert.Equal([c.X.Columns, c.X.Columns + 1], after.DroppedColumns.Select(d => d.Column));
        Assert.Contains(after.Findings, f => f.Id == "OST-MET-105");
        Assert.Null(after.PerColumn(Vip.Of(after))[^1]);
    });

    [Fact]
    public void Threads_change_nothing() => PropertyCheck.ForAll(
        Cases(true),
        c =>
        {
            ModelResult model = Fit(c);
            RunContext one = RunContext.Default with { Threads = 1 }, four = RunContext.Default with { Threads = 4 };
            Assert.Equal(LatentModel.Fit(c.X, c.Y, c.Parameters, one).Components, LatentModel.Fit(c.X, c.Y, c.Parameters, four).Components);
            var few = new ModelPermutationParameters { Permutations = 5, ExactLimit = 0 };
            ModelPermutationResult a = ModelPermutationTest.Run(c.X, model, few, one), b = ModelPermutationTest.Run(c.X, model, few, four);
            Assert.Equal(a.Permuted, b.Permuted);
            Assert.Equal(Q2Spread.Of(c.X, model, 3, one).Values, Q2Spread.Of(c.X, model, 3, four).Values);
        },
        40);

    [Fact]
    public void The_fit_and_the_prediction_of_the_same_rows_agree() => PropertyCheck.ForAll(Cases(false), c =>
    {
        ModelResult model = Fit(c);
        Assert.True(SyntheticTables.RelativeDifference(model.Fitted!.Values.Values, model.Predict(c.X).Values.Values) <= 1e-9);
        Assert.DoesNotContain(model.Predict(SyntheticTables.WithMissing(c.X, 0.2, 4)).Values.Values, double.IsNaN);
    });

    [Fact]
    public void The_permutation_that_changes_nothing_is_the_model_itself() => PropertyCheck.ForAll(Cases(true), c =>
    {
        ModelResult model = Fit(c);
        var identity = new ModelPermutationParameters { Given = [[.. Enumerable.Range(0, c.X.Rows)]] };
        ModelPermutationResult test = ModelPermutationTest.Run(c.X, model, identity, RunContext.Default);
        Assert.Equal(test.Observed, test.Permuted[0]);
        double tolerance = c.Y.Values.Columns == 1 ? 1e-8 : 1e-4;
        Assert.Equal(model.Summary.Q2!.Value, test.Observed.Q2, tolerance * Math.Max(1, Math.Abs(test.Observed.Q2)));
        Assert.Equal(model.Summary.R2Y!.Value, test.Observed.R2Y, tolerance);
        Assert.Equal(model.Summary.R2X, test.Observed.R2X, tolerance);
        Assert.Equal(1, test.Observed.Correlation, 1e-12);
    });

    [Fact]
    public void Principal_components_by_both_algorithms_and_of_tall_and_wide_tables() => PropertyCheck.ForAll(Cases(false), c =>
    {
        ModelParameters svd = new() { Kind = ModelKind.Pca, Predictive = 2 };
        ModelResult a = LatentModel.Fit(c.X, null, svd, RunContext.Default), b = LatentModel.Fit(c.X, null, svd with { PcaAlgorithm = PcaAlgorithm.Nipals }, RunContext.Default);
        // NIPALS stops early: after 101 rounds, or at a change of the loading below 10⁻⁶.
        if (b.Components[0].Iterations < 100) Assert.Equal(a.Components[0].R2X, b.Components[0].R2X, 1e-6);
        for (int h = 0; h < 2; h++)
        {
            Assert.Equal(1, a.Loadings.Column(h).Sum(p => p * p), 1e-12);
            Assert.Equal(0, Enumerable.Range(0, c.X.Rows).Sum(i => a.Scores[i, 0] * a.Scores[i, 1]), 1e-8);
        }

        Assert.True(b.Summary.R2X <= a.Summary.R2X + 1e-12, "no two components explain more than the principal ones");
    });
}
