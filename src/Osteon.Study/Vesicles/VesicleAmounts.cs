namespace Osteon.Study;

/// <summary>Amounts of a preparation: as stated for all isolations together, else the sum of the batches if every batch states
/// it.</summary>
public static class VesicleAmounts
{
    /// <summary>Particles obtained, or null.</summary>
    public static double? Particles(VesiclePreparation vesicles) =>
        vesicles.ParticleYield?.In("1") ?? Sum(vesicles, b => b.ParticleYield?.In("1"));

    /// <summary>Protein obtained, µg, or null.</summary>
    public static double? ProteinMicrograms(VesiclePreparation vesicles) =>
        vesicles.ProteinYield?.In("ug") ?? Sum(vesicles, b => b.ProteinYield?.In("ug"));

    /// <summary>Particles per µg of protein, or null where one is not known or zero.</summary>
    public static VesiclePurity? Purity(VesiclePreparation vesicles) => VesiclePurity.Of(Particles(vesicles), ProteinMicrograms(vesicles));

    /// <summary>The sum over the batches; null where there are none or one does not state it.</summary>
    internal static double? Sum(VesiclePreparation vesicles, Func<VesicleBatch, double?> amount)
    {
        double?[] amounts = [.. vesicles.Batches.Select(amount)];
        return amounts.Length == 0 || amounts.Contains(null) ? null : amounts.Sum();
    }
}
