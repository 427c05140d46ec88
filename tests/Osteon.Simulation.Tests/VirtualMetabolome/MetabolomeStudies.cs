using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>Simulated studies for tests.</summary>
internal static class MetabolomeStudies
{
    /// <summary>An instrument that adds and loses nothing.</summary>
    public static VirtualInstrument Perfect { get; } = new()
    {
        MedianCv = 0,
        NoiseFloor = 0,
        DriftAmplitude = 0,
        BatchShift = 0,
        DetectionLimit = 0,
        RandomMissingShare = 0,
    };

    /// <summary>Two arms without a difference.</summary>
    public static IReadOnlyList<VirtualArm> SameArms(int subjects) =>
        [new("a", subjects, VirtualEffects.None), new("b", subjects, VirtualEffects.None)];

    /// <summary>
    /// Unnamed molecules only, each for itself, in one polarity each, measured by a perfect instrument without background.
    /// </summary>
    public static VirtualMetabolomeParameters Plain(int molecules, int subjects) => new()
    {
        Arms = SameArms(subjects),
        Compounds = [],
        Sets = [],
        Biology = new VirtualBiology { PathwayShare = 0, DilutionSpread = 0 },
        Instrument = Perfect,
        Acquisition = new VirtualAcquisition { BackgroundShare = 0 },
        Annotation = new VirtualAnnotation { UnnamedMolecules = molecules, OverlapShare = 0, Contaminants = 0 },
    };

    public static VirtualMetabolomeStudy Draw(VirtualMetabolomeParameters parameters, ulong seed = 1, int threads = 2) =>
        VirtualMetabolome.Draw(seed, parameters, RunContext.Default with { Threads = threads });

    /// <summary>Features of both tables with their columns, in the order of the truth.</summary>
    public static IEnumerable<(FeatureTruth Truth, Feature Feature, double[] Column)> Columns(VirtualMetabolomeStudy study)
    {
        int i = 0;
        foreach (FeatureTable table in (FeatureTable[])[study.Positive, study.Negative])
            for (int c = 0; c < table.Features.Count; c++)
                yield return (study.Truth.Features[i++], table.Features[c], table.Intensities.Column(c));
    }

    public static double Variance(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
    }

    /// <summary>
    /// Fails if a value that is normal around 0 with SD 1 lies beyond ±4.5. With a random seed that happens by chance in 7 of a million
    /// tests; the seeds here are fixed, so that a failure is never by chance.
    /// </summary>
    public static void AssertPlausible(double z, string what) =>
        Assert.True(Math.Abs(z) < 4.5, $"{what}: {z} standard errors from what was declared");

    /// <summary>The standard score of a χ² variable with many degrees of freedom (Wilson and Hilferty's cube root).</summary>
    public static double ChiSquaredScore(double value, double degrees) =>
        (Math.Cbrt(value / degrees) - (1 - (2 / (9 * degrees)))) / Math.Sqrt(2 / (9 * degrees));
}
