using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests.Clustering;

/// <summary>Vector kernels against their plain twins, bit for bit, with instruction sets switched off in turn.</summary>
[Property]
public sealed class ClusteringKernelTests
{
    private static readonly int[] Sizes = [0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 255, 1021, 2500];

    [Fact]
    public void The_first_minimum_is_that_of_a_plain_loop()
    {
        InstructionSets.AssertSwitchedOff();
        Rng rng = new(1);
        foreach (int size in Sizes)
        {
            foreach (int range in (int[])[1, 3, 1000])
            {
                double[] values = [.. Enumerable.Range(0, size).Select(_ => (double)rng.NextInt(range))];
                for (int i = 0; i < size; i += 3) values[i] = double.PositiveInfinity;
                Assert.Equal(FirstMinimum.Reference(values), FirstMinimum.Of(values));
            }
        }

        Assert.Equal((-1, double.PositiveInfinity), FirstMinimum.Of(Enumerable.Repeat(double.PositiveInfinity, 70).ToArray()));
    }

    [Fact]
    public void Sums_over_columns_are_those_of_a_plain_loop()
    {
        InstructionSets.AssertSwitchedOff();
        foreach (int columns in (int[])[1, 2, 5, 60])
        {
            Matrix m = ClusteringTables.Random(ProfileKernels.Panel + 5, columns, columns);
            double[] panel = new double[columns * ProfileKernels.Panel], sums = new double[ProfileKernels.Panel];
            foreach (int start in (int[])[0, ProfileKernels.Panel])
            {
                ProfileKernels.Pack(m.Values, columns, start, panel);
                for (int i = 0; i < m.Rows; i++)
                {
                    ProfileKernels.SquaredDifferences(m.Row(i), panel, sums);
                    for (int j = start; j < Math.Min(m.Rows, start + ProfileKernels.Panel); j++)
                        Assert.Equal(ProfileKernels.SquaredDifferencesReference(m.Row(i), m.Row(j)), sums[j - start]);
                    ProfileKernels.Products(m.Row(i), panel, sums);
                    for (int j = start; j < Math.Min(m.Rows, start + ProfileKernels.Panel); j++)
                        Assert.Equal(ProfileKernels.ProductsReference(m.Row(i), m.Row(j)), sums[j - start]);
                }
            }
        }
    }

    [Fact]
    public void The_product_of_minima_of_sums_is_that_of_plain_loops()
    {
        InstructionSets.AssertSwitchedOff();
        (int, int, int)[] shapes = [(1, 1, 1), (3, 2, 5), (4, 9, 8), (5, 1, 17), (9, 33, 31), (130, 140, 150)];
        foreach ((int rows, int inner, int columns) in shapes)
        {
            Matrix a = ClusteringTables.Random(rows, inner + 3, 1), b = ClusteringTables.Random(inner, columns + 2, 2);
            var left = new Block(a.Values, 2, a.Columns, rows, inner);
            var right = new Block(b.Values, 1, b.Columns, inner, columns);
            double[] actual = Sentinels(rows * (columns + 1)), expected = Sentinels(rows * (columns + 1));
            MinPlus.Product(left, right, new Block(actual, 1, columns + 1, rows, columns), RunContext.Default.ParallelOptions);
            MinPlus.Reference(left, right, new Block(expected, 1, columns + 1, rows, columns));
            Assert.Equal(expected, actual);
        }
    }

    private static double[] Sentinels(int count)
    {
        double[] values = new double[count + 1];
        Array.Fill(values, -99);
        return values;
    }
}

/// <summary>The same with narrower vectors and with none.</summary>
[Property]
public sealed class ClusteringVectorWidthTests
{
    public static TheoryData<string> Settings => InstructionSets.Settings;

    [Theory]
    [MemberData(nameof(Settings))]
    public void Narrower_vectors_give_the_same_bits(string setting) =>
        InstructionSets.RunClassWithout(setting, typeof(ClusteringKernelTests));
}
