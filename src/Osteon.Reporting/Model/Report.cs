namespace Osteon.Reporting;

/// <summary>Which program wrote a report.</summary>
/// <param name="Name">Name of the program.</param>
/// <param name="Version">Its version.</param>
/// <param name="Commit">The commit it was built from, or null.</param>
public sealed record ReportGenerator(string Name, string Version, string? Commit = null);

/// <summary>How a section went, shown beside its title and in the navigation as a sign and a word.</summary>
public enum SectionStatus
{
    /// <summary>Nothing to say.</summary>
    None,

    /// <summary>All as it should be.</summary>
    Passed,

    /// <summary>Work went on, but the reader must know something.</summary>
    Warned,

    /// <summary>Something failed; the section says what.</summary>
    Failed,
}

/// <summary>
/// A report as data: what it says, in which order, with no word about how it looks. <see cref="HtmlReport"/> writes it. Identifiers of
/// sections, headings, tables and figures are unique within one report; writing throws <see cref="ArgumentException"/> otherwise.
/// </summary>
public sealed record Report
{
    /// <summary>Title of the study.</summary>
    public required string Title { get; init; }

    /// <summary>One line below the title, or null.</summary>
    public string? Subtitle { get; init; }

    /// <summary>
    /// Says in two or three words that the data are generated, simulated or assumed, for example <c>Simulated data</c>; shown as a banner
    /// and on every figure and table. Null for measured data.
    /// </summary>
    public string? DataLabel { get; init; }

    /// <summary>What the banner says after <see cref="DataLabel"/>, a sentence; null for nothing.</summary>
    public string? DataLabelDetail { get; init; }

    /// <summary>The program that wrote the report.</summary>
    public required ReportGenerator GeneratedBy { get; init; }

    /// <summary>
    /// When the run ended, as the caller wants it printed; the only part of a report that may differ between two runs of the same inputs.
    /// Null leaves it out.
    /// </summary>
    public string? CompletedAt { get; init; }

    /// <summary>Short facts below the title (species, arms, n, primary outcome).</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>
    /// The arms of the design in their order, which fixes their colours and shapes in tables; figures use the same order.
    /// </summary>
    public IReadOnlyList<string> Arms { get; init; } = [];

    /// <summary>The sections in order.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }
}

/// <summary>One section of a report.</summary>
/// <param name="Id">Identifier for links: letters, digits, <c>- _ .</c>, a letter first.</param>
/// <param name="Title">Heading.</param>
/// <param name="Blocks">What it shows, in order.</param>
public sealed record Section(string Id, string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>One or two sentences below the heading, or null.</summary>
    public RichText? Description { get; init; }

    /// <summary>How to read the section, folded away until asked for; null for none.</summary>
    public IReadOnlyList<RichText>? HowToRead { get; init; }

    /// <summary>What the author of the study wrote about this section in the manifest, or null.</summary>
    public string? AuthorComment { get; init; }

    /// <summary>How it went.</summary>
    public SectionStatus Status { get; init; }
}

/// <summary>A name and a value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value in words; null is shown as «not stated».</param>
public sealed record Fact(string Name, RichText? Value);
