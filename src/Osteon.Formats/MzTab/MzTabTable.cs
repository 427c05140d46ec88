using System.Globalization;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Turns the abundances of a document into a feature table.</summary>
internal sealed class MzTabTable
{
    private readonly MzTabDocument _document;
    private readonly MzTabSection _section;
    private readonly FindingCollector _findings;
    private readonly MzTabInjections _injections;

    private MzTabTable(MzTabDocument document, MzTabSection section, FindingCollector findings, MzTabInjections injections)
    {
        _document = document;
        _section = section;
        _findings = findings;
        _injections = injections;
    }

    public static MzTabReading Of(MzTabDocument document, MzTabReadOptions options, FindingCollector findings)
    {
        (MzTabSection? section, string? reason) = Choose(document, options.Level);
        if (section is null)
        {
            findings.Add(Finding.Warning(
                "OST-MZT-046",
                $"the file gives no feature table: {reason}",
                new SourceLocation(document.File),
                hint: "Export a table with a column abundance_assay[n] for each assay."));
            return new MzTabReading(document, null, null, new HashSet<string>());
        }

        if (options.Level == MzTabLevel.Auto)
            findings.Add(Finding.Note(
                "OST-MZT-047",
                section.Kind == MzTabSectionKind.SmallMolecule
                    ? "the abundances are those of small molecules (SML)"
                    : "the file has no abundances of small molecules (SML); those of features (SMF) are used",
                new SourceLocation(document.File, section.HeaderLine > 0 ? section.HeaderLine : null)));
        var injections = new MzTabInjections(document, findings, options.GuessKinds);
        FeatureTable table = new MzTabTable(document, section, findings, injections).Build();
        return new MzTabReading(document, table, section.Kind, injections.KindStated);
    }

    /// <summary>
    /// The abundance columns of a table, with the index of their assay, in ascending order; of two of one assay the first.
    /// </summary>
    public static IReadOnlyList<(int Assay, MzTabColumn Column)> Abundances(MzTabSection section) =>
    [
        .. from column in section.Columns
           where column.IsNumeric
           let assay = MzTabKey.Reference(column.Name, "abundance_assay") ?? MzTabKey.Reference(column.Name, "smallmolecule_abundance_assay")
           where assay is not null
           group column by assay.Value into columns
           orderby columns.Key
           select (columns.Key, columns.First()),
    ];

    private static (MzTabSection? Section, string? Reason) Choose(MzTabDocument document, MzTabLevel level)
    {
        if (level == MzTabLevel.SmallMolecule) return Quantified(document.SmallMolecules, "small molecules (SML)", anyValue: false);
        if (level == MzTabLevel.Feature) return Quantified(document.Features, "features (SMF)", anyValue: false);
        (MzTabSection? section, string? reason) = Quantified(document.SmallMolecules, "small molecules (SML)", anyValue: true);
        if (section is not null) return (section, null);
        (MzTabSection? features, string? other) = Quantified(document.Features, "features (SMF)", anyValue: true);
        return features is not null ? (features, null) : (null, $"{reason}, and {other}");
    }

    private static (MzTabSection?, string?) Quantified(MzTabSection? section, string name, bool anyValue)
    {
        if (section is null || section.RowCount == 0) return (null, $"it has no {name}");
        IReadOnlyList<(int Assay, MzTabColumn Column)> columns = Abundances(section);
        if (columns.Count == 0) return (null, $"its {name} have no abundances of assays");
        if (anyValue && !columns.Any(c => c.Column.Numbers.Any(v => !double.IsNaN(v)))) return (null, $"its {name} have no abundance that is a number");
        return (section, null);
    }

    private FeatureTable Build()
    {
        IReadOnlyList<(int Assay, MzTabColumn Column)> columns = Abundances(_section);
        IReadOnlyList<Injection> injections = _injections.Of([.. columns.Select(c => c.Assay)]);
        Feature[] features = new MzTabFeatures(_document, _section, _findings).All();
        double[] values = new double[checked(columns.Count * features.Length)];
        for (int row = 0; row < columns.Count; row++)
        {
            IReadOnlyList<double> numbers = columns[row].Column.Numbers;
            for (int f = 0; f < features.Length; f++) values[(row * features.Length) + f] = numbers[f];
        }

        return new FeatureTable(injections, features, new Matrix(columns.Count, features.Length, values))
        {
            Quantity = Quantity(),
            AmountUnit = _document.Metadata.Entries
                .Where(e => e.Parts is { Element: "custom", Property: null } && e.Value is not null)
                .Select(e => CvParameter.Parse(e.Value!))
                .FirstOrDefault(p => p?.Name == MzTabNames.AmountUnit)?.Value,
        };
    }

    private string Quantity()
    {
        string key = _section.Kind == MzTabSectionKind.SmallMolecule
            ? "small_molecule-quantification_unit"
            : "small_molecule_feature-quantification_unit";
        if (_document.Metadata[key] is not { } text || CvParameter.Parse(text) is not { } unit) return "intensity";
        return unit.Value.Length > 0 ? unit.Value : unit.Name;
    }

    /// <summary>A number of a cell, or null.</summary>
    internal static double? Number(string? text) =>
        text is not null && MzTabCell.Number(Encoding.UTF8.GetBytes(text), new SourceLocation(""), strict: false).Value is { } value ? value : null;

    /// <summary>A whole number of a cell, or null.</summary>
    internal static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;
}
