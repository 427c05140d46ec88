using FsCheck;
using FsCheck.Fluent;

namespace Osteon.Inference.Tests;

/// <summary>Generated samples: coarse values with many ties, and fine ones with none.</summary>
internal static class SampleGenerators
{
    /// <summary>A sample of <paramref name="least"/> … <paramref name="most"/> values, multiples of ¼ between −5 and 5: ties are
    /// common.</summary>
    public static Gen<double[]> Coarse(int least, int most) =>
        Gen.Choose(least, most).SelectMany(n => Gen.Choose(-20, 20).Select(i => i / 4.0).ArrayOf(n));

    /// <summary>A sample of values that are practically never equal.</summary>
    public static Gen<double[]> Fine(int least, int most) =>
        Gen.Choose(least, most).SelectMany(n => Gen.Choose(-1_000_000_000, 1_000_000_000).Select(i => i / 3e7).ArrayOf(n));

    /// <summary>Either kind.</summary>
    public static Gen<double[]> Sample(int least, int most) => Gen.OneOf(Coarse(least, most), Fine(least, most));

    /// <summary>Two samples.</summary>
    public static Gen<(double[] Reference, double[] Other)> Two(int least, int most) =>
        Sample(least, most).SelectMany(a => Sample(least, most).Select(b => (a, b)));

    /// <summary>Three samples.</summary>
    public static Gen<double[][]> Three(int least, int most) => Sample(least, most).ArrayOf(3);
}
