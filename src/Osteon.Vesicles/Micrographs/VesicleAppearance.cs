namespace Osteon.Vesicles;

/// <summary>
/// Mean grey values of an object in bands that follow its outline (t is the share of the radius in each direction): centre t ≤ 0.4, rim 0.7
/// … 0.95, outside 1.05 … 1.3.
/// </summary>
/// <param name="Centre">Mean of the centre, grey values as stored.</param>
/// <param name="Rim">Mean of the rim.</param>
/// <param name="Outside">Mean just outside.</param>
/// <param name="BackgroundSd">Standard deviation of single pixels of the flattened background.</param>
/// <param name="Completeness">
/// Share of the angles at which the edge points the right way with at least a quarter of its median strength.
/// </param>
public readonly record struct VesicleAppearance(double Centre, double Rim, double Outside, double BackgroundSd, double Completeness)
{
    /// <summary>
    /// (rim − outside) / standard deviation of the background: positive for bright vesicles, negative for dark ones. Null without
    /// background noise.
    /// </summary>
    public double? Contrast => BackgroundSd > 0 ? (Rim - Outside) / BackgroundSd : null;

    /// <summary>
    /// (rim − centre) / (rim − outside): about 0 where the middle is like the rim (a filled vesicle), 1 where it is like the surrounding
    /// (an open ring: the stain-filled dent of the cup shape in negative stain, the lumen of a vesicle in cryo), below 0 where the middle
    /// stands out more than the rim. Null where the rim does not stand out.
    /// </summary>
    public double? CupScore => Rim != Outside ? (Rim - Centre) / (Rim - Outside) : null;
}
