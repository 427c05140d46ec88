using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>The variants of VIP, by their formulas written out anew.</summary>
[Unit]
public sealed class VipTests
{
    private static ModelResult Opls()
    {
        Matrix x = SyntheticTables.Table(9, 12, 20, [.. Enumerable.Range(0, 12).Select(i => (double)(i % 2))]);
        return LatentModel.Fit(x, SyntheticTables.Classes(12), new ModelParameters { Kind = ModelKind.OplsDa, Orthogonal = 2, Scaling = Scaling.Pareto }, RunContext.Default);
    }

    private static double Square(double[] v) => v.Sum(e => e * e);

    [Fact]
    public void One_predictive_component_makes_the_predictive_VIP_its_normalised_loading()
    {
        ModelResult model = Opls();
        double[] p = model.Loadings.Column(0), vip = Vip.Of(model), w = model.Weights!.Column(0), classical = Vip.Of(model, VipVariant.ClassicalWeight);
        for (int j = 0; j < p.Length; j++)
        {
            Assert.Equal(Math.Sqrt(20) * Math.Abs(p[j]) / Math.Sqrt(Square(p)), vip[j], 1e-12);
            Assert.Equal(Math.Sqrt(20) * Math.Abs(w[j]), classical[j], 1e-12);
        }
    }

    [Fact]
    public void The_total_VIP_weighs_predictive_and_orthogonal_loadings_by_what_they_explain()
    {
        ModelResult model = Opls();
        (double[] T, double[] P, double C)[] parts =
        [
            (model.Scores.Column(0), model.Loadings.Column(0), model.ResponseWeights![0, 0]),
            .. Enumerable.Range(0, 2).Select(k => (model.OrthogonalScores!.Column(k), model.OrthogonalLoadings!.Column(k), model.OrthogonalResponseWeights![0, k])),
        ];
        double ssx = parts.Sum(q => Square(q.T) * Square(q.P)), ssy = parts.Sum(q => Square(q.T) * q.C * q.C);
        double[] total = Vip.Of(model, VipVariant.Vip4Total);
        for (int j = 0; j < 20; j++)
        {
            double x = parts.Sum(q => q.P[j] * q.P[j] / Square(q.P) * Square(q.T) * Square(q.P) / ssx);
            double y = parts.Sum(q => q.P[j] * q.P[j] / Square(q.P) * Square(q.T) * q.C * q.C / ssy);
            Assert.Equal(Math.Sqrt(20 / 2.0 * (x + y)), total[j], 1e-12);
        }
    }

    [Fact]
    public void Every_model_has_its_own_default()
    {
        Assert.Null(Vip.DefaultOf(ModelKind.Pca));
        Assert.Equal(VipVariant.WoldPls, Vip.DefaultOf(ModelKind.PlsDa));
        Assert.Equal(VipVariant.Vip4Predictive, Vip.DefaultOf(ModelKind.Opls));
        Assert.Throws<ArgumentException>(() => Vip.Of(Opls(), VipVariant.WoldPls));
    }
}
