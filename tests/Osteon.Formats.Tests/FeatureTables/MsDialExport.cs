using System.Globalization;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>Writes an alignment result in the layout of MS-DIAL: the lines above the titles have their name in the last column of the features.</summary>
public sealed record MsDialExport
{
    public static readonly string[] Version4 =
    [
        "Alignment ID", "Average Rt(min)", "Average Mz", "Metabolite name", "Adduct type", "Post curation result", "Fill %", "MS/MS assigned", "Reference RT",
        "Reference m/z", "Formula", "Ontology", "INCHIKEY", "SMILES", "Annotation tag (VS1.0)", "RT matched", "m/z matched", "MS/MS matched", "Comment",
        "Manually modified for quantification", "Manually modified for annotation", "Isotope tracking parent ID", "Isotope tracking weight number", "Total score",
        "RT similarity", "Dot product", "Reverse dot product", "Fragment presence %", "S/N average", "Spectrum reference file name", "MS1 isotopic spectrum",
        "MS/MS spectrum",
    ];

    public static readonly string[] Version5 =
    [
        "Alignment ID", "Average Rt(min)", "Average Mz", "Metabolite name", "Adduct type", "Post curation result", "Fill %", "MS/MS assigned", "Reference RT",
        "Reference m/z", "Formula", "Ontology", "INCHIKEY", "SMILES", "Annotation tag (VS1.0)", "RT matched", "m/z matched", "MS/MS matched", "Comment",
        "Manually modified for quantification", "Manually modified for annotation", "Isotope tracking parent ID", "Isotope tracking weight number", "RT similarity",
        "m/z similarity", "Simple dot product", "Weighted dot product", "Reverse dot product", "Matched peaks count", "Matched peaks percentage", "Total score",
        "S/N average", "Spectrum reference file name", "MS1 isotopic spectrum", "MS/MS spectrum",
    ];

    public static readonly string[] Version2 =
    [
        "Alignment ID", "Average Rt(min)", "Average Mz", "Metabolite name", "Adduct ion name", "Fill %", "MS/MS included", "INCHIKEY", "SMILES", "LINK",
        "Dot product", "Reverse dot product", "Fragment presence %", "Spectrum reference file name",
    ];

    public IReadOnlyList<string> Titles { get; init; } = Version5;

    /// <summary>Whether there are the three lines of old versions only: Class, Type, Injection order.</summary>
    public bool Old { get; init; }


    /// <summary>Lines between <c>Class</c> and <c>File type</c> (classes of several factors).</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    public IReadOnlyList<(string Name, string Class, string Type, int Order, int Batch)> Files { get; init; } =
        [("S1", "control", "Sample", 2, 1), ("S2", "EV", "Sample", 3, 1), ("Q1", "QC", "QC", 1, 1), ("B1", "Blank", "Blank", 4, 2), ("M1", "mix", "Standard", 5, 2)];

    public bool Statistics { get; init; } = true;

    public bool HeaderLines { get; init; } = true;

    public int Spots { get; init; } = 5;

    public static double ValueOf(int spot, int file) => (spot + file) % 5 == 2 ? 0 : (spot * 1000) + (file * 10) + 0.5;

    public override string ToString()
    {
        string[] classes = Statistics && !Old ? [.. Files.Select(f => f.Class).Distinct()] : [];
        var lines = new List<string>();
        string[] labels = Old ? ["Class", "Type", "Injection order"] : ["Class", .. Parameters, "File type", "Injection order", "Batch ID"];
        if (HeaderLines)
            foreach (string label in labels)
                lines.Add(string.Join(
                    '\t',
                    [
                        .. Enumerable.Repeat("", Titles.Count - 1),
                        label,
                        .. Files.Select(f => label switch
                        {
                            "Class" => f.Class,
                            "File type" or "Type" => f.Type,
                            "Injection order" => f.Order.ToString(CultureInfo.InvariantCulture),
                            "Batch ID" => f.Batch.ToString(CultureInfo.InvariantCulture),
                            _ => $"{label} of {f.Name}",
                        }),
                        .. classes.Select(_ => label == "Batch ID" ? "Average" : "NA"),
                        .. classes.Select(_ => label == "Batch ID" ? "Stdev" : "NA"),
                    ]).TrimEnd());
        lines.Add(string.Join('\t', [.. Titles, .. Files.Select(f => f.Name), .. classes, .. classes]));
        for (int s = 0; s < Spots; s++)
        {
            int spot = s;
            lines.Add(string.Join(
                '\t',
                [
                    .. Titles.Select(t => Cell(t, spot)),
                    .. Files.Select((_, f) => ValueOf(spot, f).ToString("R", CultureInfo.InvariantCulture)),
                    .. classes.Select(_ => "1.5"),
                    .. classes.Select(_ => "0.25"),
                ]));
        }

        return string.Join("\r\n", lines) + "\r\n";
    }

    private static string Cell(string title, int spot) => title switch
    {
        "Alignment ID" => spot.ToString(CultureInfo.InvariantCulture),
        "Average Rt(min)" => (0.5 + spot).ToString("F3", CultureInfo.InvariantCulture),
        "Average Mz" => (100.12345 + spot).ToString("F5", CultureInfo.InvariantCulture),
        "Metabolite name" => spot switch { 0 => "Glucose", 1 => "w/o MS2: Taurine", 2 => "low score: Serine", _ => "Unknown" },
        "Adduct type" or "Adduct ion name" => spot % 2 == 0 ? "[M+H]+" : "[M-2H]2-",
        "Formula" => spot == 0 ? "C6H12O6" : "null",
        "Ontology" => spot == 0 ? "Hexoses" : "null",
        "INCHIKEY" => spot == 0 ? "WQZGKKKJIJFFOK-GASJEMHNSA-N" : spot == 1 ? "No record" : "null",
        "SMILES" => "null",
        "MSI level" => "530",
        "MS/MS spectrum" => "85.1:10 97.2:20",
        _ => "False",
    };
}
