using System.Globalization;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Checks of the metadata section.</summary>
internal static partial class MzTabMetadataChecks
{
    public static void Run(MzTabCheckContext context)
    {
        var seen = new Dictionary<string, MzTabEntry>(StringComparer.Ordinal);
        foreach (MzTabEntry entry in context.Metadata.Entries) Entry(context, entry, seen);
        Required(context);
        Recommended(context);
    }

    private static void Entry(MzTabCheckContext context, MzTabEntry entry, Dictionary<string, MzTabEntry> seen)
    {
        SourceLocation name = context.At(entry.Line, 2);
        if (entry.Parts is not { } key || MzTabKeyRules.Of(key) is not { } rule)
        {
            Unknown(context, entry, name);
            return;
        }

        Indices(context, entry, key, rule, name);
        bool repeatable = rule.Type == MzTabKeyType.ColumnUnit || (rule.SubIndexed && key.SubIndex is null);
        if (!repeatable && !seen.TryAdd(entry.Key, entry))
        {
            MzTabEntry first = seen[entry.Key];
            bool same = first.Value == entry.Value;
            context.Add(new Finding(
                same ? Severity.Warning : Severity.Error,
                "OST-MZT-015",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the metadata line stands twice{(same ? "" : " with different values")}; the first, in line {first.Line}, is used"),
                name,
                entry.Key,
                "Delete one of them."));
        }

        if (entry.Value is { } value) Value(context, entry, rule, value);
        else if (!rule.Nullable && rule.Duty is not (MzTabDuty.Optional or MzTabDuty.Expected)) Null(context, entry);
    }

    private static void Unknown(MzTabCheckContext context, MzTabEntry entry, SourceLocation where)
    {
        string plain = Digits().Replace(entry.Key, "[n]");
        context.Warn(
            "OST-MZT-013",
            "mzTab-M 2.0 knows no metadata of this name; the line is kept and not understood",
            where,
            MzTabCell.Shown(entry.Key),
            context.Nearest(plain, MzTabKeyRules.All.Select(r => r.Shown)) is { } nearest
                ? $"Did you mean '{nearest}'?"
                : "Use custom[n] for what the format does not foresee.");
    }

    private static void Indices(MzTabCheckContext context, MzTabEntry entry, MzTabKey key, MzTabKeyRule rule, SourceLocation where)
    {
        if (key.Index == 0 || key.SubIndex == 0 || (rule.Indexed && key.Index is null))
            context.Error(
                "OST-MZT-014",
                "the index is missing, or is no whole number from 1 on",
                where,
                entry.Key,
                $"The name is {rule.Shown} with n from 1 on.");
        else if ((!rule.Indexed && key.Index is not null) || rule.SubIndexed != key.SubIndex is not null)
            context.Warn(
                "OST-MZT-014",
                rule.SubIndexed ? "the property has no index; it is understood" : "the name has an index it does not need; it is ignored",
                where,
                entry.Key,
                $"The name is {rule.Shown}.");
    }

    private static void Value(MzTabCheckContext context, MzTabEntry entry, MzTabKeyRule rule, string value)
    {
        SourceLocation where = context.At(entry.Line, 3);
        string place = rule.Property is null ? rule.Element : $"{rule.Element}-{rule.Property}";
        switch (rule.Type)
        {
            case MzTabKeyType.Term:
                context.Term(value, place, where);
                break;
            case MzTabKeyType.Terms:
                context.Terms(value, place, where);
                break;
            case MzTabKeyType.Uri when !Scheme().IsMatch(value):
                context.Warn("OST-MZT-024", "the value is no URI", where, value, "A URI begins with its scheme, for example file:/// or https://.");
                break;
            case MzTabKeyType.Reference or MzTabKeyType.References:
                References(context, rule, value, where);
                break;
            case MzTabKeyType.ColumnUnit:
                ColumnUnit(context, rule, value, where);
                break;
            case MzTabKeyType.Publication:
                if (value.Split('|').Any(item => !Publication().IsMatch(item.Trim())))
                    context.Warn(
                        "OST-MZT-024",
                        "a publication is named without pubmed:, doi: or uri:",
                        where,
                        value,
                        "For example pubmed:21063943|doi:10.1007/978-1-60761-987-1_6.");
                break;
        }
    }

    private static void References(MzTabCheckContext context, MzTabKeyRule rule, string value, SourceLocation where)
    {
        char separator = '|';
        if (!value.Contains('|', StringComparison.Ordinal) && value.Contains(',', StringComparison.Ordinal))
        {
            separator = ',';
            context.Warn("OST-MZT-023", "references are separated by commas; they are read", where, value, "Put a bar between references.");
        }

        foreach (string item in value.Split(separator))
        {
            if (MzTabKey.Reference(item, rule.Target!) is not { } index)
                context.Error("OST-MZT-022", $"this is no reference to {rule.Target}[n]", where, item.Trim(), $"Write it as {rule.Target}[1].");
            else if (!context.Metadata.Defines(rule.Target!, index))
                context.Error(
                    "OST-MZT-022",
                    "the reference names something the metadata do not define",
                    where,
                    item.Trim(),
                    $"Defined: {Defined(context.Metadata, rule.Target!)}.");
        }
    }

    /// <summary>The indices of an element, in few words.</summary>
    public static string Defined(MzTabMetadata metadata, string element)
    {
        IReadOnlyCollection<int> indices = metadata.Indices(element);
        return indices.Count switch
        {
            0 => $"no {element}",
            1 => string.Create(CultureInfo.InvariantCulture, $"{element}[{indices.First()}]"),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{indices.Count} from {element}[{metadata.First(element)}] to {element}[{metadata.Last(element)}]"),
        };
    }

    private static void ColumnUnit(MzTabCheckContext context, MzTabKeyRule rule, string value, SourceLocation where)
    {
        int equals = value.IndexOf("=[", StringComparison.Ordinal);
        if (equals < 1)
        {
            context.Error("OST-MZT-043", "the value is not of the form column=[unit]", where, value, "For example opt_global_x=[UO, UO:0000010, second, ].");
            return;
        }

        context.Term(value[(equals + 1)..], "colunit", where);
        MzTabSection? section = rule.Property switch
        {
            "small_molecule" => context.Document.SmallMolecules,
            "small_molecule_feature" => context.Document.Features,
            _ => context.Document.Evidence,
        };
        string column = value[..equals].Trim();
        if (column.StartsWith("abundance_", StringComparison.Ordinal))
            context.Error(
                "OST-MZT-043",
                "the unit of abundances must not be given here",
                where,
                value,
                "Use small_molecule-quantification_unit and small_molecule_feature-quantification_unit.");
        else if (section?[column] is null)
            context.Warn("OST-MZT-043", $"the table has no column '{column}'", where, value, "Delete the line, or correct the name.");
    }

    private static void Null(MzTabCheckContext context, MzTabEntry entry) => context.Add(new Finding(
        context.Demanded,
        "OST-MZT-017",
        $"'{entry.Key}' is null, but must have a value",
        context.At(entry.Line, 3),
        Hint: "State it; parameters of your own have the form [, , name, ]."));

    private static void Required(MzTabCheckContext context)
    {
        MzTabDocument document = context.Document;
        foreach (string element in MzTabKeyRules.RequiredElements)
            if (context.Metadata.Indices(element).Count == 0) Missing(context, $"{element}[1]", Severity.Error);
        foreach (MzTabKeyRule rule in MzTabKeyRules.All)
        {
            if (rule.Duty == MzTabDuty.WithEvidence)
            {
                if (document.Evidence is not null && context.Metadata.Indices(rule.Element).Count == 0)
                    Missing(context, $"{rule.Element}[1]", context.Demanded);
                continue;
            }

            bool demanded = rule.Duty switch
            {
                MzTabDuty.Required or MzTabDuty.Expected => true,
                MzTabDuty.WithSmallMolecules => document.SmallMolecules is not null,
                MzTabDuty.WithFeatures => document.Features is not null,
                _ => false,
            };
            if (!demanded || (rule.Element, rule.Property) == ("mzTab", "version")) continue;
            if (!rule.Indexed && context.Metadata.Of(rule.Element, null, rule.Property).Count == 0)
                Missing(context, rule.Shown, Severity.Error);
            if (!rule.Indexed) continue;
            foreach (int index in context.Metadata.Indices(rule.Element))
                if (context.Metadata.Of(rule.Element, index, rule.Property).Count == 0)
                    Missing(
                        context,
                        new MzTabKey(rule.Element, index, rule.Property, rule.SubIndexed ? 1 : null).ToString(),
                        rule.Duty == MzTabDuty.Expected ? Severity.Warning : Severity.Error);
        }
    }

    private static void Missing(MzTabCheckContext context, string key, Severity severity) => context.Add(new Finding(
        severity,
        severity == Severity.Error || key.StartsWith("id_", StringComparison.Ordinal) ? "OST-MZT-016" : "OST-MZT-018",
        $"the metadata line '{key}' is missing",
        context.At(0),
        Hint: $"Add MTD, {key} and its value."));

    private static void Recommended(MzTabCheckContext context)
    {
        foreach (int run in context.Metadata.Indices("ms_run"))
        {
            Together(context, run, "format", "id_format");
            Together(context, run, "id_format", "format");
            Together(context, run, "hash", "hash_method");
        }
    }

    private static void Together(MzTabCheckContext context, int run, string there, string expected)
    {
        if (context.Metadata.Of("ms_run", run, there) is not { Count: > 0 } lines || context.Metadata.Of("ms_run", run, expected).Count > 0) return;
        context.Warn(
            "OST-MZT-018",
            string.Create(CultureInfo.InvariantCulture, $"ms_run[{run}]-{there} is given without ms_run[{run}]-{expected}"),
            context.At(lines[0].Line, 2),
            hint: "Give both.");
    }

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.\-]+:\S", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^(pubmed:\d+|doi:10\..+|uri:.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Publication();
}
