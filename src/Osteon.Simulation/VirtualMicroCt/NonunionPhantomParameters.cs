namespace Osteon.Simulation;

/// <summary>
/// The two fragments of a femoral diaphysis on either side of an osteotomy: equal tubes whose near ends stand GapMm/2 + ResorptionMm from
/// the middle of the gap. The intramedullary pin has been taken out, so that the marrow canal is soft tissue.
/// </summary>
/// <param name="OuterRadiusMm">Outer radius of the diaphysis, mm; default 1.9.</param>
/// <param name="CortexThicknessMm">Thickness of the cortex, mm; default 0.6.</param>
/// <param name="GapMm">Gap at surgery, mm; default 0.4.</param>
/// <param name="ResorptionMm">Length lost at each of the two ends since, mm; default 0.</param>
/// <param name="Density">Mineral density of the cortex, mgHA/cm³; default 1150.</param>
/// <param name="CapThicknessMm">Thickness of the bony disc that closes the canal at each end, mm; 0 (default) leaves it open.</param>
/// <param name="CapDensity">Mineral density of that disc, mgHA/cm³; default 900.</param>
public sealed record FragmentParameters(
    double OuterRadiusMm = 1.9,
    double CortexThicknessMm = 0.6,
    double GapMm = 0.4,
    double ResorptionMm = 0,
    double Density = 1150,
    double CapThicknessMm = 0,
    double CapDensity = 900)
{
    /// <summary>Radius of the marrow canal, mm.</summary>
    public double InnerRadiusMm => OuterRadiusMm - CortexThicknessMm;

    /// <summary>Distance of each fragment's end from the middle of the gap, mm.</summary>
    public double HalfGapMm => (0.5 * GapMm) + ResorptionMm;
}

/// <summary>The callus: struts along the bonds of a jittered cubic lattice that grows outward from the fragments.</summary>
/// <param name="Fraction">
/// Volume of the callus (all bone that is not fragment, caps included) divided by TV; default 0.064. The drawn object meets it to 10⁻³ of
/// itself.
/// </param>
/// <param name="Density">Mean mineral density of the struts, mgHA/cm³; default 700, 61 % of the cortex.</param>
/// <param name="DensitySd">Standard deviation of the density from strut to strut, mgHA/cm³, a normal cut at ±2 SD; default 40.</param>
/// <param name="Bridged">Whether the callus joins the fragments (union) or each fragment has its own (nonunion); default joined.</param>
/// <param name="LoopShare">
/// Probability, 0 … 1, that a strut that would close a loop is drawn in its turn; otherwise it is put off until nothing else finds room.
/// Default 0.9; low values make trees with free ends.
/// </param>
/// <param name="Lattice">Sizes of the lattice and its struts.</param>
public sealed record CallusParameters(
    double Fraction,
    double Density,
    double DensitySd,
    bool Bridged,
    double LoopShare,
    StrutLatticeParameters Lattice)
{
    /// <summary>A well connected callus that joins the fragments.</summary>
    public CallusParameters()
        : this(0.064, 700, 40, true, 0.9, new StrutLatticeParameters())
    {
    }
}

/// <summary>Sizes of the lattice on which callus is drawn.</summary>
/// <param name="SpacingMm">Distance between lattice sites, mm; default 0.36.</param>
/// <param name="Jitter">Largest displacement of a site along each axis, as a fraction of the spacing, 0 … 0.4; default 0.2.</param>
/// <param name="StrutRadiusMm">Mean radius of a strut, mm; default 0.085.</param>
/// <param name="RadiusSpread">Radii lie within ± this fraction of the mean, uniformly, 0 … 0.5; default 0.1.</param>
/// <param name="ClearanceMm">
/// Struts that share no end, and struts and fragments they do not grow from, are at least this far apart, mm; default 0.06. It keeps the
/// topology known.
/// </param>
/// <param name="OuterRadiusMm">
/// Radius of the callus at the middle of the gap, mm; default 2.6. It tapers to the diaphysis at its ends.
/// </param>
/// <param name="HalfLengthMm">Half the length of the callus, mm; default 1.1.</param>
public sealed record StrutLatticeParameters(
    double SpacingMm = 0.36,
    double Jitter = 0.2,
    double StrutRadiusMm = 0.085,
    double RadiusSpread = 0.1,
    double ClearanceMm = 0.06,
    double OuterRadiusMm = 2.6,
    double HalfLengthMm = 1.1)
{
    /// <summary>Radius of the thickest possible strut, mm.</summary>
    public double LargestRadiusMm => StrutRadiusMm * (1 + RadiusSpread);
}

/// <summary>One synthetic femur with a gap and a callus.</summary>
/// <param name="Sample">Name of the sample; names its random streams.</param>
/// <param name="Fragments">The diaphysis.</param>
/// <param name="Callus">The callus.</param>
/// <param name="SoftTissueDensity">Density of marrow, gap tissue and medium on the mineral scale, mgHA/cm³; default 50.</param>
/// <param name="Voi">Where the truth is stated.</param>
public sealed record NonunionPhantomParameters(
    string Sample,
    FragmentParameters Fragments,
    CallusParameters Callus,
    double SoftTissueDensity,
    PhantomVoi Voi)
{
    /// <summary>A joined femur of the default sizes.</summary>
    public NonunionPhantomParameters(string sample)
        : this(sample, new FragmentParameters(), new CallusParameters(), 50, new PhantomVoi())
    {
    }
}
