namespace Osteon.Simulation;

/// <summary>A protein that the antibodies of a virtual blot show.</summary>
/// <param name="Name">For example CD63.</param>
/// <param name="KiloDaltons">Apparent molecular weight, decides how far it runs.</param>
public sealed record VirtualProtein(string Name, double KiloDaltons)
{
    /// <summary>
    /// How much broader along the migration its band is than that of one clean protein: glycosylated proteins smear. From 1, default 1.
    /// </summary>
    public double Spread { get; init; } = 1;
}

/// <summary>A lane of a virtual blot.</summary>
/// <param name="Name">What was loaded.</param>
/// <param name="Amounts">Amount of each protein by its name; amount 1 makes a band of the height
/// <see cref="VirtualBlotParameters.Exposure"/>. Missing or 0: none.</param>
public sealed record VirtualLane(string Name, IReadOnlyDictionary<string, double> Amounts)
{
    /// <summary>Factor on all amounts of the lane: unequal loading. Positive, default 1.</summary>
    public double Load { get; init; } = 1;
}

/// <summary>
/// A virtual Western blot: lanes, proteins, the way the gel ran and the camera saw it. Everything is declared; nothing here comes from a
/// real blot.
/// </summary>
public sealed record VirtualBlotParameters
{
    /// <summary>Columns of the picture, default 800.</summary>
    public int Width { get; init; } = 800;

    /// <summary>Rows of the picture, default 600.</summary>
    public int Height { get; init; } = 600;

    /// <summary>8 or 16, default 16.</summary>
    public int BitDepth { get; init; } = 16;

    /// <summary>Dark bands on a bright background, as film shows them; default no.</summary>
    public bool DarkBands { get; init; }

    /// <summary>The lanes, left to right.</summary>
    public required IReadOnlyList<VirtualLane> Lanes { get; init; }

    /// <summary>The proteins that any lane may hold.</summary>
    public required IReadOnlyList<VirtualProtein> Proteins { get; init; }

    /// <summary>Molecular weight at the top of the gel, default 300 kDa.</summary>
    public double TopKiloDaltons { get; init; } = 300;

    /// <summary>Molecular weight at the bottom, default 12 kDa.</summary>
    public double BottomKiloDaltons { get; init; } = 12;

    /// <summary>
    /// How far from log-linear the gel runs: with t from 0 to 1 the log-linear place between top and bottom, a protein runs to t + c·t·(1 −
    /// t). Default 0.1; within ±0.5.
    /// </summary>
    public double Curvature { get; init; } = 0.1;

    /// <summary>Half width of a band at half of its height as a share of the lane's pitch, default 0.3; 0.1 … 0.42.</summary>
    public double HalfWidth { get; init; } = 0.3;

    /// <summary>Exponent p of exp(−½|u|^p) across the lane: 2 is a Gaussian, more a flat top; default 5; 1.5 … 12.</summary>
    public double Flatness { get; init; } = 5;

    /// <summary>Standard deviation of a band along the migration, pixels, default 4; at least 1.</summary>
    public double Sigma { get; init; } = 4;

    /// <summary>
    /// How much longer the leading (upper) flank is than the trailing one, as a ratio of the two standard deviations; default 1, 1 … 3.
    /// </summary>
    public double Tail { get; init; } = 1;

    /// <summary>Rotation of the gel in degrees, default 0; within ±10.</summary>
    public double TiltDegrees { get; init; }

    /// <summary>How many rows lower the bands are at the left and right edges than in the middle, default 0.</summary>
    public double SmilePixels { get; init; }

    /// <summary>Height of a band of amount 1 as a share of full scale, default 0.5. Above 1 the camera clips.</summary>
    public double Exposure { get; init; } = 0.5;

    /// <summary>Background as a share of full scale, default 0.05.</summary>
    public double Background { get; init; } = 0.05;

    /// <summary>Rise of the background from left to right, share of full scale, default 0.</summary>
    public double GradientX { get; init; }

    /// <summary>Rise of the background from top to bottom, default 0.</summary>
    public double GradientY { get; init; }

    /// <summary>Electrons that fill a pixel; they are counted, so the noise of the light is Poisson's. Default 20 000.</summary>
    public double FullWell { get; init; } = 20_000;

    /// <summary>Read noise, standard deviation as a share of full scale, default 0.001.</summary>
    public double ReadNoise { get; init; } = 0.001;

    /// <summary>Specks of dust that dim what lies under them, default 0.</summary>
    public int Specks { get; init; }

    /// <summary>Bright scratches across the picture, default 0.</summary>
    public int Scratches { get; init; }
}
