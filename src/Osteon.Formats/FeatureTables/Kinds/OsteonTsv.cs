using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The plain table that <see cref="FeatureTableWriter"/> writes.</summary>
internal sealed class OsteonTsv : IFeatureTableFormat
{
    /// <inheritdoc/>
    public string Id => "osteon";

    /// <inheritdoc/>
    public string Name => "Osteon feature table (TSV)";

    /// <inheritdoc/>
    public FeatureTableProbe Probe(FeatureTableStart start) =>
        FeatureTableProbe.Of(
            (
                $"'{OsteonTable.Mark}' in the first cell",
                start.Rows.Count > 0 && start.Rows[0].Count > 0 && start.Rows[0][0] == OsteonTable.Mark));

    /// <inheritdoc/>
    public FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context)
    {
        string? amountUnit = null;
        var furtherTitles = new List<string>();
        FeatureTableContent content = FeatureRows.Read(
            SheetBytes.Read(path, options with { Separator = '\t' }),
            options with { DecimalMark = '.' },
            context,
            rows =>
            {
                FeaturePlan plan = Plan(rows, out amountUnit, out IReadOnlyList<string> further);
                furtherTitles.Clear();
                furtherTitles.AddRange(further);
                return plan;
            });
        FeatureTable table = content.Table;
        return content with
        {
            Table = new FeatureTable(table.Injections, table.Features, table.Intensities)
            {
                Quantity = table.Quantity,
                AmountUnit = amountUnit,
            },
            KeptInjectionColumns = furtherTitles,
            KeptColumns = [.. content.KeptColumns.Where(t => !OsteonTable.FeatureTitles.Contains(t))],
        };
    }

    private static FeaturePlan Plan(SheetRows rows, out string? amountUnit, out IReadOnlyList<string> furtherTitles)
    {
        List<string[]> above = TitleLines.To(rows, t => t.Length > 0 && t[0] == "id", "'id' in the first cell", "Osteon");
        string[] head = above.Count > 0 ? above[0] : [];
        string[] titles = rows.Texts();
        int features = Head("feature_columns") is { } text
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int stated)
                ? stated
                : -1;
        if (features < 1 || features > titles.Length || titles.Take(features).Distinct(StringComparer.Ordinal).Count() < features)
            throw Refusal.Content(
                "OST-FEA-006",
                rows.Locate(0),
                "the first line does not state how many columns describe features, or these have equal titles",
                Head("feature_columns"),
                "Read the file as a generic table, or restore its first line.");
        amountUnit = Head("amount_unit") is { Length: > 0 } unit ? unit : null;
        var plan = new FeaturePlan(titles) { Quantity = Head("quantity") is { Length: > 0 } quantity ? quantity : "intensity" };
        plan.Finish = draft => Finish(rows, draft);
        plan.Field(0, FeatureField.Id);
        for (int column = 1; column < features; column++) plan.Keep(column);
        string[][] lines = [.. above.Skip(1).Where(l => l[0].StartsWith(OsteonTable.InjectionPrefix, StringComparison.Ordinal))];
        for (int column = features; column < titles.Length; column++)
            plan.Value(rows, column, InjectionOf(rows, lines, titles[column], column, plan));
        string furtherPrefix = OsteonTable.InjectionPrefix + FurtherTitles.Prefix;
        furtherTitles =
        [
            .. lines.Where(l => l[0].StartsWith(furtherPrefix, StringComparison.Ordinal)).Select(l => l[0][furtherPrefix.Length..]),
        ];
        return plan;

        string? Head(string key)
        {
            int at = Array.IndexOf(head, key);
            return at >= 0 && at + 1 < head.Length ? head[at + 1] : null;
        }
    }

    private static Injection InjectionOf(SheetRows rows, string[][] lines, string name, int column, FeaturePlan plan)
    {
        var injection = new Injection { Name = name };
        var further = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string[] line in lines)
        {
            string text = column < line.Length ? line[column] : "";
            if (text.Length == 0) continue;
            string title = line[0][OsteonTable.InjectionPrefix.Length..];
            switch (title)
            {
                case "kind" when InjectionKinds.Of(text) is { } kind:
                    injection = injection with { Kind = kind.Kind };
                    plan.KindStated.Add(name);
                    break;
                case "group":
                    injection = injection with { Group = text };
                    break;
                case "subject":
                    injection = injection with { Subject = text };
                    break;
                case "batch":
                    injection = injection with { Batch = text };
                    break;
                case "order" when Number(text) is { } order:
                    injection = injection with { Order = order };
                    break;
                case "amount" when Number(text) is { } amount:
                    injection = injection with { Amount = amount };
                    break;
                case "dilution" when Number(text) is { } dilution:
                    injection = injection with { Dilution = dilution };
                    break;
                default:
                    if (title.StartsWith(FurtherTitles.Prefix, StringComparison.Ordinal))
                        further[title[FurtherTitles.Prefix.Length..]] = text;
                    else
                        rows.Add(
                            Finding.Error(
                                "OST-FEA-047",
                                $"the '{title}' of the injection is not understood",
                                rows.Locate(column),
                                text,
                                "Correct it."));
                    break;
            }
        }

        return injection with { Further = further };
    }

    /// <summary>Turns the kept texts into the fields they were written from.</summary>
    private static void Finish(SheetRows rows, FeatureDraft draft)
    {
        IReadOnlyDictionary<string, string> texts = draft.Feature.Further;
        draft.Set(f => f with
        {
            Name = Text("name"),
            Mz = Value("mz"),
            RetentionTime = Value("retention_time_s"),
            Polarity = Text("polarity") is { } p ? PolarityWords.Of(p) ?? Wrong<Polarity?>("polarity", p) : null,
            Charge = Value("charge") is { } c ? (int)c : null,
            NeutralMass = Value("neutral_mass"),
            Adduct = Text("adduct"),
            Formula = Text("formula"),
            Smiles = Text("smiles"),
            Inchi = Text("inchi"),
            ChemicalClass = Text("chemical_class"),
            Identity = Text("identity") is { } level ? Level(level) ?? Wrong<IdentityLevel?>("identity", level) : null,
            Further = texts.Where(t => Array.IndexOf(OsteonTable.FeatureTitles, t.Key) < 0).ToDictionary(StringComparer.Ordinal),
        });
        foreach (string identifier in CompoundIdText.Split(Text("identifiers") ?? ""))
            if (CompoundIdText.Parse(identifier) is { } parsed) draft.AddIdentifier(parsed);
            else Wrong<string>("identifiers", identifier);

        string? Text(string title) => texts.TryGetValue(title, out string? text) ? text : null;
        double? Value(string title) => Text(title) is { } text ? Number(text) ?? Wrong<double?>(title, text) : null;
        T? Wrong<T>(string title, string text)
        {
            rows.Add(Finding.Error("OST-FEA-019", $"the {title} of the feature is not understood", rows.Locate(0), text, "Correct it."));
            return default;
        }
    }

    private static IdentityLevel? Level(string text) => text.Split(':') switch
    {
        ["msi", { Length: > 0 } level] => new IdentityLevel(IdentityScheme.Msi, level),
        ["schymanski", { Length: > 0 } level] => new IdentityLevel(IdentityScheme.Schymanski, level),
        _ => null,
    };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
