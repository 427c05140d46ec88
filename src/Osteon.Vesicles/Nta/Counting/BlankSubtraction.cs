namespace Osteon.Vesicles;

/// <summary>Blanks (diluent without sample), measured like samples.</summary>
/// <param name="Mean">Mean concentration of the blanks in the chamber, particles/mL.</param>
/// <param name="Sd">Their standard deviation (n − 1), particles/mL.</param>
/// <param name="Count">Number of blanks, at least 2.</param>
public sealed record BlankLevel(double Mean, double Sd, int Count)
{
    /// <summary>Limit of detection in the chamber, mean + 3 SD, particles/mL.</summary>
    public double LimitOfDetection => Mean + (3 * Sd);

    /// <summary>Limit of quantification in the chamber, mean + 10 SD, particles/mL.</summary>
    public double LimitOfQuantification => Mean + (10 * Sd);

    /// <summary>
    /// Of the concentrations in the chamber of at least 2 blanks, or null for fewer: one blank has no scatter and no limit of detection.
    /// </summary>
    public static BlankLevel? Of(IReadOnlyCollection<double> inChamber)
    {
        foreach (double value in inChamber)
            if (!(value >= 0 && double.IsFinite(value)))
                throw new ArgumentOutOfRangeException(nameof(inChamber), value, "must not be negative");
        if (inChamber.Count < 2) return null;
        double mean = inChamber.Average();
        return new BlankLevel(mean, Math.Sqrt(inChamber.Sum(v => (v - mean) * (v - mean)) / (inChamber.Count - 1)), inChamber.Count);
    }
}

/// <summary>A concentration after subtraction of the blank.</summary>
/// <param name="InChamber">Net concentration in the chamber, particles/mL, or null below the limit of detection.</param>
/// <param name="Stock">Net concentration of the undiluted sample, particles/mL: the blank is subtracted first, the dilution applied
/// once.</param>
/// <param name="StockStandardError">Standard error of <see cref="Stock"/> from the sample's and the mean blank's, particles/mL.</param>
/// <param name="BelowQuantification">Detected, but below the limit of quantification.</param>
/// <param name="StockLimitOfDetection">Smallest net concentration of the undiluted sample that would be detected at this dilution, 3 SD ×
/// dilution, particles/mL.</param>
/// <param name="NotAvailable">Why there is no value.</param>
public sealed record NetConcentration(
    double? InChamber, double? Stock, double? StockStandardError, bool BelowQuantification, double StockLimitOfDetection,
    string? NotAvailable = null);

/// <summary>
/// Takes the particles of the diluent off. They are in the chamber, whatever the dilution: subtraction comes before the dilution is
/// applied.
/// </summary>
public static class BlankSubtraction
{
    /// <summary>Net concentration of a sample: not available at or below the limit of detection, mean blank + 3 SD.</summary>
    public static NetConcentration Of(ParticleConcentration sample, BlankLevel blank)
    {
        double gross = sample.InChamber, limit = 3 * blank.Sd * sample.Dilution;
        if (gross <= blank.LimitOfDetection)
        {
            string reason = FormattableString.Invariant($"{gross:G4} /mL in the chamber is not above the limit of detection, ")
                + FormattableString.Invariant($"{blank.LimitOfDetection:G4} /mL (mean + 3 SD of {blank.Count} blanks)");
            return new NetConcentration(null, null, null, false, limit, reason);
        }

        double net = gross - blank.Mean, blankError = blank.Sd * blank.Sd / blank.Count;
        double? error = sample.InChamberStandardError is { } e ? Math.Sqrt((e * e) + blankError) * sample.Dilution : null;
        return new NetConcentration(net, net * sample.Dilution, error, gross < blank.LimitOfQuantification, limit);
    }
}
