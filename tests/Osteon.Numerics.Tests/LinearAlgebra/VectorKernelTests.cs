using Osteon.Primitives;

namespace Osteon.Numerics.Tests;

/// <summary>The vector loops and their plain twins give the same bits, with and without the machine's vectors.</summary>
[Unit]
public sealed class VectorKernelTests
{
    private static readonly int[] Lengths = [0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 255, 1021];

    public VectorKernelTests() => InstructionSets.AssertSwitchedOff();

    [Fact]
    public void Products_have_the_bits_of_the_plain_loop()
    {
        var rng = new Rng(1);
        foreach (int length in Lengths)
        {
            double[] a = Normals(rng, length), b = Normals(rng, length);
            Assert.Equal(VectorKernels.DotReference(a, b), VectorKernels.Dot(a, b));
            double[] vector = [.. b], plain = [.. b];
            VectorKernels.Axpy(-0.37, a, vector);
            VectorKernels.AxpyReference(-0.37, a, plain);
            Assert.Equal(plain, vector);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 17)]
    [InlineData(4, 512)]
    [InlineData(9, 513)]
    [InlineData(23, 1100)]
    public void Inner_products_of_rows_have_the_bits_of_the_plain_loop_for_any_number_of_threads(int rows, int columns)
    {
        var rng = new Rng(2);
        var x = new Matrix(rows, columns, Normals(rng, rows * columns));
        double[] plain = Gram.OfRowsReference(x).Values;
        foreach (int threads in (int[])[1, 2, 5]) Assert.Equal(plain, Gram.OfRows(x, RunContext.Default with { Threads = threads }).Values);
    }

    [Fact]
    public void Lengths_must_fit()
    {
        Assert.Throws<ArgumentException>(() => VectorKernels.Dot([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => VectorKernels.Axpy(1, [1, 2], new double[1]));
        Assert.Throws<ArgumentException>(() => Gram.TransposeTimesVector(new Matrix(2, 3), [1]));
        Assert.Equal(0, VectorKernels.Dot([], []));
    }

    [Fact]
    public void A_table_without_columns_has_inner_products_of_zero() =>
        Assert.Equal([0, 0, 0, 0], Gram.OfRows(new Matrix(2, 0), RunContext.Default).Values);

    private static double[] Normals(Rng rng, int count) => [.. Enumerable.Range(0, count).Select(_ => rng.NextNormal())];
}

/// <summary>The same with instruction sets switched off.</summary>
[Unit]
public sealed class VectorKernelsOnOtherMachinesTests
{
    public static TheoryData<string> Settings => InstructionSets.Settings;

    [Theory]
    [MemberData(nameof(Settings))]
    public void Narrower_vectors_give_the_same_bits(string setting) => InstructionSets.RunClassWithout(setting, typeof(VectorKernelTests));
}
