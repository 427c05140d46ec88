using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>One end of a relation of SIGNOR.</summary>
/// <param name="Name">Name.</param>
/// <param name="Type">Type: <c>protein</c>, <c>proteinfamily</c>, <c>complex</c>, <c>chemical</c>, <c>smallmolecule</c>, <c>mirna</c>,
/// <c>phenotype</c> ….</param>
/// <param name="Id">Identifier.</param>
/// <param name="Database">Collection of the identifier.</param>
public sealed record SignorEntity(string Name, string Type, string Id, string Database);

/// <summary>One row of SIGNOR; the sentence quoted from the paper is left in the user's file.</summary>
/// <param name="A">Who acts.</param>
/// <param name="B">On whom.</param>
/// <param name="Effect"><c>up-regulates</c>, <c>down-regulates activity</c>, <c>form complex</c>, <c>unknown</c> ….</param>
/// <param name="Mechanism"><c>phosphorylation</c>, <c>binding</c> …; or empty.</param>
/// <param name="Line">Line, from 1.</param>
public sealed record SignorRow(SignorEntity A, SignorEntity B, string Effect, string Mechanism, int Line)
{
    /// <summary>Modified residue, or empty.</summary>
    public string Residue { get; init; } = "";

    /// <summary>NCBI number of the species; −1 for none; or empty.</summary>
    public string TaxId { get; init; } = "";

    /// <summary>Cell as an identifier of BTO, or empty.</summary>
    public string Cell { get; init; } = "";

    /// <summary>PubMed number as written, or empty.</summary>
    public string Pmid { get; init; } = "";

    /// <summary><c>YES</c>, <c>NO</c> or <c>t</c>, <c>f</c>; or empty.</summary>
    public string Direct { get; init; } = "";

    /// <summary>Score as written, or empty.</summary>
    public string Score { get; init; } = "";

    /// <summary>Identifier, for example <c>SIGNOR-219384</c>; or empty.</summary>
    public string Id { get; init; } = "";
}

/// <summary>
/// Reads files with the columns of SIGNOR (28 in 2020 to 2024, found by their titles, so that more or fewer do not matter), separated by
/// semicolons or tabs.
/// </summary>
public static class SignorFile
{
    /// <summary>The 28 titles.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "ENTITYA", "TYPEA", "IDA", "DATABASEA", "ENTITYB", "TYPEB", "IDB", "DATABASEB", "EFFECT", "MECHANISM", "RESIDUE", "SEQUENCE", "TAX_ID", "CELL_DATA",
        "TISSUE_DATA", "MODULATOR_COMPLEX", "TARGET_COMPLEX", "MODIFICATIONA", "MODASEQ", "MODIFICATIONB", "MODBSEQ", "PMID", "DIRECT", "NOTES", "ANNOTATOR",
        "SENTENCE", "SIGNOR_ID", "SCORE",
    ];

    /// <summary>Whether a header line is one of SIGNOR.</summary>
    public static bool IsHeader(IEnumerable<string> titles)
    {
        HashSet<string> folded = [.. titles.Select(NamedColumns.Fold)];
        return folded.Contains("entitya") && folded.Contains("entityb") && folded.Contains("effect");
    }

    /// <summary>Reads a file; what is wrong is added to <paramref name="findings"/> (OST-SGN-001: column missing; OST-SGN-002: cell
    /// empty; OST-TBL-…).</summary>
    /// <exception cref="MissingSourceException">The file cannot be read.</exception>
    /// <exception cref="InvalidContentException">The file is too large or no text.</exception>
    public static IReadOnlyList<SignorRow> Read(string path, FindingCollector findings)
    {
        RawTable table = DelimitedText.Read(path, DelimitedOptions.Default, findings);
        var columns = new NamedColumns(table);
        int nameA = columns.Require("OST-SGN-001", findings, "ENTITYA"), nameB = columns.Require("OST-SGN-001", findings, "ENTITYB");
        int effect = columns.Require("OST-SGN-001", findings, "EFFECT");
        if (nameA < 0 || nameB < 0 || effect < 0) return [];
        int[] a = [columns.Find("TYPEA"), columns.Find("IDA"), columns.Find("DATABASEA")], b = [columns.Find("TYPEB"), columns.Find("IDB"), columns.Find("DATABASEB")];
        int mechanism = columns.Find("MECHANISM"), residue = columns.Find("RESIDUE"), tax = columns.Find("TAX_ID"), cell = columns.Find("CELL_DATA");
        int pmid = columns.Find("PMID"), direct = columns.Find("DIRECT"), score = columns.Find("SCORE"), id = columns.Find("SIGNOR_ID");
        var rows = new List<SignorRow>(table.Rows.Count);
        for (int r = 0; r < table.Rows.Count; r++)
        {
            var row = new SignorRow(
                new SignorEntity(columns.Text(r, nameA), columns.Text(r, a[0]), columns.Text(r, a[1]), columns.Text(r, a[2])),
                new SignorEntity(columns.Text(r, nameB), columns.Text(r, b[0]), columns.Text(r, b[1]), columns.Text(r, b[2])),
                columns.Text(r, effect),
                columns.Text(r, mechanism),
                table.Rows[r].Line)
            {
                Residue = columns.Text(r, residue),
                TaxId = columns.Text(r, tax),
                Cell = columns.Text(r, cell),
                Pmid = columns.Text(r, pmid),
                Direct = columns.Text(r, direct),
                Score = columns.Text(r, score),
                Id = columns.Text(r, id),
            };
            if (row.A.Name.Length > 0 && row.B.Name.Length > 0) rows.Add(row);
            else findings.Add(Finding.Error("OST-SGN-002", "the row names only one entity", new SourceLocation(path, row.Line), row.Id));
        }

        return rows;
    }
}
