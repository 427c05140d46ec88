using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Values printed in ropls' vignette and tests, and other programs' definitions of Q2 on the same data.</summary>
[Oracle]
public sealed class PublishedValueTests
{
    private static ModelResult Fit(Matrix x, Response? y, ModelParameters parameters) => LatentModel.Fit(x, y, parameters, RunContext.Default);

    [Fact]
    public void Foods_has_missing_cells()
    {
        ModelResult model = Fit(Sacurine.Foods(), null, new ModelParameters { Kind = ModelKind.Pca });
        Assert.True(model.HasMissing);
        Assert.Equal(6.19, model.Variances[0], 5e-3);
        Assert.Equal(1.309494, model.Scores[0, 0], 5e-7);
        Assert.Equal(2, model.Predictive);
    }

    [Fact]
    public void Principal_components_of_sacurine()
    {
        Matrix x = Sacurine.X();
        ModelResult standard = Fit(x, null, new ModelParameters { Kind = ModelKind.Pca });
        Assert.Equal(0.501, standard.Summary.R2X, 5e-4);
        Assert.Equal(0.067, standard.Components[2].R2X, 5e-4);
        Assert.Equal(0.252, standard.Components[1].R2XCum, 5e-4);
        Assert.Equal(8.744009, Math.Abs(standard.Scores[0, 0]), 5e-7);
        Assert.Equal(0.223, Fit(x, null, new ModelParameters { Kind = ModelKind.Pca, Scaling = Scaling.Center }).Components[1].R2XCum, 1e-3);
        Assert.Equal(0.063, Fit(x, null, new ModelParameters { Kind = ModelKind.Pca, Scaling = Scaling.Pareto }).Components[2].R2X, 5e-4);
    }

    [Fact]
    public void Cornell_of_Tenenhaus()
    {
        (Matrix x, Response y) = Sacurine.Cornell();
        ModelResult model = Fit(x, y, new ModelParameters { Kind = ModelKind.Pls });
        Assert.Equal(2.0513, model.Scores[0, 0], 5e-5);
        Assert.Equal(1.125, Vip.Of(model)[0], 5e-4);
    }

    [Fact]
    public void Lowarp_has_several_responses_of_which_some_are_missing()
    {
        (Matrix x, Response y) = Sacurine.Lowarp();
        Assert.Contains(y.Values.Values, double.IsNaN);
        ModelResult model = Fit(x, y, new ModelParameters { Kind = ModelKind.Pls });
        Assert.Equal(-0.0861, model.WeightsStar![1, 0], 5e-5);
        Assert.Equal(0.596598855, model.ResponseScores![4, 1], 5e-9);
        Assert.DoesNotContain(model.Fitted!.Values.Values, double.IsNaN);
    }

    [Fact]
    public void Predictions_of_age()
    {
        Matrix x = Sacurine.X();
        Response age = Response.OfValues(Sacurine.Age());
        ModelResult opls = Fit(x, age, new ModelParameters { Kind = ModelKind.Opls, Orthogonal = 1 });
        Assert.Equal(42.97439, opls.Fitted!.Values[106, 0], 5e-6);
        int[] training = [.. Enumerable.Range(0, 91)];
        ModelResult half = Fit(x, age, new ModelParameters { Kind = ModelKind.Pls, TrainingRows = training });
        Assert.Equal(42.94277, half.Fitted!.Values[89, 0], 5e-6);
        int row = Array.IndexOf(Sacurine.Samples(), "HU_207");
        Assert.Equal(36.38991, half.Predict(x.SelectRows([row])).Values[0, 0], 5e-6);
        Assert.Equal(36.38991, half.Tested!.Values[half.Tested.Rows.ToList().IndexOf(row), 0], 5e-6);
    }

    [Fact]
    public void Age_and_body_mass_together()
    {
        ModelResult model = RoplsOracleTests.Fit("sacurine_pls_age_bmi");
        Assert.Equal(20.5831139196, model.Fitted!.Values[0, 1], 5e-11);
    }

    [Fact]
    public void Gender()
    {
        Matrix x = Sacurine.X();
        Response gender = Sacurine.GenderResponse();
        ModelResult pls = Fit(x, gender, new ModelParameters { Kind = ModelKind.PlsDa });
        Assert.Equal(0.7034828, Vip.Of(pls)[4], 5e-8);
        Assert.Equal(3.396, pls.Scores[0, 1], 5e-4);
        ModelResult pareto = Fit(x, gender, new ModelParameters { Kind = ModelKind.PlsDa, Scaling = Scaling.Pareto });
        Assert.Equal(0.7710519, Vip.Of(pareto)[4], 5e-8);
        ModelResult opls = Fit(x, gender, new ModelParameters { Kind = ModelKind.OplsDa, Orthogonal = 1 });
        // The published score is of a character vector, whose levels are in the order of the alphabet: the other way round.
        Assert.Equal(4.980604, -opls.OrthogonalScores![0, 0], 5e-7);
        Assert.Equal(1.551154, Vip.Of(opls)[1], 5e-7);
        Assert.Equal(1.642173, Vip.Of(opls, VipVariant.Vip4Orthogonal)[2], 5e-7);
        Assert.Equal("M", gender.LevelNames![opls.Fitted!.Levels![106]]);
        ModelResult later = Fit(x, gender, new ModelParameters { Kind = ModelKind.PlsDa, TrainingRows = [.. Enumerable.Range(10, 173)] });
        Assert.Equal(0.275, later.Summary.Rmsep!.Value, 5e-4);
    }

    [Fact]
    public void Three_ages_by_pareto()
    {
        (Matrix x, Response? y) = RoplsOracleTests.Data("sacurine_plsda_age3");
        ModelResult model = Fit(x, y, new ModelParameters { Kind = ModelKind.PlsDa, Predictive = 2, Scaling = Scaling.Pareto });
        Assert.Equal(0.442, model.Components[1].R2YCum!.Value, 5e-4);
        Assert.Equal(0.0531, model.Summary.Q2!.Value, 5e-5);
        Assert.Equal(3, model.Coefficients!.Columns);
    }

    /// <summary>
    /// PLS of gender with 1, 2 and 3 components: R 4.2, pls 2.8, <c>plsr(y ~ scale(x), validation = "LOO")</c> and <c>plsr(…, scale = TRUE)</c>; scikit-learn 1.2,
    /// <c>PLSRegression(scale=True)</c> over interleaved folds (References/pls_q2.R and pls_q2.py).
    /// </summary>
    [Theory]
    [InlineData(CrossValidationVariant.Recentred, FoldAssignment.LeaveOneOut, 0.386653417896, 0.557795416493, 0.602260917509)]
    [InlineData(CrossValidationVariant.Rescaled, FoldAssignment.LeaveOneOut, 0.38671387999, 0.555785555135, 0.599676950987)]
    [InlineData(CrossValidationVariant.Rescaled, FoldAssignment.Interleaved, 0.39353593634148853, 0.5460722865419779, 0.590785380132955)]
    public void Other_definitions_of_Q2(CrossValidationVariant variant, FoldAssignment folds, double one, double two, double three)
    {
        var parameters = new ModelParameters { Kind = ModelKind.PlsDa, Predictive = 3, CrossValidation = new CrossValidation { Variant = variant, Assignment = folds } };
        Matrix x = Sacurine.X();
        ModelResult model = Fit(x, Sacurine.GenderResponse(), parameters);
        double[] expected = [one, two, three];
        for (int h = 0; h < 3; h++) Assert.Equal(expected[h], model.Components[h].Q2Cum!.Value, 1e-11);
        Assert.Equal(0.72983280524, model.Summary.R2Y!.Value, 5e-12);
        var identity = new ModelPermutationParameters { Given = [[.. Enumerable.Range(0, x.Rows)]] };
        Assert.Equal(three, ModelPermutationTest.Run(x, model, identity, RunContext.Default).Observed.Q2, 1e-11);
    }
}
