namespace Osteon.Simulation;

/// <summary>What is in the measuring cell.</summary>
public sealed record VirtualNtaSuspension
{
    /// <summary>Number-weighted distribution of diameters; default log-normal, median 110 nm, geometric SD 1.35.</summary>
    public SizeMixture Sizes { get; init; } = new(SizeComponent.LogNormal(110, 1.35));

    /// <summary>Particles per mL in the cell, after dilution; default 5·10⁷.</summary>
    public double ConcentrationPerMl { get; init; } = 5e7;

    /// <summary>By which factor the stock was diluted, at least 1; told in the metadata, without effect on the video. Default 1000.</summary>
    public double Dilution { get; init; } = 1000;

    /// <summary>Temperature, °C; default 25.</summary>
    public double TemperatureCelsius { get; init; } = 25;

    /// <summary>Viscosity, mPa·s; default 0.8900, water at 25 °C.</summary>
    public double ViscosityMilliPascalSeconds { get; init; } = 0.8900;

    /// <summary>Uniform drift along (y, x), µm/s; default (−0.6, 1.5).</summary>
    public (double Y, double X) DriftUmPerS { get; init; } = (-0.6, 1.5);

    /// <summary>Diffusion coefficient of a diameter in nm by Stokes and Einstein, k_B·T/(3πηd), µm²/s.</summary>
    public double Diffusion(double nanometres) =>
        1.380649e-23 * (TemperatureCelsius + 273.15) / (3 * Math.PI * ViscosityMilliPascalSeconds * 1e-3 * nanometres) * 1e21;
}

/// <summary>
/// How bright a particle is: peak = clamp(Reference · (d/ReferenceNm)^Exponent, Least, Most) · exp(LogSd·N). Rayleigh scattering has the exponent 6 and
/// leaves the range of an 8-bit camera within a factor of 2.5 in size, so real settings show a flatter law; the exponent is a declaration, not a fact.
/// </summary>
/// <param name="ReferenceNm">Diameter of the reference, nm; default 100.</param>
/// <param name="ReferenceElectrons">Electrons per exposure at the centre of its image in focus (of the Gaussian, not averaged over a pixel); default 60.</param>
/// <param name="Exponent">0 … 6; default 1.415, which gives 160 electrons at 200 nm.</param>
/// <param name="LeastElectrons">Lower clamp; default 0.</param>
/// <param name="MostElectrons">Upper clamp; default 5000.</param>
public sealed record BrightnessLaw(
    double ReferenceNm = 100,
    double ReferenceElectrons = 60,
    double Exponent = 1.415,
    double LeastElectrons = 0,
    double MostElectrons = 5000)
{
    /// <summary>SD of the natural logarithm from particle to particle of one size; default 0.15.</summary>
    public double LogSd { get; init; } = 0.15;

    /// <summary>Median peak of a diameter in nm, electrons.</summary>
    public double Median(double nanometres) =>
        Math.Clamp(ReferenceElectrons * Math.Pow(nanometres / ReferenceNm, Exponent), LeastElectrons, MostElectrons);
}

/// <summary>Light sheet and microscope.</summary>
public sealed record VirtualNtaOptics
{
    /// <summary>Standard deviation of the light sheet's Gaussian profile along z, µm; default 6.</summary>
    public double SheetSigmaUm { get; init; } = 6;

    /// <summary>Standard deviation of the image of a particle in focus, pixels; default 1.3.</summary>
    public double PsfSigmaPixels { get; init; } = 1.3;

    /// <summary>Distance from the focus at which the image is √2 wider, µm: σ(z) = σ₀·√(1 + (z/R)²), total light kept. Default 8.</summary>
    public double RayleighUm { get; init; } = 8;

    /// <summary>How bright particles are.</summary>
    public BrightnessLaw Brightness { get; init; } = new();

    /// <summary>Depth of the simulated box, µm, centred on the sheet; default 40.</summary>
    public double BoxDepthUm { get; init; } = 40;

    /// <summary>By how much the box is larger than the view on each side, µm; default 12.</summary>
    public double BoxMarginUm { get; init; } = 12;
}

/// <summary>The camera.</summary>
public sealed record VirtualNtaCamera
{
    /// <summary>Rows; default 480.</summary>
    public int Height { get; init; } = 480;

    /// <summary>Columns; default 640.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Edge of a pixel in the object, µm; default 0.713.</summary>
    public double PixelSizeUm { get; init; } = 0.713;

    /// <summary>Frames per second; default 30.</summary>
    public double FramesPerSecond { get; init; } = 30;

    /// <summary>Exposure, s, at most one frame; default 0.010. The rest of the frame is dead time.</summary>
    public double ExposureS { get; init; } = 0.010;

    /// <summary>Positions per exposure from which its image is summed; default 10. Blur is (1 − 1/n²) of that of a continuous exposure.</summary>
    public int SubSteps { get; init; } = 10;

    /// <summary>Expected electrons per pixel and exposure without particles; default 20.</summary>
    public double BackgroundElectrons { get; init; } = 20;

    /// <summary>Read noise, SD in electrons; default 2.</summary>
    public double ReadNoiseElectrons { get; init; } = 2;

    /// <summary>Grey levels per electron; default 1.</summary>
    public double Gain { get; init; } = 1;

    /// <summary>Grey level of no electrons; default 0.</summary>
    public double Offset { get; init; }

    /// <summary>8 or 16; levels beyond are clipped. Default 8.</summary>
    public int Bits { get; init; } = 8;
}

/// <summary>One virtual NTA recording.</summary>
public sealed record VirtualNtaParameters
{
    /// <summary>Name of the recording; also names its random streams, so recordings of one seed with different names are independent.</summary>
    public string Name { get; init; } = "virtual-nta";

    /// <summary>What is in the cell.</summary>
    public VirtualNtaSuspension Suspension { get; init; } = new();

    /// <summary>Light sheet and microscope.</summary>
    public VirtualNtaOptics Optics { get; init; } = new();

    /// <summary>The camera.</summary>
    public VirtualNtaCamera Camera { get; init; } = new();

    /// <summary>Frames, at least 1; default 300.</summary>
    public int Frames { get; init; } = 300;

    /// <summary>A particle counts as visible where its peak exceeds this many SDs of the background's noise; default 3.</summary>
    public double VisibleSnr { get; init; } = 3;

    /// <summary>
    /// Settings in the manner of a ZetaView: 640 × 480 pixels of 0.713 µm, 30 frames/s, 10 ms, 8 bit, a light sheet of σ 6 µm. Pixel size and frame rate
    /// are those of its files; everything else is assumed.
    /// </summary>
    public static VirtualNtaParameters ZetaViewLike { get; } = new();

    /// <summary>
    /// Settings in the manner of a NanoSight with a syringe pump: 24.9825 frames/s, 0.166 µm pixels, 750 frames, a drift of −4 pixels per frame. Frame
    /// rate, number of frames and drift are those of its files; everything else is assumed.
    /// </summary>
    public static VirtualNtaParameters NanoSightLike { get; } = new()
    {
        Name = "virtual-nanosight",
        Frames = 750,
        Suspension = new VirtualNtaSuspension { ConcentrationPerMl = 5e8, Dilution = 200, DriftUmPerS = (0, -4 * 0.166 * 24.9825) },
        Optics = new VirtualNtaOptics { SheetSigmaUm = 4, PsfSigmaPixels = 2.5, RayleighUm = 5, BoxDepthUm = 28, BoxMarginUm = 8 },
        Camera = new VirtualNtaCamera { PixelSizeUm = 0.166, FramesPerSecond = 24.9825, ExposureS = 0.015 },
    };
}
