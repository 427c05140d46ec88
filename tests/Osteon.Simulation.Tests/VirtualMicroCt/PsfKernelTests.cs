using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>The blur kernel and its vector loop, with and without the machine's vectors.</summary>
[Unit]
public sealed class PsfKernelTests
{
    private static readonly int[] Lengths = [0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 255, 1021];

    [Fact]
    public void Vectors_and_the_plain_loop_give_the_same_bits()
    {
        InstructionSets.AssertSwitchedOff();
        var rng = new Rng(11);
        foreach (int length in Lengths)
        {
            float[] source = [.. Enumerable.Range(0, length).Select(_ => (float)rng.NextNormal())];
            float[] start = [.. Enumerable.Range(0, length).Select(_ => (float)rng.NextNormal())];
            float[] vector = [.. start];
            PsfKernel.AddScaled(0.3789f, source, vector);
            PsfKernel.AddScaledReference(0.3789f, source, start);
            Assert.Equal(start.Select(BitConverter.SingleToInt32Bits), vector.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Theory]
    [InlineData(0.7, 2.5e-3)]
    [InlineData(0.857, 1e-3)]
    [InlineData(1, 1e-3)]
    [InlineData(2.5, 1e-3)]
    [InlineData(10, 1e-3)]
    public void The_kernel_sums_to_1_is_symmetric_and_has_the_variance_of_its_sigma(double sigma, double tolerance)
    {
        var kernel = new PsfKernel(sigma);
        int[] offsets = [.. Enumerable.Range(-kernel.Radius, (2 * kernel.Radius) + 1)];
        Assert.Equal(1, offsets.Sum(i => (double)kernel[i]), 1e-6);
        Assert.All(offsets, i => Assert.Equal(kernel[i], kernel[-i]));
        Assert.InRange(offsets.Sum(i => i * i * (double)kernel[i]) / (sigma * sigma), 1 - tolerance, 1 + tolerance);
    }

    [Fact]
    public void A_width_of_0_changes_nothing()
    {
        var kernel = new PsfKernel(0);
        float[] source = [1, -2, 3.5f];
        var copy = new float[3];
        kernel.Along(source, copy);
        Assert.Equal(source, copy);
        Assert.Throws<ArgumentException>(() => kernel.Along(source, new float[2]));
    }
}

/// <summary>The same with instruction sets switched off.</summary>
[Unit]
public sealed class PsfKernelOnOtherMachinesTests
{
    public static TheoryData<string> Settings => InstructionSets.Settings;

    [Theory]
    [MemberData(nameof(Settings))]
    public void Narrower_vectors_give_the_same_bits(string setting) => InstructionSets.RunClassWithout(setting, typeof(PsfKernelTests));
}
