using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>
/// What Q2 is when there is nothing to find. Rows that are left out have been centred together with the others, so in a table with many more columns than rows they point away
/// from what is left: with few rows, ropls' Q2 of noise lies above 0. Centring in every fold takes this away.
/// </summary>
[Property]
public sealed class Q2OfNoiseTests
{
    private const int Tables = 60;

    [Theory]
    [InlineData(CrossValidationVariant.Ropls, 0.10, 0.19)]
    [InlineData(CrossValidationVariant.Recentred, -0.16, -0.06)]
    [InlineData(CrossValidationVariant.Rescaled, -0.17, -0.06)]
    public void Five_against_five(CrossValidationVariant variant, double low, double high) =>
        Assert.InRange(Run(variant, (_, model) => model.Summary.Q2!.Value).Average(), low, high);

    /// <summary>Rows of noise could have been in any class: p is uniform, mean 0.5 (± 0.15 is four standard errors) and 0.05 or less in about 3 of 60.</summary>
    [Theory]
    [InlineData(CrossValidationVariant.Ropls)]
    [InlineData(CrossValidationVariant.Recentred)]
    public void P_is_uniform_if_folds_follow_the_response(CrossValidationVariant variant)
    {
        double[] q2 = Run(variant, (x, model) => ModelPermutationTest.Run(x, model, new ModelPermutationParameters { FoldsFollowResponse = true }, RunContext.Default).PQ2);
        Assert.InRange(q2.Average(), 0.35, 0.65);
        Assert.InRange(q2.Count(p => p <= 0.05), 0, 9);
        double[] r2y = Run(variant, (x, model) => ModelPermutationTest.Run(x, model, new ModelPermutationParameters(), RunContext.Default).PR2Y);
        Assert.InRange(r2y.Average(), 0.35, 0.65);
    }

    /// <summary>
    /// Folds that stay with the rows hold one of each class in the split at hand, but often two of a kind in others, which moves Q2: upwards where rows left out were centred with
    /// the others, downwards where not.
    /// </summary>
    [Theory]
    [InlineData(CrossValidationVariant.Ropls, 0.7, 1)]
    [InlineData(CrossValidationVariant.Recentred, 0, 0.35)]
    public void P_of_Q2_is_off_if_folds_stay_with_the_rows(CrossValidationVariant variant, double low, double high)
    {
        double[] p = Run(variant, (x, model) => ModelPermutationTest.Run(x, model, new ModelPermutationParameters(), RunContext.Default).PQ2);
        Assert.InRange(p.Average(), low, high);
    }

    private static double[] Run(CrossValidationVariant variant, Func<Matrix, ModelResult, double> value)
    {
        var response = Response.OfClasses([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], ["a", "b"]);
        var parameters = new ModelParameters { Kind = ModelKind.OplsDa, Orthogonal = 1, CrossValidation = new CrossValidation { Variant = variant } };
        return
        [
            .. Enumerable.Range(1, Tables).Select(seed =>
            {
                var rng = new Rng((ulong)seed);
                Matrix x = Matrix.Of(10, 400, (_, _) => rng.NextNormal());
                return value(x, LatentModel.Fit(x, response, parameters, RunContext.Default));
            }),
        ];
    }
}
