using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Micro-computed tomography: how the scans were made, and how bone is told from the rest and measured. The reporting items are those of
/// Bouxsein et al. 2010 (10.1002/jbmr.141).
/// </summary>
public sealed record MicroCtAssay : Assay
{
    /// <summary>The scanner.</summary>
    public Instrument? Scanner { get; init; }

    /// <summary>How the scans were made.</summary>
    public CtAcquisition? Acquisition { get; init; }

    /// <summary>A contrast agent, where one was given.</summary>
    [ManifestKey(Example = "MICROFIL")]
    public string? ContrastAgent { get; init; }

    /// <summary>The program that reconstructed the volumes.</summary>
    public Software? Reconstruction { get; init; }

    /// <summary>The program that measured them, for published studies; here it is Osteon.</summary>
    public Software? Analysis { get; init; }

    /// <summary>Voxel size of the volumes, where the files do not state it; it then holds for every file of the assay.</summary>
    [ManifestKey(Example = "17.5 um")]
    public SpacingSetting? Spacing { get; init; }

    /// <summary>
    /// The volume of interest; without it the whole volume. A mask file is looked for like the files of samples.csv, and {sample} in its
    /// name stands for the id of the sample.
    /// </summary>
    [ManifestKey(Example = "box:10:190,20:180,20:180")]
    public VoiSetting? Voi { get; init; }

    /// <summary>
    /// How the volume of interest was placed: landmark, length, how cortical and trabecular bone or callus were told apart.
    /// </summary>
    [ManifestKey(Example = "10 mm centred on the fracture, callus contoured by hand")]
    public string? VoiRule { get; init; }

    /// <summary>Smoothing before segmentation; without it none.</summary>
    public CtFilter? Filter { get; init; }

    /// <summary>How bone is told from the rest.</summary>
    public CtSegmentation Segmentation { get; init; } = new();

    /// <summary>Whether only the largest 26-connected part of the bone is kept.</summary>
    [ManifestKey(Example = "false")]
    public bool KeepLargest { get; init; }

    /// <summary>
    /// Whether the bone is purified before everything is measured: only the largest 26-connected part kept, enclosed cavities filled. The
    /// measures whose names begin with purified do that for themselves, without this key.
    /// </summary>
    [ManifestKey(Example = "false")]
    public bool Purify { get; init; }

    /// <summary>How grey values become mineral density.</summary>
    public CtCalibration? Calibration { get; init; }

    /// <summary>The measures taken, by term. Without the key every measure that the scans allow.</summary>
    [ManifestKey(Example = "[bv_tv, bs_bv, conn_d]")]
    public ValueList<string> Measures { get; init; } = [];

    /// <summary>Whether a term is measured.</summary>
    internal bool MeasuresTerm(string term) => Measures.Count == 0 ? TermRegistry.Find(term) is not null : Measures.Contains(term);

    internal override string Kind => "micro_ct";
}

/// <summary>How micro-CT scans were made.</summary>
public sealed record CtAcquisition
{
    /// <summary>Tube voltage.</summary>
    [ManifestKey(Example = "65 kV", Dimension = Dimension.Voltage, Above = 0)]
    public Quantity? Voltage { get; init; }

    /// <summary>Tube current.</summary>
    [ManifestKey(Example = "385 uA", Dimension = Dimension.Current, Above = 0)]
    public Quantity? Current { get; init; }

    /// <summary>Filter in the beam.</summary>
    [ManifestKey(Example = "Al 1 mm")]
    public string? Filter { get; init; }

    /// <summary>Rotation from projection to projection.</summary>
    [ManifestKey(Example = "0.7 deg", Dimension = Dimension.Angle, Above = 0)]
    public Quantity? RotationStep { get; init; }

    /// <summary>Exposure (integration) time of a projection.</summary>
    [ManifestKey(Example = "0.9 s", Dimension = Dimension.Time, Above = 0)]
    public Quantity? Exposure { get; init; }

    /// <summary>Frames averaged for a projection.</summary>
    [ManifestKey(Example = "2", Minimum = 1)]
    public int? FrameAveraging { get; init; }

    /// <summary>What surrounded the bone in the scanner.</summary>
    [ManifestKey(Example = "70 % ethanol")]
    public string? Medium { get; init; }

    /// <summary>Voxel size at which the scans were made. Reported; the files, or the key spacing, decide what is computed with.</summary>
    [ManifestKey(Example = "17.5 um", Dimension = Dimension.Length, Above = 0)]
    public Quantity? VoxelSize { get; init; }
}

/// <summary>Smoothing before segmentation.</summary>
public sealed record CtFilter
{
    /// <summary>Standard deviation of a Gaussian, in voxels.</summary>
    [ManifestKey(Required = true, Example = "0.8", Above = 0, Maximum = 20)]
    public double GaussianSigma { get; init; } = 0.8;

    /// <summary>Where the kernel ends, in standard deviations.</summary>
    [ManifestKey(Example = "4", Above = 0, Maximum = 10)]
    public double Truncate { get; init; } = 4;
}

/// <summary>How bone is told from the rest.</summary>
public sealed record CtSegmentation
{
    /// <summary>The threshold from which on a voxel is bone.</summary>
    [ManifestKey(Example = "otsu")]
    public ThresholdSetting Threshold { get; init; } = ThresholdSetting.Otsu;

    /// <summary>How the threshold was found.</summary>
    [ManifestKey(Example = "one value for all scans, set on three scans of each arm")]
    public string? Method { get; init; }
}

/// <summary>
/// What grey values mean. Mineral density comes either from slope and intercept or from rods of known density (a line is fitted);
/// attenuation from the window of the reconstruction (mu_lowest, mu_highest and highest_grey), and Hounsfield units with mu_water too. A line
/// or rods and a window may stand side by side.
/// </summary>
public sealed record CtCalibration
{
    /// <summary>Density (mg HA/cm³) per grey value.</summary>
    [ManifestKey(Example = "4.1")]
    public double? Slope { get; init; }

    /// <summary>Density (mg HA/cm³) at grey value 0.</summary>
    [ManifestKey(Example = "-212")]
    public double? Intercept { get; init; }

    /// <summary>Rods of known density, at least two.</summary>
    public ValueList<CalibrationRod> Rods { get; init; } = [];

    /// <summary>Attenuation of water at the energy of the scan; without it there are no Hounsfield units.</summary>
    [ManifestKey(Example = "0.02 1/mm", Dimension = Dimension.PerLength, Above = 0)]
    public Quantity? MuWater { get; init; }

    /// <summary>Attenuation at the lowest grey value.</summary>
    [ManifestKey(Example = "0 1/mm", Dimension = Dimension.PerLength)]
    public Quantity? MuLowest { get; init; }

    /// <summary>Attenuation at the highest grey value.</summary>
    [ManifestKey(Example = "0.11 1/mm", Dimension = Dimension.PerLength, Above = 0)]
    public Quantity? MuHighest { get; init; }

    /// <summary>The highest grey value that the window maps to.</summary>
    [ManifestKey(Example = "255", Minimum = 1)]
    public int? HighestGrey { get; init; }

    /// <summary>The phantom, and when it was scanned.</summary>
    public string? Phantom { get; init; }
}

/// <summary>A rod of a calibration phantom.</summary>
public sealed record CalibrationRod
{
    /// <summary>Mean grey value of the rod.</summary>
    [ManifestKey(Required = true, Example = "112.4")]
    public double? Grey { get; init; }

    /// <summary>Its known density.</summary>
    [ManifestKey(Required = true, Example = "250 mgHA/cm^3", Dimension = Dimension.MassConcentration, Minimum = 0)]
    public Quantity? Density { get; init; }
}
