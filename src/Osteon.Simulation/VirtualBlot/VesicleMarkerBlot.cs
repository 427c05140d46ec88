namespace Osteon.Simulation;

/// <summary>
/// Virtual blots of a vesicle preparation beside the cells it comes from, one picture for each antibody as in the laboratory: a ladder, two
/// lanes of vesicles, two of cells. Alix, TSG101, CD9
/// and CD63 are in both, calnexin (of the endoplasmic reticulum) in the cells only. Amounts are assumed, weights are apparent ones.
/// </summary>
public static class VesicleMarkerBlot
{
    /// <summary>Molecular weights of the ladder in lane 1, from top to bottom, kDa.</summary>
    public static IReadOnlyList<double> Ladder { get; } = [250, 150, 100, 75, 50, 37, 25, 20, 15];

    /// <summary>The proteins with the amounts in vesicles and in cells.</summary>
    public static IReadOnlyList<(VirtualProtein Protein, double Vesicles, double Cells)> Markers { get; } =
    [
        (new VirtualProtein("Alix", 96), 0.7, 0.6),
        (new VirtualProtein("TSG101", 46), 0.6, 0.5),
        (new VirtualProtein("CD9", 25), 0.9, 0.4),
        (new VirtualProtein("CD63", 45) { Spread = 2.5 }, 1.2, 0.6),
        (new VirtualProtein("calnexin", 90), 0, 0.8),
    ];

    /// <summary>The lanes' names, left to right; the first is the ladder's.</summary>
    public static IReadOnlyList<string> Lanes { get; } = ["ladder", "vesicles", "vesicles", "cells", "cells"];

    /// <summary>
    /// The blot of one antibody. Throws <see cref="ArgumentException"/> for a protein that is not one of <see cref="Markers"/>.
    /// </summary>
    /// <param name="protein">Its name.</param>
    public static VirtualBlotParameters Of(string protein)
    {
        (VirtualProtein Protein, double Vesicles, double Cells) marker = Markers.FirstOrDefault(m => m.Protein.Name == protein);
        if (marker.Protein is null) throw new ArgumentException($"'{protein}' is not one of the markers", nameof(protein));
        VirtualProtein[] rungs = [.. Ladder.Select(k => new VirtualProtein($"ladder {k} kDa", k))];
        double[] loads = [1, 1, 0.94, 1, 1.05];
        return new VirtualBlotParameters
        {
            Proteins = [.. rungs, marker.Protein],
            Lanes =
            [
                .. Lanes.Select((name, i) => new VirtualLane(
                    name,
                    i == 0 ? rungs.ToDictionary(r => r.Name, _ => 0.6) : new Dictionary<string, double> { [marker.Protein.Name] = i <= 2 ? marker.Vesicles : marker.Cells })
                {
                    Load = loads[i],
                }),
            ],
            TiltDegrees = 0.8,
            SmilePixels = 6,
            GradientX = 0.02,
            GradientY = 0.01,
        };
    }
}
