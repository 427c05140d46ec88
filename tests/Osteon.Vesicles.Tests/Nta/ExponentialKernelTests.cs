using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

[Unit]
public sealed class ExponentialKernelTests
{
    public static TheoryData<int> Lengths => [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 63, 64, 65, 255, 300];

    public ExponentialKernelTests() => InstructionSets.AssertSwitchedOff();

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Vectors_and_plain_twin_give_the_same_bits(int length)
    {
        var random = new Rng((ulong)length + 1);
        double[] values = [.. Enumerable.Range(0, length).Select(_ => 3 - (800 * Math.Pow(random.NextDouble(), 3)))], twin = [.. values];
        ExponentialKernel.ExpBelow(3, values);
        ExponentialKernel.ExpBelowReference(3, twin);
        Assert.Equal(twin.Select(BitConverter.DoubleToInt64Bits), values.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void It_is_the_exponential()
    {
        double[] x = [.. Enumerable.Range(0, 70_001).Select(i => -i / 100.0)], result = [.. x];
        ExponentialKernel.ExpBelow(0, result);
        for (int i = 0; i < x.Length; i++) Assert.Equal(1, result[i] / Math.Exp(x[i]), 1e-15);
        double[] far = [-700.01, -1e9, double.NegativeInfinity, 0];
        ExponentialKernel.ExpBelow(0, far);
        Assert.Equal([0.0, 0, 0, 1], far);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Exponents_are_a_plus_bu_minus_cz(int length)
    {
        var random = new Rng(77);
        double[] Draw() => [.. Enumerable.Range(0, length).Select(_ => random.NextNormal())];
        var row = new ExponentialKernel.Coefficients(Draw(), Draw(), Draw());
        double[] result = new double[length];
        double largest = ExponentialKernel.Exponents(row, 1.5, 0.3, result);
        for (int i = 0; i < length; i++)
            Assert.Equal(Math.FusedMultiplyAdd(row.OfValue[i], -0.3, Math.FusedMultiplyAdd(row.OfLog[i], 1.5, row.Constant[i])), result[i]);
        Assert.Equal(length == 0 ? double.NegativeInfinity : result.Max(), largest);
    }
}

[Unit]
public sealed class ExponentialKernelSettingsTests
{
    public static TheoryData<string> Settings => InstructionSets.Settings;

    [Theory]
    [MemberData(nameof(Settings))]
    public void Narrower_vectors_give_the_same_bits(string setting) =>
        InstructionSets.RunClassWithout(setting, typeof(ExponentialKernelTests));
}
