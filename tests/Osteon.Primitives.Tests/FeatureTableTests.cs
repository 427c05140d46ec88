namespace Osteon.Primitives.Tests;

[Unit]
public sealed class FeatureTableTests
{
    private static readonly Injection[] Two = [new Injection { Name = "a" }, new Injection { Name = "qc", Kind = InjectionKind.Qc }];
    private static readonly Feature[] Three = [new Feature { Id = "1" }, new Feature { Id = "2" }, new Feature { Id = "3" }];

    [Fact]
    public void Selecting_keeps_names_and_values_together()
    {
        var table = new FeatureTable(Two, Three, Matrix.Of(2, 3, (r, c) => (10 * r) + c)) { Quantity = "peak area" };
        FeatureTable part = table.SelectInjections(table.RowsOf(InjectionKind.Qc)).SelectFeatures([2, 0]);
        Assert.Equal("qc", Assert.Single(part.Injections).Name);
        Assert.Equal(["3", "1"], part.Features.Select(f => f.Id));
        Assert.Equal([12.0, 10.0], part.Intensities.Values);
        Assert.Equal("peak area", part.Quantity);
    }

    [Fact]
    public void Names_that_occur_twice_are_refused() =>
        Assert.Throws<ArgumentException>(() => new FeatureTable([Two[0], Two[0]], Three, new Matrix(2, 3)));

    [Fact]
    public void Shapes_must_fit() => Assert.Throws<ArgumentException>(() => new FeatureTable(Two, Three, new Matrix(3, 2)));

    [Fact]
    public void Transposing_twice_gives_the_matrix_back()
    {
        Matrix matrix = Matrix.Of(37, 70, (r, c) => (r * 100) + c);
        Assert.Equal(matrix[36, 5], matrix.Transpose()[5, 36]);
        Assert.Equal(matrix.Values, matrix.Transpose().Transpose().Values);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[0, 70]);
    }
}
