namespace Osteon.Simulation;

/// <summary>Several isolations of vesicles, each filmed once or more.</summary>
public sealed record VirtualNtaStudyParameters
{
    /// <summary>Isolations, 1 … 200; default 3.</summary>
    public int Isolations { get; init; } = 3;

    /// <summary>Videos of each isolation, 1 … 100: fresh drops of the same dilution. Default 1.</summary>
    public int VideosPerIsolation { get; init; } = 1;

    /// <summary>Particles per mL of the undiluted isolation, median over isolations; default 6·10¹⁰.</summary>
    public double StockPerMl { get; init; } = 6e10;

    /// <summary>SD of the natural logarithm of the concentration from isolation to isolation; default 0.2.</summary>
    public double StockLogSd { get; init; } = 0.2;

    /// <summary>SD of the natural logarithm of all diameters from isolation to isolation; default 0.04.</summary>
    public double SizeLogSd { get; init; } = 0.04;

    /// <summary>
    /// The recording of the median isolation; its name and concentration are replaced by those of each isolation. Default: a small video of 320 × 240
    /// pixels and 400 frames at ZetaView-like settings, log-normal sizes of median 110 nm and geometric SD 1.35, diluted 1 : 1000.
    /// </summary>
    public VirtualNtaParameters Recording { get; init; } = new()
    {
        Frames = 400,
        Camera = new VirtualNtaCamera { Height = 240, Width = 320 },
    };
}

/// <summary>One video of a virtual NTA study.</summary>
/// <param name="Sample">Name of the video, for example <c>iso-1-v1</c>.</param>
/// <param name="Isolation">Name of the isolation, for example <c>iso-1</c>: the unit of replication.</param>
/// <param name="Video">Number of the video of this isolation, from 1.</param>
/// <param name="StockPerMl">True particles per mL of the undiluted isolation.</param>
/// <param name="Recording">What it is made with.</param>
/// <param name="Seed">Seed of the study.</param>
public sealed record VirtualNtaSample(string Sample, string Isolation, int Video, double StockPerMl, VirtualNtaParameters Recording, ulong Seed);
