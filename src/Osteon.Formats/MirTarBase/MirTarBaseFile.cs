using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>One row of miRTarBase: one microRNA, one target, one paper.</summary>
/// <param name="Mirna">MicroRNA with its species, for example <c>hsa-miR-29a-3p</c>.</param>
/// <param name="Target">Symbol of the target gene.</param>
/// <param name="SupportType"><c>Functional MTI</c>, <c>Functional MTI (Weak)</c>, <c>Non-Functional MTI</c> or <c>Non-Functional MTI
/// (Weak)</c>.</param>
/// <param name="Line">Line, from 1.</param>
public sealed record MirTarBaseRow(string Mirna, string Target, string SupportType, int Line)
{
    /// <summary>Identifier, for example <c>MIRT000002</c>; or empty.</summary>
    public string Id { get; init; } = "";

    /// <summary>Species of the microRNA, or empty.</summary>
    public string MirnaSpecies { get; init; } = "";

    /// <summary>Species of the target, or empty.</summary>
    public string TargetSpecies { get; init; } = "";

    /// <summary>Entrez number of the target as written, or empty.</summary>
    public string TargetEntrez { get; init; } = "";

    /// <summary>Methods, in the order of the cell.</summary>
    public IReadOnlyList<string> Experiments { get; init; } = [];

    /// <summary>PubMed number as written, or empty.</summary>
    public string Pmid { get; init; } = "";
}

/// <summary>Reads tables with the columns of miRTarBase, exported by the user from the publisher's spreadsheet as CSV or tab-separated
/// text.</summary>
public static class MirTarBaseFile
{
    /// <summary>The nine titles.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "miRTarBase ID", "miRNA", "Species (miRNA)", "Target Gene", "Target Gene (Entrez ID)", "Species (Target Gene)", "Experiments", "Support Type",
        "References (PMID)",
    ];

    /// <summary>Whether a header line is one of miRTarBase.</summary>
    public static bool IsHeader(IEnumerable<string> titles)
    {
        HashSet<string> folded = [.. titles.Select(NamedColumns.Fold)];
        return folded.Contains("mirna") && folded.Contains("targetgene") && folded.Contains("supporttype");
    }

    /// <summary>Reads a file; what is wrong is added to <paramref name="findings"/> (OST-MIT-001: column missing; OST-MIT-002: cell
    /// empty; OST-TBL-…).</summary>
    /// <exception cref="MissingSourceException">The file cannot be read.</exception>
    /// <exception cref="InvalidContentException">The file is too large or no text.</exception>
    public static IReadOnlyList<MirTarBaseRow> Read(string path, FindingCollector findings)
    {
        RawTable table = DelimitedText.Read(path, DelimitedOptions.Default, findings);
        var columns = new NamedColumns(table);
        int mirna = columns.Require("OST-MIT-001", findings, "miRNA"), target = columns.Require("OST-MIT-001", findings, "Target Gene");
        int support = columns.Require("OST-MIT-001", findings, "Support Type");
        if (mirna < 0 || target < 0 || support < 0) return [];
        int id = columns.Find("miRTarBase ID"), mirnaSpecies = columns.Find("Species (miRNA)"), targetSpecies = columns.Find("Species (Target Gene)");
        int entrez = columns.Find("Target Gene (Entrez ID)", "Target Gene (Entrez Gene ID)"), methods = columns.Find("Experiments");
        int pmid = columns.Find("References (PMID)", "PMID");
        var rows = new List<MirTarBaseRow>(table.Rows.Count);
        for (int r = 0; r < table.Rows.Count; r++)
        {
            var row = new MirTarBaseRow(columns.Text(r, mirna), columns.Text(r, target), columns.Text(r, support), table.Rows[r].Line)
            {
                Id = columns.Text(r, id),
                MirnaSpecies = columns.Text(r, mirnaSpecies),
                TargetSpecies = columns.Text(r, targetSpecies),
                TargetEntrez = columns.Text(r, entrez),
                Experiments = [.. columns.Text(r, methods).Split(["//", ";"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
                Pmid = columns.Text(r, pmid),
            };
            if (row.Mirna.Length > 0 && row.Target.Length > 0) rows.Add(row);
            else findings.Add(Finding.Error("OST-MIT-002", "the row has no microRNA or no target", new SourceLocation(path, row.Line), row.Id));
        }

        return rows;
    }
}
