using System.Globalization;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Everything that decides the numbers measured in one scan.</summary>
/// <param name="Threshold">How bone is told from the rest. There is no default: it is the choice that moves every other number.</param>
public sealed record CtParameters(Threshold Threshold)
{
    private const string OtherScale = "Is it stated in another unit, or for another bit depth?";

    /// <summary>The voxel size; null: the one the file states. A file that states none needs it.</summary>
    public Spacing? Spacing { get; init; }

    /// <summary>
    /// A blur of the grey values before thresholding; null: none. Means and densities always come from the unfiltered values.
    /// </summary>
    public GaussianFilterParameters? Filter { get; init; }

    /// <summary>The voxels that are measured; null: the whole volume.</summary>
    public Voi? Voi { get; init; }

    /// <summary>What grey values mean; null: unknown, and densities are then not available.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>Declared changes of the bone mask after thresholding; default none.</summary>
    public PostSteps PostSteps { get; init; } = PostSteps.None;

    /// <summary>Ids of the measures wanted, of <see cref="CtTerms.All"/>; null: all. Unneeded work is not done.</summary>
    public IReadOnlyList<string>? Measures { get; init; }

    /// <summary>The voxel size for a volume with this header, or null where neither states one.</summary>
    public Spacing? SpacingFor(VolumeHeader header) => Spacing ?? header.Spacing;

    /// <summary>Whether this measure is wanted.</summary>
    public bool Wants(string id) => Measures is null || Measures.Contains(id);

    /// <summary>
    /// Everything that can be known to be wrong before a voxel is read, all at once. Work can start if none is an error.
    /// </summary>
    public IReadOnlyList<Finding> Check(VolumeHeader header) =>
    [
        .. CheckSpacing(header),
        .. CheckScale(header),
        .. CheckThreshold(header),
        .. Filter?.Check(SpacingFor(header)) ?? [],
        .. Voi?.Check(header.Shape, SpacingFor(header)) ?? [],
        .. Calibration?.Check() ?? [],
        .. CheckMeasures(),
    ];

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static IEnumerable<Finding> CheckScale(VolumeHeader header)
    {
        if (!double.IsFinite(header.Scale.Slope) || header.Scale.Slope == 0 || !double.IsFinite(header.Scale.Intercept))
        {
            yield return Finding.Error(
                "OST-CT-003",
                "the file's value scale is not a line: its slope must be finite and not 0, its intercept finite",
                value: header.Scale.ToString());
        }
    }

    private IEnumerable<Finding> CheckSpacing(VolumeHeader header)
    {
        if (SpacingFor(header) is null)
        {
            yield return Finding.Error(
                "OST-CT-001",
                "the file does not state the size of its voxels",
                hint: "Give --spacing Z,Y,X --unit mm|um on the command line, or the key 'spacing' in the study's manifest.");
        }

        if (Spacing is { } given && header.Spacing is { } stated && !Agree(given, stated))
        {
            yield return Finding.Warning(
                "OST-CT-002",
                $"voxels of {given} were asked for, the file states {stated}; those asked for are used",
                value: given.ToString());
        }
    }

    private IEnumerable<Finding> CheckThreshold(VolumeHeader header)
    {
        if (Threshold is not FixedThreshold { } threshold) yield break;
        if (!double.IsFinite(threshold.Value))
        {
            yield return Finding.Error("OST-CT-004", "the threshold is not a finite number", value: Text(threshold.Value));
            yield break;
        }

        if (Calibration.ScaleOf(Calibration, threshold.Unit) is not { } scale)
        {
            (string unit, string need) = threshold.Unit == ThresholdUnit.Hounsfield
                ? ("HU", "a calibration that states the attenuation of water")
                : ("mg HA/cm³", "a mineral calibration");
            yield return Finding.Error(
                "OST-CT-005",
                $"a threshold in {unit} needs {need}",
                value: Text(threshold.Value),
                hint: "Give --calibration …, or the threshold as a grey value.");
            yield break;
        }

        if (scale.Slope < 0)
        {
            yield return Finding.Error(
                "OST-CT-009",
                "the calibration falls with the grey value, so that a threshold in its unit is not a lower bound of grey",
                value: Text(scale.Slope),
                hint: "Give the threshold as a grey value, or check the calibration.");
            yield break;
        }

        var rule = new BoneRule(threshold.Value, false, scale);
        if (!rule.IsReachable(header))
        {
            yield return Finding.Warning(
                "OST-CT-006",
                $"no {header.VoxelType} voxel can reach the threshold: nothing will be bone",
                value: Text(threshold.Value),
                hint: OtherScale);
        }
        else if (rule.IsUnavoidable(header))
        {
            yield return Finding.Warning(
                "OST-CT-011",
                $"every {header.VoxelType} voxel reaches the threshold: everything will be bone",
                value: Text(threshold.Value),
                hint: OtherScale);
        }
    }

    private IEnumerable<Finding> CheckMeasures()
    {
        if (Measures is null) yield break;
        if (Measures.Count == 0)
            yield return Finding.Error("OST-CT-007", "no measure was asked for", hint: "Leave the list out for all of them.");
        foreach (string id in Measures.Where(id => !CtTerms.All.Contains(id)).Distinct())
            yield return Finding.Error(
                "OST-CT-008", $"'{id}' is not a measure of a micro-CT scan", value: id, hint: NearestName.Hint(id, CtTerms.All));
    }

    private static bool Agree(Spacing a, Spacing b) =>
        Math.Abs(a.Z - b.Z) <= 1e-3 * b.Z && Math.Abs(a.Y - b.Y) <= 1e-3 * b.Y && Math.Abs(a.X - b.X) <= 1e-3 * b.X;
}
