using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>How a virtual sample is seen.</summary>
public enum VirtualStain
{
    /// <summary>Dried in heavy metal salt: a bright vesicle with a brighter membrane in a dark pool of stain that fades outwards.</summary>
    Negative,

    /// <summary>Vitrified: a dark membrane, a lumen nearly as bright as the ice.</summary>
    Cryo,
}

/// <summary>A virtual grid of vesicles and the microscope that looks at it. Grey levels are shares of the full scale.</summary>
public sealed record VirtualMicrographParameters
{
    /// <summary>Rows of pixels, default 1024; 64 … 8192.</summary>
    public int Height { get; init; } = 1024;

    /// <summary>Columns of pixels, default 1024; 64 … 8192.</summary>
    public int Width { get; init; } = 1024;

    /// <summary>Pixel size, nm; default 1.</summary>
    public double PixelSizeNm { get; init; } = 1;

    /// <summary>Negative stain (default) or cryo.</summary>
    public VirtualStain Stain { get; init; } = VirtualStain.Negative;

    /// <summary>Vesicles per µm², default 25. Fewer are placed where there is no room for more.</summary>
    public double VesiclesPerUm2 { get; init; } = 25;

    /// <summary>Median of the log-normal diameters, nm; default 80.</summary>
    public double MedianDiameterNm { get; init; } = 80;

    /// <summary>Their geometric standard deviation, from 1; default 1.35. Diameters are cut at 0.4 and 2.5 medians.</summary>
    public double GeometricSd { get; init; } = 1.35;

    /// <summary>
    /// Share of vesicles that are laid against another one, 0 … 1; default 0.1. They overlap by up to a tenth of the smaller radius.
    /// </summary>
    public double TouchingShare { get; init; } = 0.1;

    /// <summary>Share of vesicles with a stain-filled dent (negative stain only), 0 … 1; default 0.4.</summary>
    public double CupShare { get; init; } = 0.4;

    /// <summary>
    /// Standard deviation of the ratio of an outline's axes about 1 and twice that of its irregular waves, default 0.08; 0 … 0.2.
    /// </summary>
    public double Irregularity { get; init; } = 0.08;

    /// <summary>Grey step from stain to membrane (cryo: ice to membrane), share of full scale; default 0.3.</summary>
    public double Contrast { get; init; } = 0.3;

    /// <summary>Membrane thickness, nm; default 7.</summary>
    public double MembraneNm { get; init; } = 7;

    /// <summary>σ of the blur of lens and camera, nm; default 1.5.</summary>
    public double BlurNm { get; init; } = 1.5;

    /// <summary>
    /// Standard deviation of the grain of the support film or ice, share of full scale; default 0.04. Its grains are about 6 nm wide.
    /// </summary>
    public double Granularity { get; init; } = 0.04;

    /// <summary>Electrons per pixel at full scale; the picture has their Poisson noise. Default 400.</summary>
    public double ElectronsPerPixel { get; init; } = 400;

    /// <summary>Difference in background from one side to the other, share of full scale; default 0.15.</summary>
    public double Gradient { get; init; } = 0.15;

    /// <summary>Specks of debris per µm², bright and elongated, 4 to 12 nm wide; default 6.</summary>
    public double DebrisPerUm2 { get; init; } = 6;

    /// <summary>Length of the scale bar burnt into the lower left corner, nm; 0 for none. Default 200.</summary>
    public double ScaleBarNm { get; init; } = 200;

    /// <summary>Everything that is wrong with the parameters; empty when all is well.</summary>
    public IReadOnlyList<Finding> Check()
    {
        var findings = new List<Finding>();
        void Range(string name, double value, double low, double high)
        {
            if (!(value >= low && value <= high))
                findings.Add(Finding.Error(
                    "OST-VEM-001", string.Create(CultureInfo.InvariantCulture, $"{name} must be {low:R} … {high:R}"), null,
                        value.ToString("R", CultureInfo.InvariantCulture)));
        }

        Range("the height", Height, 64, 8192);
        Range("the width", Width, 64, 8192);
        Range("the pixel size in nm", PixelSizeNm, 0.05, 50);
        Range("the number of vesicles per µm²", VesiclesPerUm2, 0, 1000);
        Range("the median diameter in nm", MedianDiameterNm, 10, 2000);
        Range("the geometric standard deviation", GeometricSd, 1, 3);
        Range("the share that touch", TouchingShare, 0, 1);
        Range("the share of cups", CupShare, 0, 1);
        Range("the irregularity", Irregularity, 0, 0.2);
        Range("the contrast", Contrast, 0, 0.6);
        Range("the membrane's thickness in nm", MembraneNm, 1, 20);
        Range("the blur in nm", BlurNm, 0.1, 20);
        Range("the granularity", Granularity, 0, 0.3);
        Range("the number of electrons per pixel", ElectronsPerPixel, 1, 1e6);
        Range("the gradient", Gradient, 0, 0.4);
        Range("the number of specks per µm²", DebrisPerUm2, 0, 1000);
        Range("the length of the scale bar in nm", ScaleBarNm, 0, Width * PixelSizeNm / 2);
        return findings;
    }
}
