using System.Globalization;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>Writes compound measurements in the layout of Progenesis QI, with any of its optional columns.</summary>
public sealed record ProgenesisExport
{
    public static readonly string[] AllProperties =
    [
        "Neutral mass (Da)", "m/z", "Charge", "Retention time (min)", "Chromatographic peak width (min)", "Identifications", "Anova (p)", "q Value",
        "Max Fold Change", "Highest Mean", "Lowest Mean", "Isotope Distribution", "Maximum Abundance", "Minimum CV%",
    ];

    public static readonly string[] AllAnswers =
    [
        "Accepted Compound ID", "Accepted Description", "Adducts", "Formula", "Score", "Fragmentation Score", "Mass Error (ppm)", "Isotope Similarity",
        "Retention Time Error (mins)", "Compound Link",
    ];

    public IReadOnlyList<string> Properties { get; init; } = AllProperties;

    public IReadOnlyList<string> Answers { get; init; } = AllAnswers;

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Conditions with their runs.</summary>
    public IReadOnlyList<(string Condition, string[] Runs)> Design { get; init; } = [("QC", ["qc1", "qc2"]), ("control", ["c1", "c2", "c3"]), ("EV", ["e1", "e2"])];

    public bool Normalised { get; init; } = true;

    public bool Raw { get; init; } = true;

    public bool RawFirst { get; init; }

    public int Compounds { get; init; } = 4;

    public char Separator { get; init; } = ',';

    public bool DecimalComma { get; init; }

    public string NewLine { get; init; } = "\r\n";

    public IReadOnlyList<string> Runs => [.. Design.SelectMany(d => d.Runs)];

    public static string IdOf(int compound) =>
        string.Create(CultureInfo.InvariantCulture, $"{1 + (compound * 0.25):0.00}_{200 + compound}.0{compound}{(compound % 2 == 0 ? "n" : "m/z")}");

    /// <summary>The abundance of a run; zero for a few.</summary>
    public static double ValueOf(int compound, int run, bool raw) =>
        (compound + run) % 7 == 3 ? 0 : ((compound + 1) * 1000.5) + (run * 12.25) + (raw ? 0.125 : 0);

    public override string ToString()
    {
        (string Title, bool Raw)[] blocks = [.. new[] { ("Normalised abundance", false), ("Raw abundance", true) }.Where(b => b.Item2 ? Raw : Normalised)];
        if (RawFirst) Array.Reverse(blocks);
        List<string> first = [], second = [], third = ["Compound", .. Properties];
        Pad();
        foreach ((string title, bool _) in blocks)
        {
            first.Add(title);
            foreach ((string condition, string[] runs) in Design)
            {
                second.Add(condition);
                third.AddRange(runs);
                second.AddRange(Enumerable.Repeat("", runs.Length - 1));
            }

            Pad();
        }

        if (Tags.Count > 0) second.Add("Tags");
        third.AddRange(Tags);
        third.AddRange(Answers);
        Pad();
        var lines = new List<string> { Line(first), Line(second), Line(third) };
        for (int c = 0; c < Compounds; c++)
        {
            int compound = c;
            lines.Add(Line(
            [
                IdOf(c),
                .. Properties.Select(p => Cell(p, compound)),
                .. blocks.SelectMany(b => Runs.Select((_, run) => Number(ValueOf(compound, run, b.Raw)))),
                .. Tags.Select(_ => compound == 1 ? "1" : ""),
                .. Answers.Select(a => Cell(a, compound)),
            ]));
        }

        return string.Concat(lines.Select(l => l + NewLine));

        void Pad()
        {
            while (first.Count < third.Count) first.Add("");
            while (second.Count < third.Count) second.Add("");
        }
    }

    private string Cell(string title, int compound) => title switch
    {
        "Neutral mass (Da)" => compound % 2 == 0 ? Number(200 + compound + 0.001) : "",
        "m/z" => Number(201.00728 + compound),
        "Charge" => "1",
        "Retention time (min)" => Number(1 + (compound * 0.25)),
        "Max Fold Change" => compound == 0 ? "Infinity" : Number(1.5),
        "Highest Mean" => "control",
        "Accepted Compound ID" => compound == 0 ? "HMDB0000122" : "",
        "Accepted Description" => compound == 0 ? "D-Glucose, \"anhydrous\"" : "",
        "Adducts" => "M+H, M+Na",
        "Formula" => compound == 0 ? "C6H12O6" : "",
        "Compound Link" => compound == 0 ? "http://www.hmdb.ca/metabolites/HMDB0000122" : "",
        _ => Number(0.5),
    };

    private string Number(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return DecimalComma ? text.Replace('.', ',') : text;
    }

    private string Line(IEnumerable<string> cells) => string.Join(Separator, cells.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
