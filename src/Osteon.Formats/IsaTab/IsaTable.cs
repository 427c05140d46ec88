using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A column of a study or assay table.</summary>
/// <param name="Kind">What it is, as the specification calls it: <c>Sample Name</c>, <c>Factor Value</c>, <c>Protocol REF</c> …</param>
/// <param name="Name">What stands in its square brackets, or null.</param>
/// <param name="Index">Its place in the table, from 0.</param>
public sealed record IsaColumn(string Kind, string? Name, int Index)
{
    /// <summary>The column of its unit, or −1.</summary>
    public int Unit { get; init; } = -1;

    /// <summary>The column of the ontology of its value (or its unit), or −1.</summary>
    public int TermSource { get; init; } = -1;

    /// <summary>The column of the accession of its value (or its unit), or −1.</summary>
    public int TermAccession { get; init; } = -1;

    /// <summary>The title as the specification writes it.</summary>
    public string Title => Name is null ? Kind : $"{Kind}[{Name}]";
}

/// <summary>A study table (<c>s_….txt</c>) or an assay table (<c>a_….txt</c>).</summary>
public sealed partial class IsaTable
{
    internal const string SourceName = "Source Name";
    internal const string SampleName = "Sample Name";
    internal const string AssayName = "MS Assay Name";
    internal const string FactorValue = "Factor Value";
    internal const string ParameterValue = "Parameter Value";
    internal const string Characteristics = "Characteristics";
    internal const string ProtocolRef = "Protocol REF";
    internal const string MetaboliteFile = "Metabolite Assignment File";
    internal const string RawFile = "Raw Spectral Data File";

    private const string Unit = "Unit";
    private const string Source = "Term Source REF";
    private const string Accession = "Term Accession Number";

    internal static readonly IReadOnlyList<string> Bracketed = [Characteristics, FactorValue, ParameterValue, "Comment"];

    internal static readonly IReadOnlyList<string> Plain =
    [
        SourceName, SampleName, "Extract Name", "Labeled Extract Name", "Label", "Material Type", ProtocolRef, "Performer", "Date", Unit, Source, Accession,
        AssayName, "Assay Name", "NMR Assay Name", "Raw Spectral Data File", "Raw Data File", "Derived Spectral Data File", "Derived Data File",
        "Free Induction Decay Data File", "Acquisition Parameter Data File", "Normalization Name", "Data Transformation Name", MetaboliteFile,
        "Protein Assignment File", "Peptide Assignment File", "Post Translational Modification Assignment File", "Scan Name", "Image File",
        "Spectral Raw Data File",
    ];

    internal IsaTable(string file, RawRow header, IReadOnlyList<RawRow> rows)
    {
        File = file;
        Header = header;
        Rows = rows;
        Columns = Understood(header);
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>The titles as they stand there.</summary>
    public RawRow Header { get; }

    /// <summary>The rows as they stand there.</summary>
    public IReadOnlyList<RawRow> Rows { get; }

    /// <summary>The columns that hold values, without those of units and ontologies, which belong to the column before them.</summary>
    public IReadOnlyList<IsaColumn> Columns { get; }

    /// <summary>The columns of a kind, in order.</summary>
    public IEnumerable<IsaColumn> Of(string kind) => Columns.Where(c => c.Kind == kind);

    /// <summary>The first column of a kind, and of a name if one is given (capitals do not matter); null if there is none.</summary>
    public IsaColumn? First(string kind, string? name = null) =>
        Columns.FirstOrDefault(c => c.Kind == kind && (name is null || string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The text of a cell without blanks around it; empty where the row is too short or the column is null.</summary>
    public string Text(int row, IsaColumn? column) => column is null ? "" : Cell(row, column.Index).Text.Trim();

    /// <summary>The text of a cell with its unit, if it has one.</summary>
    public string WithUnit(int row, IsaColumn column)
    {
        string text = Text(row, column), unit = column.Unit < 0 ? "" : Cell(row, column.Unit).Text.Trim();
        return text.Length == 0 || unit.Length == 0 ? text : $"{text} {unit}";
    }

    /// <summary>A cell; an empty one where the row is too short.</summary>
    public RawCell Cell(int row, int column) =>
        column < Rows[row].Count ? Rows[row][column] : new RawCell("", Rows[row].Line, column + 1);

    /// <summary>Where a cell stands.</summary>
    public SourceLocation At(RawCell cell) => new(File, cell.Line, cell.Column);

    internal static (string Kind, string? Name) Parse(string title)
    {
        title = title.Trim();
        Match match = BracketForm().Match(title);
        string kind = (match.Success ? match.Groups[1].Value : title).Trim();
        if (Bracketed.FirstOrDefault(k => string.Equals(k, kind, StringComparison.OrdinalIgnoreCase)) is { } bracketed)
            return (bracketed, match.Success ? match.Groups[2].Value.Trim() : "");
        string known = Plain.FirstOrDefault(k => string.Equals(k, kind, StringComparison.OrdinalIgnoreCase)) ?? kind;
        return match.Success ? (known, match.Groups[2].Value.Trim()) : (known, null);
    }

    private static List<IsaColumn> Understood(RawRow header)
    {
        var columns = new List<IsaColumn>();
        for (int i = 0; i < header.Count; i++)
        {
            (string kind, string? name) = Parse(header[i].Text);
            if (columns.Count > 0 && kind is Unit or Source or Accession)
                columns[^1] = kind switch
                {
                    Unit => columns[^1] with { Unit = i },
                    Source => columns[^1] with { TermSource = i },
                    _ => columns[^1] with { TermAccession = i },
                };
            else if (kind.Length > 0)
                columns.Add(new IsaColumn(kind, name, i));
        }

        return columns;
    }

    [GeneratedRegex(@"^([^\[\]]+?)\s*\[(.*)\]$", RegexOptions.CultureInvariant)]
    private static partial Regex BracketForm();
}
