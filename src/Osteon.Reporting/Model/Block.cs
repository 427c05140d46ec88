using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>One part of a section.</summary>
public abstract record Block
{
    private protected Block()
    {
    }
}

/// <summary>A paragraph.</summary>
/// <param name="Text">The text.</param>
public sealed record ParagraphBlock(RichText Text) : Block;

/// <summary>A heading inside a section; it stands in the navigation below its section.</summary>
/// <param name="Id">Identifier for links.</param>
/// <param name="Title">The heading.</param>
public sealed record HeadingBlock(string Id, string Title) : Block;

/// <summary>A list of short texts.</summary>
/// <param name="Items">The texts in order.</param>
public sealed record ListBlock(IReadOnlyList<RichText> Items) : Block
{
    /// <summary>The words behind which the list is folded away until asked for; null (the default) shows it at once.</summary>
    public string? FoldedBehind { get; init; }

    /// <summary>Whether the texts follow each other on a line, as names do. Default false: one below the other.</summary>
    public bool Inline { get; init; }
}

/// <summary>A small table of running text with links. Tables of results are <see cref="DataTableBlock"/>, which keep full
/// precision.</summary>
/// <param name="Id">Identifier for links and the name of the exported file.</param>
/// <param name="Title">Heading of the table.</param>
/// <param name="Columns">Heads of the columns.</param>
/// <param name="Rows">The rows, each with as many cells as there are columns.</param>
public sealed record TextTableBlock(string Id, string Title, IReadOnlyList<TextTableColumn> Columns,
    IReadOnlyList<IReadOnlyList<RichText>> Rows) : Block
{
    /// <summary>Sentence below the title, or null.</summary>
    public RichText? Caption { get; init; }
}

/// <summary>A column of a <see cref="TextTableBlock"/>.</summary>
/// <param name="Head">The head.</param>
/// <param name="Number">Whether its cells are whole numbers, which stand to the right.</param>
/// <param name="Description">What it counts, shown with the head; null for nothing.</param>
public sealed record TextTableColumn(string Head, bool Number = false, string? Description = null);

/// <summary>Findings, errors first, each with its place, value and hint.</summary>
/// <param name="Findings">The findings; their order is kept within one severity.</param>
/// <param name="EmptyText">What to say when there is none.</param>
public sealed record FindingListBlock(IReadOnlyList<Finding> Findings, string EmptyText = "Nothing was found.") : Block;

/// <summary>Any table of results. Numbers are shown rounded and kept in full precision behind each cell.</summary>
/// <param name="Table">The table.</param>
public sealed record DataTableBlock(Table Table) : Block
{
    /// <summary>Sentence below the title, or null.</summary>
    public RichText? Caption { get; init; }

    /// <summary>At most this many rows are shown; the rest is said and found in <see cref="Path"/>. Range 1 and up, default 500.</summary>
    public int MaxRows { get; init; } = 500;

    /// <summary>Where the whole table lies beside the report, for example <c>tables/contrasts.tsv</c>; null where it is nowhere.</summary>
    public string? Path { get; init; }
}

/// <summary>Names and values.</summary>
/// <param name="Facts">The pairs in order.</param>
public sealed record FactListBlock(IReadOnlyList<Fact> Facts) : Block;

/// <summary>A figure.</summary>
/// <param name="Id">Identifier, also the file name without ending.</param>
/// <param name="Drawing">What is drawn, with caption, alternative text and data.</param>
public sealed record FigureBlock(string Id, FigureDrawing Drawing) : Block
{
    /// <summary>
    /// The drawing as SVG, or null where it has not been drawn (<see cref="ReportFigures"/> does it); the browser then draws it.
    /// </summary>
    public string? Svg { get; init; }

    /// <summary>
    /// Where the plotted data lie beside the report, for example <c>tables/contrasts.tsv</c>; the report then shows only the first rows of many instead of carrying all. Null
    /// where they lie nowhere else, and the report carries them.
    /// </summary>
    public string? DataPath { get; init; }

    /// <summary>Whether the reader may switch the figure to a drawing with tooltips. Default true.</summary>
    public bool Interactive { get; init; } = true;
}

/// <summary>Pictures side by side: slices with the mask's outline, micrographs, blots.</summary>
/// <param name="Images">The pictures.</param>
public sealed record ImagePanelBlock(IReadOnlyList<PanelImage> Images) : Block
{
    /// <summary>Sentence below the panel, or null.</summary>
    public RichText? Caption { get; init; }
}

/// <summary>A picture of a panel.</summary>
/// <param name="Png">The bytes of a PNG file; anything else throws <see cref="ArgumentException"/> when the report is written.</param>
/// <param name="Caption">What it shows, in a few words.</param>
/// <param name="Alt">What a reader who cannot see it has to know.</param>
/// <param name="Path">Where the picture lies beside the report, or null.</param>
public sealed record PanelImage(ReadOnlyMemory<byte> Png, string Caption, string Alt, string? Path = null);

/// <summary>Whether an item of a checklist is answered.</summary>
public enum ChecklistStatus
{
    /// <summary>The item is answered.</summary>
    Present,

    /// <summary>The item is not answered.</summary>
    Missing,

    /// <summary>The item does not apply to this study.</summary>
    NotApplicable,
}

/// <summary>One item of a reporting checklist.</summary>
/// <param name="Number">Its number in the standard.</param>
/// <param name="Item">What has to be reported.</param>
/// <param name="Status">Whether it is.</param>
/// <param name="Evidence">What answers it, or what to add; null for nothing.</param>
public sealed record ChecklistItem(string Number, string Item, ChecklistStatus Status, RichText? Evidence = null);

/// <summary>A reporting checklist with the count of what is present.</summary>
/// <param name="Id">Identifier for links.</param>
/// <param name="Title">Name of the standard.</param>
/// <param name="Items">Its items.</param>
public sealed record ChecklistBlock(string Id, string Title, IReadOnlyList<ChecklistItem> Items) : Block
{
    /// <summary>The paper that defines it, or null.</summary>
    public Reference? Source { get; init; }
}

/// <summary>A cited work.</summary>
/// <param name="Text">Authors, title, journal, year.</param>
/// <param name="Doi">DOI without <c>https://doi.org/</c>, or null.</param>
public sealed record Reference(string Text, string? Doi = null);

/// <summary>Text that can be copied into a methods section, with its numbered references.</summary>
/// <param name="Paragraphs">The paragraphs.</param>
/// <param name="References">The references in the order of their numbers.</param>
public sealed record MethodsBlock(IReadOnlyList<RichText> Paragraphs, IReadOnlyList<Reference> References) : Block;

/// <summary>A file a run read or wrote.</summary>
/// <param name="Path">Path relative to the study or results folder.</param>
/// <param name="Role">Input, output, parameters, in a word or two.</param>
/// <param name="Bytes">Its size, or null where unknown.</param>
/// <param name="Sha256">Its SHA-256 as 64 hexadecimal digits, or null where unknown.</param>
public sealed record ProvenanceFile(string Path, string Role, long? Bytes, string? Sha256);

/// <summary>What ran on what: versions, parameters, the command line to run it again, and every file with its checksum.</summary>
/// <param name="Facts">Versions, seed, threads, parameters.</param>
/// <param name="Files">The files.</param>
public sealed record ProvenanceBlock(IReadOnlyList<Fact> Facts, IReadOnlyList<ProvenanceFile> Files) : Block
{
    /// <summary>The command line that gives the same results again, or null.</summary>
    public string? CommandLine { get; init; }
}
