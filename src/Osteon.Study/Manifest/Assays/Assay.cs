namespace Osteon.Study;

/// <summary>
/// One assay with its settings. A closed set of sealed records, chosen by the key <c>kind</c>: <see cref="MicroCtAssay"/>,
/// <see cref="NtaAssay"/>, <see cref="ElectronMicroscopyAssay"/>, <see cref="BlotAssay"/>, <see cref="MetabolomicsAssay"/>.
/// </summary>
[Variant("micro_ct", typeof(MicroCtAssay))]
[Variant("nta", typeof(NtaAssay))]
[Variant("tem", typeof(ElectronMicroscopyAssay))]
[Variant("blot", typeof(BlotAssay))]
[Variant("metabolomics", typeof(MetabolomicsAssay))]
public abstract record Assay
{
    private protected Assay()
    {
    }

    /// <summary>Identifier, used in samples.csv and in outcomes.</summary>
    [ManifestKey(Required = true, Example = "ct", Identifier = true)]
    public string Id { get; init; } = "";

    /// <summary>Name as shown in the report; without it the identifier.</summary>
    [ManifestKey(Example = "micro-CT of the callus")]
    public string? Label { get; init; }

    /// <summary>What is put into the instrument.</summary>
    [ManifestKey(Example = "right femur, fixed")]
    public string? Material { get; init; }

    /// <summary>Time point at which the material was taken, where every sample has the same.</summary>
    [ManifestKey(Example = "w14")]
    public string? Timepoint { get; init; }

    /// <summary>Published studies: n per arm as printed for this assay.</summary>
    [ManifestKey(Example = "5", Minimum = 1)]
    public int? NReported { get; init; }

    /// <summary>The value of the key <c>kind</c>.</summary>
    internal abstract string Kind { get; }

    /// <summary>
    /// Whether the assay looks at a preparation of vesicles, which belongs to no animal: its rows of samples.csv may leave subject, arm and time point empty, and then count
    /// in no arm.
    /// </summary>
    internal virtual bool IsOfPreparation => false;
}

/// <summary>An instrument.</summary>
public sealed record Instrument
{
    /// <summary>Maker.</summary>
    [ManifestKey(Example = "Bruker")]
    public string? Manufacturer { get; init; }

    /// <summary>Model.</summary>
    [ManifestKey(Example = "SkyScan 1176")]
    public string? Model { get; init; }

    /// <summary>Serial number.</summary>
    public string? Serial { get; init; }
}

/// <summary>A program.</summary>
public sealed record Software
{
    /// <summary>Maker.</summary>
    [ManifestKey(Example = "Bruker")]
    public string? Manufacturer { get; init; }

    /// <summary>Name.</summary>
    [ManifestKey(Required = true, Example = "NRecon")]
    public string Name { get; init; } = "";

    /// <summary>Version.</summary>
    [ManifestKey(Example = "1.7.4")]
    public string? Version { get; init; }
}
