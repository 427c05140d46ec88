using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Inputs that make no sense, or little: a plain refusal, a finding, or null with a reason, never a number that is not one.</summary>
[Unit]
public sealed class ModelEdgeTests
{
    private static readonly RunContext Context = RunContext.Default;

    private static readonly ModelParameters OplsDa = new() { Kind = ModelKind.OplsDa, Orthogonal = 1 };

    private static readonly ModelParameters Pls = new() { Kind = ModelKind.Pls, Predictive = 1 };

    private static Matrix Noise(int rows, int columns, ulong seed = 1)
    {
        var rng = new Rng(seed);
        return Matrix.Of(rows, columns, (_, _) => rng.NextNormal());
    }

    private static void AssertFinite(ModelResult model)
    {
        IEnumerable<double> numbers =
        [
            .. model.Scores.Values, .. model.Loadings.Values, .. model.Coefficients?.Values ?? [], .. model.Fitted?.Values.Values ?? [],
            .. model.Components.SelectMany(c => (double[])[c.R2X, c.R2XCum, c.R2Y ?? 0, c.R2YCum ?? 0, c.Q2 ?? 0, c.Q2Cum ?? 0]),
            model.Summary.R2X, model.Summary.R2Y ?? 0, model.Summary.Q2 ?? 0, model.Summary.Rmsee ?? 0, model.Summary.Rmsep ?? 0,
        ];
        Assert.All(numbers, n => Assert.True(double.IsFinite(n)));
    }

    [Fact]
    public void One_class_is_no_response()
    {
        Assert.Throws<ArgumentException>(() => Response.OfLabels(["a", "a", "a"]));
        Assert.Throws<ArgumentException>(() => Response.OfClasses([0, 0], ["a", "b"]));
        Assert.Throws<ArgumentException>(() => Response.OfClasses([0, 2], ["a", "b"]));
        Assert.Throws<ArgumentException>(() => Response.OfClasses([0, 1], ["a", "a"]));
        Assert.Throws<ArgumentException>(() => Response.OfLabels(["a", "x"], ["a", "b"]));
        Response three = Response.OfLabels(["a", "c", "b"], ["c", "b", "a", "unused"]);
        Assert.Equal(["c", "b", "a"], three.LevelNames);
        Assert.Equal([0.0, 0, 1, 1, 0, 0, 0, 1, 0], three.Values.Values);
    }

    [Fact]
    public void A_class_of_one_row_is_told()
    {
        ModelResult model = LatentModel.Fit(Noise(8, 20), Response.OfLabels(["a", "b", "b", "b", "b", "b", "b", "b"]), OplsDa, Context);
        Assert.Contains(model.Findings, f => f.Id == "OST-MET-106");
        AssertFinite(model);
        foreach (CrossValidationVariant variant in Enum.GetValues<CrossValidationVariant>())
            AssertFinite(LatentModel.Fit(
                Noise(8, 20), Response.OfLabels(["a", "b", "b", "b", "b", "b", "b", "b"]), OplsDa with { CrossValidation = new() { Variant = variant } }, Context));
    }

    [Fact]
    public void Fewer_rows_than_folds_leave_every_row_out_once()
    {
        ModelResult model = LatentModel.Fit(Noise(6, 20), SyntheticTables.Classes(6), OplsDa, Context);
        Assert.Equal([0, 1, 2, 3, 4, 5], model.FoldOfRow);
        Assert.Contains(model.Findings, f => f is { Id: "OST-MET-103", Severity: Severity.Warning });
        AssertFinite(model);
        Assert.Equal(6, Q2Spread.Of(Noise(6, 20), model, 5, Context).Folds);
    }

    [Fact]
    public void Columns_without_information_are_dropped_and_named()
    {
        Matrix x = Noise(8, 5);
        for (int i = 0; i < 8; i++)
        {
            x[i, 1] = double.NaN;
            x[i, 2] = i == 3 ? 1 : double.NaN;
            x[i, 3] = 4.2;
        }

        ModelResult model = LatentModel.Fit(x, SyntheticTables.Classes(8), OplsDa, Context);
        Assert.Equal([1, 2, 3], model.DroppedColumns.Select(d => d.Column));
        Assert.Equal(["no value", "one value only", "the values do not vary"], model.DroppedColumns.Select(d => d.Reason));
        Assert.False(model.HasMissing);
        AssertFinite(model);
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(Matrix.Of(8, 3, (_, j) => j), SyntheticTables.Classes(8), OplsDa, Context));
    }

    [Fact]
    public void A_row_without_values_is_an_error_that_names_it()
    {
        Matrix x = Noise(8, 5);
        x.Row(4).Fill(double.NaN);
        InvalidContentException error = Assert.Throws<InvalidContentException>(() => LatentModel.Fit(x, SyntheticTables.Classes(8), OplsDa, Context));
        Assert.Equal("OST-MET-104", error.Finding.Id);
        Assert.Contains("Row 5", error.Message, StringComparison.Ordinal);
        Matrix infinite = Noise(8, 5);
        infinite[0, 0] = double.PositiveInfinity;
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(infinite, SyntheticTables.Classes(8), OplsDa, Context));
    }

    [Fact]
    public void A_constant_response_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(Noise(8, 5), Response.OfValues([2, 2, 2, 2, 2, 2, 2, 2]), Pls, Context));
        Assert.Throws<ArgumentException>(() => Response.OfValues([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => Response.OfValues(new Matrix(1, 2, [double.NaN, double.NaN]), ["a", "b"]));
        // Only one class among the training rows.
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(Noise(8, 5), SyntheticTables.Classes(8), OplsDa with { TrainingRows = [0, 2, 4, 6] }, Context));
    }

    [Fact]
    public void More_components_than_the_table_has_are_refused()
    {
        Response y = Response.OfValues([1, 5, 2, 4, 3, 9, 8, 1]);
        Matrix rank2 = Matrix.Of(8, 6, (i, j) => (i * (j + 1)) + (i * i * (j % 2)));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(rank2, y, Pls with { Predictive = 3 }, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(rank2, y, Pls with { Predictive = 7 }, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(rank2, null, new ModelParameters { Kind = ModelKind.Pca, Predictive = 3 }, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(rank2, y, new ModelParameters { Kind = ModelKind.Opls, Orthogonal = 2 }, Context));
        AssertFinite(LatentModel.Fit(rank2, y, Pls with { Predictive = 2 }, Context));
        Assert.Equal(2, LatentModel.Fit(rank2, null, new ModelParameters { Kind = ModelKind.Pca, Predictive = 2 }, Context).Predictive);
        AssertFinite(LatentModel.Fit(rank2, y, Pls with { Predictive = null }, Context));
    }

    [Fact]
    public void A_model_without_degrees_of_freedom_has_no_error_of_estimation()
    {
        ModelResult model = LatentModel.Fit(Noise(3, 10), Response.OfValues([1, 2, 4]), new ModelParameters { Kind = ModelKind.Opls, Orthogonal = 1 }, Context);
        Assert.Null(model.Summary.Rmsee);
        AssertFinite(model);
        ModelResult two = LatentModel.Fit(Noise(2, 10), Response.OfLabels(["a", "b"]), new ModelParameters { Kind = ModelKind.PlsDa, Predictive = 1 }, Context);
        AssertFinite(two);
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(Noise(1, 10), Response.OfValues([1]), Pls, Context));
    }

    [Fact]
    public void Kinds_and_responses_must_fit()
    {
        Response classes = SyntheticTables.Classes(8), numbers = SyntheticTables.Numbers(8, 2, 1);
        Matrix x = Noise(8, 5);
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, classes, Pls, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, numbers, OplsDa, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, null, Pls, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, classes, new ModelParameters { Kind = ModelKind.Pca }, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, numbers, new ModelParameters { Kind = ModelKind.Opls }, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, SyntheticTables.Classes(8, 3), OplsDa, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, classes, OplsDa with { Predictive = 2 }, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, classes, OplsDa with { Orthogonal = 0 }, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, numbers, Pls with { Orthogonal = 1 }, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, numbers, Pls with { Predictive = 0 }, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(Noise(7, 5), numbers, Pls, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, numbers, Pls with { TrainingRows = [0, 0, 1] }, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, numbers, Pls with { CrossValidation = new() { Folds = 1 } }, Context));
        Assert.Throws<ArgumentException>(() => LatentModel.Fit(x, numbers, Pls with { CrossValidation = new() { FoldOfRow = [0, 0, 0, 0, 0, 0, 0, 0] } }, Context));
        ModelResult model = LatentModel.Fit(x, numbers, Pls, Context);
        Assert.Throws<ArgumentException>(() => model.Predict(Noise(3, 4)));
        Assert.Throws<ArgumentException>(() => ModelPermutationTest.Run(Noise(8, 4), model, new(), Context));
        Assert.Throws<ArgumentException>(() => ModelPermutationTest.Run(x, model, new() { Given = [[0, 1, 2]] }, Context));
        Assert.Throws<ArgumentException>(() => Vip.Of(model, VipVariant.Vip4Total));
    }

    [Fact]
    public void Noise_has_no_model_and_the_fallback_says_so()
    {
        // Ten rows of noise: one and one component explain the classes in all tables, and the rules call that a model in many.
        int fallbacks = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var context = RunContext.Default;
            ModelResult model = LatentModel.Fit(Noise(10, 200, seed), SyntheticTables.Classes(10), new ModelParameters { Kind = ModelKind.OplsDa }, context);
            Assert.True(model.Summary.R2Y > 0.9);
            Assert.Equal(model.Fallback is not null, context.Findings.ToList().Any(f => f is { Id: "OST-MET-101", Severity: Severity.Warning }));
            if (model.Fallback is null) continue;
            fallbacks++;
            Assert.Equal((1, 1), (model.Predictive, model.Orthogonal));
            AssertFinite(model);
        }

        Assert.InRange(fallbacks, 3, 17);
        ModelResult pls = LatentModel.Fit(Noise(10, 200, 2), SyntheticTables.Classes(10), new ModelParameters { Kind = ModelKind.PlsDa }, Context);
        Assert.Equal(pls.Fallback is not null, pls.Components[0].Significance is Significance.NS or Significance.N4);
    }

    [Fact]
    public void A_table_of_one_variable_has_a_model_without_orthogonal_component()
    {
        ModelResult model = LatentModel.Fit(Noise(9, 1), SyntheticTables.Classes(9), new ModelParameters { Kind = ModelKind.OplsDa }, Context);
        Assert.Equal(ModelKind.PlsDa, model.Kind);
        Assert.Contains(model.Findings, f => f.Id == "OST-MET-107");
        AssertFinite(model);
        AssertFinite(LatentModel.Fit(Noise(9, 1), null, new ModelParameters { Kind = ModelKind.Pca }, Context));
    }

    [Fact]
    public void Rounds_that_never_settle_are_told()
    {
        // With missing cells and several responses a round of NIPALS is no longer a power iteration.
        IEnumerable<ModelResult> models = Enumerable.Range(1, 300).Select(seed =>
        {
            Matrix x = SyntheticTables.WithMissing(Noise(8, 9, (ulong)seed), 0.3, (ulong)seed);
            return LatentModel.Fit(x, SyntheticTables.Numbers(8, 2, (ulong)seed), Pls, Context);
        });
        ModelResult unsettled = models.First(m => m.Findings.Any(f => f.Id == "OST-MET-109"));
        AssertFinite(unsettled);
    }

    [Fact]
    public void Responses_that_explain_equally_much_settle_where_they_start()
    {
        var x = new Matrix(4, 2, [1, 1, 1, -1, -1, 1, -1, -1]);
        Response y = Response.OfValues(new Matrix(4, 2, [1, 1, 1, -1, -1, 1, -1, -1]), ["a", "b"]);
        ModelResult model = LatentModel.Fit(x, y, Pls with { CrossValidation = new() { Folds = 4 } }, Context);
        AssertFinite(model);
        Assert.Equal(0.5, model.Summary.R2Y!.Value, 1e-12);
    }

    [Fact]
    public void Cancellation_stops_a_permutation_test()
    {
        Matrix x = Noise(20, 50);
        ModelResult model = LatentModel.Fit(x, SyntheticTables.Classes(20), OplsDa, Context);
        using var source = new CancellationTokenSource();
        var progress = new StopAtFirst(source);
        RunContext context = Context with { Cancellation = source.Token, Progress = progress };
        Assert.ThrowsAny<OperationCanceledException>(() => ModelPermutationTest.Run(x, model, new() { Permutations = 100_000 }, context));
    }

    [Fact]
    public void The_spread_of_Q2_is_drawn_from_the_seed()
    {
        Matrix x = SyntheticTables.Table(3, 10, 60, [.. Enumerable.Range(0, 10).Select(i => (double)(i % 2))]);
        ModelResult model = LatentModel.Fit(x, SyntheticTables.Classes(10), OplsDa, Context);
        Q2Spread a = Q2Spread.Of(x, model, 100, Context with { Random = new RandomStreams(1) }), b = Q2Spread.Of(x, model, 100, Context with { Random = new RandomStreams(1) });
        Q2Spread other = Q2Spread.Of(x, model, 100, Context with { Random = new RandomStreams(2) });
        Assert.Equal(a.Values, b.Values);
        Assert.NotEqual(a.Values, other.Values);
        Assert.True(a.Low <= a.Median && a.Median <= a.High && a.Low < a.High);
        Assert.Equal(model.Summary.Q2, a.OfModel);
        Assert.Equal(7, a.Folds);
    }

    [Fact]
    public void Stratified_folds_spread_every_class()
    {
        var parameters = new ModelParameters { Kind = ModelKind.PlsDa, Predictive = 1, CrossValidation = new() { Assignment = FoldAssignment.Stratified, Folds = 5 } };
        Response y = Response.OfClasses([.. Enumerable.Range(0, 20).Select(i => i < 10 ? 0 : 1)], ["a", "b"]);
        ModelResult model = LatentModel.Fit(Noise(20, 9), y, parameters, Context);
        for (int fold = 0; fold < 5; fold++)
        {
            int[] rows = [.. Enumerable.Range(0, 20).Where(i => model.FoldOfRow[i] == fold)];
            Assert.Equal((2, 2), (rows.Count(i => i < 10), rows.Count(i => i >= 10)));
        }
    }

    [Fact]
    public void Ids_and_labels()
    {
        Assert.Equal(["pca", "pls", "pls_da", "opls", "opls_da"], ModelIds.OfModels);
        Assert.Equal(["none", "center", "pareto", "uv"], ModelIds.OfScalings);
        Assert.All(Enum.GetValues<ModelKind>(), k => Assert.Equal(k, ModelIds.Kind(k.Id())));
        Assert.All(Enum.GetValues<Scaling>(), s => Assert.Equal(s, ModelIds.ScalingOf(s.Id())));
        Assert.Equal(ModelKind.OplsDa, ModelIds.Kind("opls-da"));
        Assert.Null(ModelIds.Kind("plsda2"));
        Assert.Equal("OPLS-DA", ModelKind.OplsDa.Label());
    }

    private sealed class StopAtFirst(CancellationTokenSource source) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => source.Cancel();
    }
}
