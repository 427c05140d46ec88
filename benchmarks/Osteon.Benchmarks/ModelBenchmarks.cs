using BenchmarkDotNet.Attributes;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Benchmarks;

/// <summary>Latent variable models on tables of noise in which a tenth of the columns follows two classes.</summary>
[MemoryDiagnoser]
public class ModelBenchmarks
{
    private static readonly ModelParameters OplsDa = new() { Kind = ModelKind.OplsDa, Orthogonal = 1 };
    private Matrix _x = null!;
    private Response _y = null!;
    private ModelResult _model = null!;

    [Params("10x5000", "60x20000", "200x20000")]
    public string Size { get; set; } = "10x5000";

    [GlobalSetup]
    public void Generate()
    {
        int[] size = [.. Size.Split('x').Select(s => int.Parse(s, System.Globalization.CultureInfo.InvariantCulture))];
        (_x, _y) = ModelTables.Generate(size[0], size[1]);
        _model = LatentModel.Fit(_x, _y, OplsDa, RunContext.Default);
    }

    [Benchmark]
    public ModelResult Pca() => LatentModel.Fit(_x, null, new ModelParameters { Kind = ModelKind.Pca, Predictive = 5 }, RunContext.Default);

    [Benchmark]
    public ModelResult PlsDa() => LatentModel.Fit(_x, _y, new ModelParameters { Kind = ModelKind.PlsDa, Predictive = 3 }, RunContext.Default);

    [Benchmark]
    public ModelResult OplsDaFit() => LatentModel.Fit(_x, _y, OplsDa, RunContext.Default);

    [Benchmark]
    public ModelPermutationResult Permutations() =>
        ModelPermutationTest.Run(_x, _model, new ModelPermutationParameters { Permutations = 1000, ExactLimit = 0 }, RunContext.Default);
}

/// <summary>The tables of the model benchmarks.</summary>
internal static class ModelTables
{
    /// <summary>Normal deviates; every tenth column is raised by 1 in the second class. Rows alternate between the classes.</summary>
    public static (Matrix X, Response Y) Generate(int rows, int columns)
    {
        var rng = new Rng(1);
        int[] levels = [.. Enumerable.Range(0, rows).Select(i => i % 2)];
        return (Matrix.Of(rows, columns, (i, j) => rng.NextNormal() + (j % 10 == 0 ? levels[i] : 0)), Response.OfClasses(levels, ["control", "treated"]));
    }
}
