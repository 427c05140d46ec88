using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// What is known of one preparation and one dose, declared or measured, for <see cref="VesicleCrossChecks"/>. Every value may be missing; a
/// check that lacks one is not made. Units stand in the names.
/// </summary>
public sealed record VesicleNumbers
{
    /// <summary>What the vesicles are called.</summary>
    public string? Term { get; init; }

    /// <summary>The arm that is dosed, for the words of a finding.</summary>
    public string? Arm { get; init; }

    /// <summary>Particles of one dose.</summary>
    public double? DoseParticles { get; init; }

    /// <summary>Protein of one dose.</summary>
    public double? DoseProteinMicrograms { get; init; }

    /// <summary>Volume of one dose.</summary>
    public double? DoseMicrolitres { get; init; }

    /// <summary>All doses of all units of the arm.</summary>
    public int? Doses { get; init; }

    /// <summary>Particles per mL of the undiluted preparation, the dilution of the measurement undone once.</summary>
    public double? StockPerMl { get; init; }

    /// <summary>Particles of all isolations.</summary>
    public double? YieldParticles { get; init; }

    /// <summary>Protein of all isolations.</summary>
    public double? YieldProteinMicrograms { get; init; }

    /// <summary>Mode (peak) of the number-weighted diameters by tracking.</summary>
    public double? NtaModeNm { get; init; }

    /// <summary>Median of the number-weighted diameters by tracking.</summary>
    public double? NtaMedianNm { get; init; }

    /// <summary>Median diameter by electron microscopy, where it was measured.</summary>
    public double? MicroscopyMedianNm { get; init; }

    /// <summary>Smallest and largest diameter by electron microscopy, as a publication states them.</summary>
    public (double Low, double High)? MicroscopyRangeNm { get; init; }

    /// <summary>The kind of electron microscopy; it decides what is expected of the two diameters.</summary>
    public MicroscopyMode Microscopy { get; init; }

    /// <summary>Dilution in the manifest.</summary>
    public double? DeclaredDilution { get; init; }

    /// <summary>Dilution in the instrument's file.</summary>
    public double? FileDilution { get; init; }

    /// <summary>Whether the concentrations of the file already hold its dilution; see <see
    /// cref="NtaRecording.ConcentrationIncludesDilution"/>.</summary>
    public bool? FileConcentrationIncludesDilution { get; init; }
}

/// <summary>Where the values of <see cref="VesicleNumbers"/> stand, for the findings.</summary>
/// <param name="Dose">The dose.</param>
/// <param name="Vesicles">The yields and the term.</param>
/// <param name="Nta">The results of tracking.</param>
/// <param name="Microscopy">The results of electron microscopy.</param>
public sealed record VesiclePlaces(
    SourceLocation? Dose = null,
    SourceLocation? Vesicles = null,
    SourceLocation? Nta = null,
    SourceLocation? Microscopy = null);
