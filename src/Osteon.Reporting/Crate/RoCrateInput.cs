namespace Osteon.Reporting;

/// <summary>
/// Everything that <see cref="RoCrate"/> writes about a run. Entities refer to each other by their <c>Id</c> or path; a reference to
/// something that is not described throws <see cref="ArgumentException"/>, since a crate with dangling references is worth nothing.
/// </summary>
public sealed record RoCrateInput
{
    /// <summary>Title of the study.</summary>
    public required string Name { get; init; }

    /// <summary>What the crate holds, in a sentence or two.</summary>
    public required string Description { get; init; }

    /// <summary>Date of publication or of the run, ISO 8601 (<c>2026-03-31</c> or with time and offset).</summary>
    public required string DatePublished { get; init; }

    /// <summary>The licence of the data: an SPDX identifier (<c>CC-BY-4.0</c>) or an absolute address.</summary>
    public required string License { get; init; }

    /// <summary>Keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>People: authors of the study and whoever ran it.</summary>
    public IReadOnlyList<CratePerson> People { get; init; } = [];

    /// <summary>Ids of the people who are authors of the study.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The programs that ran; at least the one that wrote the crate.</summary>
    public required IReadOnlyList<CrateSoftware> Software { get; init; }

    /// <summary>Instruments: scanners, particle trackers, mass spectrometers.</summary>
    public IReadOnlyList<CrateInstrument> Instruments { get; init; } = [];

    /// <summary>Every file that was read or written, except the crate's own metadata file.</summary>
    public required IReadOnlyList<CrateFile> Files { get; init; }

    /// <summary>Data that consist of several files, such as slice stacks.</summary>
    public IReadOnlyList<CrateFileSet> FileSets { get; init; } = [];

    /// <summary>The steps of the run in their order.</summary>
    public required IReadOnlyList<CrateAction> Actions { get; init; }
}

/// <summary>A person.</summary>
/// <param name="Id">ORCID address (<c>https://orcid.org/0000-…</c>) or a local <c>#name</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="Affiliation">Name of the organisation, or null.</param>
public sealed record CratePerson(string Id, string Name, string? Affiliation = null);

/// <summary>A program.</summary>
/// <param name="Id">Absolute address that names the program, or a local <c>#name</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="Version">Version, with the commit where there is one.</param>
/// <param name="Url">Home page, or null.</param>
public sealed record CrateSoftware(string Id, string Name, string Version, string? Url = null);

/// <summary>An instrument that made data.</summary>
/// <param name="Id">Local <c>#name</c>.</param>
/// <param name="Name">What it is, for example <c>micro-CT scanner</c>.</param>
/// <param name="Manufacturer">Maker, or null.</param>
/// <param name="Model">Model, or null.</param>
/// <param name="SerialNumber">Serial number, or null.</param>
public sealed record CrateInstrument(string Id, string Name, string? Manufacturer = null, string? Model = null,
    string? SerialNumber = null);

/// <summary>A file.</summary>
/// <param name="Path">
/// Path relative to the crate's folder with forward slashes, as it is on disk (not percent-encoded), or an absolute web address. A path
/// that starts with <c>../</c> names a file that was used but is not part of the crate: it is described with a local identifier and not
/// listed under hasPart.
/// </param>
/// <param name="Name">What it is, in a few words.</param>
public sealed record CrateFile(string Path, string Name)
{
    /// <summary>Media type, for example <c>text/tab-separated-values</c>; null where unknown.</summary>
    public string? EncodingFormat { get; init; }

    /// <summary>Size in bytes, or null.</summary>
    public long? ContentSize { get; init; }

    /// <summary>SHA-256 as 64 lower-case hexadecimal digits, or null.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What it holds, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The name the run knew it by, where it was renamed; else null.</summary>
    public string? AlternateName { get; init; }
}

/// <summary>Data of several files.</summary>
/// <param name="Id">Local <c>#name</c>.</param>
/// <param name="Name">What it is.</param>
/// <param name="Parts">Paths of its files, the main one first.</param>
public sealed record CrateFileSet(string Id, string Name, IReadOnlyList<string> Parts);

/// <summary>A parameter of a step.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">Value as text.</param>
/// <param name="UnitText">Unit symbol, or null.</param>
public sealed record CrateParameter(string Name, string Value, string? UnitText = null);

/// <summary>A step of the run.</summary>
/// <param name="Key">
/// What tells the step from all others (step id, sample, parameters' hash); its identifier in the crate is derived from it.
/// </param>
/// <param name="Name">What was done, in a few words.</param>
/// <param name="Software">Id of the program that did it.</param>
public sealed record CrateAction(string Key, string Name, string Software)
{
    /// <summary>The command line that does this step alone, or null.</summary>
    public string? CommandLine { get; init; }

    /// <summary>When it started, ISO 8601, or null.</summary>
    public string? StartTime { get; init; }

    /// <summary>When it ended, ISO 8601, or null.</summary>
    public string? EndTime { get; init; }

    /// <summary>Id of the person who ran it, or null.</summary>
    public string? Agent { get; init; }

    /// <summary>Paths of files and ids of file sets that it read.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Paths of files that it wrote.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<CrateParameter> Parameters { get; init; } = [];

    /// <summary>Why it failed, or null when it did not.</summary>
    public string? Error { get; init; }
}
