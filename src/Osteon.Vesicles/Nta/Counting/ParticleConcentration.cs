namespace Osteon.Vesicles;

/// <summary>Whether a concentration already is that of the undiluted sample.</summary>
public enum DilutionState
{
    /// <summary>It is the concentration in the chamber: ZetaView's tables, and everything counted here.</summary>
    InChamber,

    /// <summary>
    /// The dilution is applied already: NanoSight's files with a recorded dilution factor, ZetaView's «Original Concentration». Applying it
    /// again would be wrong, and is not done.
    /// </summary>
    AlreadyApplied,
}

/// <summary>A concentration together with what was diluted, so that the dilution is applied exactly once.</summary>
/// <param name="PerMillilitre">As measured or as the file states it, particles/mL; not negative.</param>
/// <param name="StandardError">Its standard error, particles/mL, or null when unknown.</param>
/// <param name="Dilution">Factor by which the sample was diluted, at least 1 (1 = not diluted; 1000 = 1 part in 1000).</param>
/// <param name="State">Whether <paramref name="PerMillilitre"/> already includes it.</param>
public sealed record ParticleConcentration(
    double PerMillilitre, double? StandardError, double Dilution = 1, DilutionState State = DilutionState.InChamber)
{
    /// <summary>As measured or as the file states it, particles/mL.</summary>
    public double PerMillilitre { get; } = PerMillilitre >= 0 && double.IsFinite(PerMillilitre)
        ? PerMillilitre
        : throw new ArgumentOutOfRangeException(nameof(PerMillilitre), PerMillilitre, "must not be negative");

    /// <summary>Factor by which the sample was diluted.</summary>
    public double Dilution { get; } = Dilution >= 1 && double.IsFinite(Dilution)
        ? Dilution
        : throw new ArgumentOutOfRangeException(nameof(Dilution), Dilution, "must be at least 1");

    /// <summary>Concentration in the chamber, particles/mL: what the camera saw.</summary>
    public double InChamber => State == DilutionState.InChamber ? PerMillilitre : PerMillilitre / Dilution;

    /// <summary>Concentration of the undiluted sample, particles/mL.</summary>
    public double Stock => StockOf(PerMillilitre);

    /// <summary>Another number of the same file, such as its vendor's sum, as concentration of the undiluted sample.</summary>
    internal double StockOf(double perMillilitre) => State == DilutionState.InChamber ? perMillilitre * Dilution : perMillilitre;

    /// <summary>Standard error of <see cref="Stock"/>, particles/mL; that of the dilution itself is not in it.</summary>
    public double? StockStandardError => State == DilutionState.InChamber ? StandardError * Dilution : StandardError;

    /// <summary>Standard error of <see cref="InChamber"/>, particles/mL.</summary>
    public double? InChamberStandardError => State == DilutionState.InChamber ? StandardError : StandardError / Dilution;

    /// <summary>One line for the dilution ledger: what was measured, what it was multiplied with and what came out.</summary>
    public string Ledger => State == DilutionState.InChamber
        ? FormattableString.Invariant($"{PerMillilitre:G6} /mL in the chamber × dilution {Dilution:R} = {Stock:G6} /mL")
        : FormattableString.Invariant($"{PerMillilitre:G6} /mL with dilution {Dilution:R} already applied (chamber {InChamber:G6} /mL)");

    /// <summary>Mean particles per frame divided by the visible volume.</summary>
    public static ParticleConcentration Of(FrameCounts counts, VisibleVolume volume, double dilution = 1) =>
        new(counts.Mean / volume.Millilitres, counts.StandardError / volume.Millilitres, dilution);
}
