namespace Osteon.Simulation;

/// <summary>What an arm does to the bone. The difference between the two arms of a study is its declared effect.</summary>
/// <param name="Id">Name of the arm in tables and manifests.</param>
/// <param name="Role"><c>control</c> or <c>treatment</c>.</param>
/// <param name="CallusFraction">Callus volume divided by TV, from animal to animal.</param>
/// <param name="CallusDensity">Mean mineral density of an animal's struts, mgHA/cm³.</param>
/// <param name="ResorptionMm">Bone lost at each fragment end, mm.</param>
/// <param name="CapThicknessMm">Thickness of the discs that close the canal, mm; 0 for none.</param>
/// <param name="Bridged">Whether the callus joins the fragments.</param>
/// <param name="LoopShare">Probability that a loop-closing strut is drawn in its turn, see <see cref="CallusParameters"/>.</param>
public sealed record PhantomArm(
    string Id,
    string Role,
    Variation CallusFraction,
    Variation CallusDensity,
    Variation ResorptionMm,
    double CapThicknessMm,
    bool Bridged,
    double LoopShare)
{
    /// <summary>
    /// Carrier only, a nonunion: little callus, weakly mineralised, on each side for itself; resorbed ends, canal closed by caps.
    /// </summary>
    public static PhantomArm DefaultControl { get; } =
        new("pbs", "control", new Variation(0.036, 0.005), new Variation(640, 20), new Variation(0.10, 0.015), 0.08, false, 0.2);

    /// <summary>Vesicles, joined: twice the callus, denser, well connected, ends kept, canal open.</summary>
    public static PhantomArm DefaultTreatment { get; } =
        new("bmsc_exo", "treatment", new Variation(0.064, 0.009), new Variation(720, 20), Variation.Constant(0), 0, true, 0.9);
}

/// <summary>The size and density of the diaphysis from animal to animal, the same in both arms.</summary>
/// <param name="OuterRadiusMm">Outer radius, mm.</param>
/// <param name="CortexThicknessMm">Thickness of the cortex, mm.</param>
/// <param name="GapMm">Gap at surgery, mm.</param>
/// <param name="CortexDensity">Mineral density of the cortex, mgHA/cm³.</param>
public sealed record PhantomAnatomy(Variation OuterRadiusMm, Variation CortexThicknessMm, Variation GapMm, Variation CortexDensity)
{
    /// <summary>The femur of an adult rat: radius 1.9 ± 0.06 mm, cortex 0.6 ± 0.03 mm, gap 0.4 ± 0.015 mm, 1150 ± 20 mgHA/cm³.</summary>
    public PhantomAnatomy()
        : this(new Variation(1.9, 0.06), new Variation(0.6, 0.03), new Variation(0.4, 0.015), new Variation(1150, 20))
    {
    }
}

/// <summary>A two-arm study of synthetic femora.</summary>
/// <param name="AnimalsPerArm">Animals per arm, 1 … 500; default 5.</param>
/// <param name="Control">The control arm.</param>
/// <param name="Treatment">The treated arm.</param>
/// <param name="Anatomy">The diaphysis.</param>
/// <param name="Lattice">Sizes of the callus lattice, the same in both arms.</param>
/// <param name="Voi">The volume of interest, the same for all.</param>
public sealed record PhantomStudyParameters(
    int AnimalsPerArm,
    PhantomArm Control,
    PhantomArm Treatment,
    PhantomAnatomy Anatomy,
    StrutLatticeParameters Lattice,
    PhantomVoi Voi)
{
    /// <summary>Five animals per arm and the default effect.</summary>
    public PhantomStudyParameters()
        : this(5, PhantomArm.DefaultControl, PhantomArm.DefaultTreatment, new(), new(), new())
    {
    }

    /// <summary>Control, then treatment.</summary>
    public IReadOnlyList<PhantomArm> Arms => [Control, Treatment];

    /// <summary>Mineral density of everything that is not bone, mgHA/cm³; default 50.</summary>
    public double SoftTissueDensity { get; init; } = 50;

    /// <summary>How finely the truth is computed.</summary>
    public PhantomTruthParameters Truth { get; init; } = new();
}
