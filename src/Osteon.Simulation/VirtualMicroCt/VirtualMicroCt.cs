using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// A virtual micro-CT scanner: it images a phantom whose truth is known, so that the bias of whatever measures the image is known too.
/// </summary>
/// <remarks>
/// stored = clamp(round(((V + n) − intercept) / slope)), V = (voxel mean of the density) ∗ Gaussian, n ~ N(0, NoiseSd²) independent per
/// voxel. The scanner is a model of the reconstructed image: no projections, no beam hardening, no rings, no scatter, and its noise is
/// white where a real reconstruction's is correlated. See docs/methods/virtual-micro-ct.md.
/// </remarks>
public static class VirtualMicroCt
{
    /// <summary>
    /// The scan of an object as a source of planes; nothing is computed before the first plane is read. The noise comes from the streams
    /// ("virtual-micro-ct", object name, "noise", plane) of the context, the same for any order of reading and any number of threads.
    /// </summary>
    /// <exception cref="InvalidContentException">
    /// A parameter is out of range (findings OST-VCT-001 … 008; all are in the context).
    /// </exception>
    public static VirtualScan Scan(PhantomObject phantom, VirtualScannerParameters parameters, RunContext context)
    {
        IReadOnlyList<Finding> findings = parameters.Check(phantom);
        context.Findings.AddRange(findings);
        if (findings.FirstOrDefault(f => f.Severity == Severity.Error) is { } error) throw new InvalidContentException(error);
        Dictionary<string, string> metadata = Metadata(phantom, parameters, context);
        var header = new VolumeHeader(parameters.Shape, parameters.Spacing, parameters.VoxelType, ValueScale.Identity, metadata);
        return new VirtualScan(phantom, parameters, header, context);
    }

    private static Dictionary<string, string> Metadata(PhantomObject phantom, VirtualScannerParameters scanner, RunContext context) => new()
    {
        ["Synthetic"] = "true",
        ["Scanner"] = "Osteon virtual micro-CT",
        ["Specimen"] = phantom.Name,
        ["Seed"] = context.Random.Seed.ToString(CultureInfo.InvariantCulture),
        ["Psf Sigma (um)"] = Text(scanner.PsfSigmaUm),
        ["Noise Sd (mgHA/cm^3)"] = Text(scanner.NoiseSd),
        ["Density Slope (mgHA/cm^3)"] = Text(scanner.Calibration.Slope),
        ["Density Intercept (mgHA/cm^3)"] = Text(scanner.Calibration.Intercept),
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
