using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// A synthetic two-arm micro-CT study of femoral nonunion: animals drawn from declared distributions, allocated to the arms at random, each
/// with its truth. Everything about it is made up; nothing was measured on an animal.
/// </summary>
public static class PhantomStudy
{
    private const int MostAnimals = 500;

    /// <summary>
    /// Draws all animals. Names run over both arms (phantom-01, phantom-02, …) and the arms are allocated by a seeded shuffle, so that
    /// names tell nothing of the arm.
    /// </summary>
    /// <param name="seed">Everything random follows from it; the seed of the context is not used.</param>
    /// <param name="parameters">Arms, anatomy and volume of interest.</param>
    /// <param name="context">Cancellation, progress, findings and threads. About 0.4 s of one core per animal.</param>
    /// <returns>The animals in the order of their names.</returns>
    /// <exception cref="InvalidContentException">
    /// An animal cannot be drawn (see <see cref="NonunionPhantom.Draw"/>), an arm is malformed (OST-VCT-021) or the number of animals is
    /// out of range (022).
    /// </exception>
    public static IReadOnlyList<PhantomSample> Plan(ulong seed, PhantomStudyParameters parameters, RunContext context)
    {
        IReadOnlyList<Finding> findings = Check(parameters);
        context.Findings.AddRange(findings);
        if (findings.Count > 0) throw new InvalidContentException(findings[0]);
        RunContext seeded = context with { Random = new RandomStreams(seed) };
        PhantomArm[] arms = [.. parameters.Arms.SelectMany(arm => Enumerable.Repeat(arm, parameters.AnimalsPerArm))];
        seeded.Random.Stream("phantom-study", "allocation").Shuffle<PhantomArm>(arms);
        var samples = new List<PhantomSample>();
        for (int i = 0; i < arms.Length; i++)
        {
            context.Report("drawing animals", (double)i / arms.Length);
            string subject = string.Create(CultureInfo.InvariantCulture, $"phantom-{i + 1:00}");
            samples.Add(Animal(subject, arms[i], parameters, seeded));
        }

        return samples;
    }

    /// <summary>Everything that is wrong with the arms and their number.</summary>
    public static IReadOnlyList<Finding> Check(PhantomStudyParameters parameters)
    {
        var findings = new List<Finding>();
        foreach (PhantomArm arm in parameters.Arms)
            if (string.IsNullOrWhiteSpace(arm.Id) || arm.Role is not ("control" or "treatment"))
                findings.Add(Finding.Error(
                    "OST-VCT-021", "an arm needs a name and the role control or treatment", value: $"{arm.Id}: {arm.Role}"));
        if (parameters.Control.Id == parameters.Treatment.Id)
            findings.Add(Finding.Error("OST-VCT-021", "the two arms have the same name", value: parameters.Control.Id));
        if (parameters.AnimalsPerArm is < 1 or > MostAnimals)
            findings.Add(Finding.Error(
                "OST-VCT-022",
                "a study has 1 to 500 animals per arm",
                value: parameters.AnimalsPerArm.ToString(CultureInfo.InvariantCulture)));
        return findings;
    }

    /// <summary>The sizes of one animal of an arm; its stream is ("phantom-study", sample, "animal").</summary>
    public static NonunionPhantomParameters DrawAnimal(string sample, PhantomArm arm, PhantomStudyParameters study, RunContext context)
    {
        Rng rng = context.Random.Stream("phantom-study", sample, "animal");
        var fragments = new FragmentParameters(
            OuterRadiusMm: study.Anatomy.OuterRadiusMm.Draw(rng),
            CortexThicknessMm: study.Anatomy.CortexThicknessMm.Draw(rng),
            GapMm: study.Anatomy.GapMm.Draw(rng),
            ResorptionMm: arm.ResorptionMm.Draw(rng),
            Density: study.Anatomy.CortexDensity.Draw(rng),
            CapThicknessMm: arm.CapThicknessMm);
        double fraction = arm.CallusFraction.Draw(rng);
        double density = arm.CallusDensity.Draw(rng);
        var callus = new CallusParameters(fraction, density, new CallusParameters().DensitySd, arm.Bridged, arm.LoopShare, study.Lattice);
        return new NonunionPhantomParameters(sample, fragments, callus, study.SoftTissueDensity, study.Voi);
    }

    private static PhantomSample Animal(string subject, PhantomArm arm, PhantomStudyParameters study, RunContext context)
    {
        string sample = subject + "-w14";
        NonunionPhantomParameters drawn = DrawAnimal(sample, arm, study, context);
        PhantomObject femur = NonunionPhantom.Draw(drawn, context);
        return new PhantomSample(sample, subject, arm, drawn, femur, PhantomTruth.Of(femur, study.Truth, context), context.Random.Seed);
    }
}
