using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Checks of the cells of one table, except for references to rows of other tables.</summary>
internal sealed partial class MzTabCellChecks(MzTabCheckContext context, MzTabSection section)
{
    private readonly IReadOnlyList<string>? _levels = IdentityCoding.Levels(IdentityCoding.Declared(context.Metadata));

    private readonly HashSet<string> _prefixes =
        new(
            context.Metadata.Indices("database").Select(i => context.Metadata.Value("database", i, "prefix")).OfType<string>(),
            StringComparer.OrdinalIgnoreCase);

    public void Run()
    {
        foreach (MzTabColumnRule rule in MzTabColumnRules.Of(section.Kind))
            if (section[rule.Name] is { } column) Column(column, rule);
        foreach (MzTabColumn column in section.Columns)
            if (column.Name.StartsWith("id_confidence_measure[", StringComparison.Ordinal) && section.Kind == MzTabSectionKind.Evidence)
                Column(column, new MzTabColumnRule(column.Name, MzTabCellType.Number));
        if (section.Kind == MzTabSectionKind.SmallMolecule) Counts();
        if (section.Kind != MzTabSectionKind.Feature) Prefixes();
        Unique();
    }

    private void Column(MzTabColumn column, MzTabColumnRule rule)
    {
        string place = $"{section.RowPrefix} {rule.Name}";
        for (int row = 0; row < section.RowCount; row++)
        {
            SourceLocation Where() => context.At(section.Line(row), column.Position);
            if (column[row] is not { } text)
            {
                if (!rule.Nullable)
                    context.Add(new Finding(
                        rule.Type == MzTabCellType.Integer && rule.Name.EndsWith("_ID", StringComparison.Ordinal) ? Severity.Error : context.Demanded,
                        "OST-MZT-017",
                        $"'{rule.Name}' is null, but must have a value",
                        Where()));
                continue;
            }

            Cell(text, rule.Type, place, Where);
        }
    }

    private void Cell(string text, MzTabCellType type, string place, Func<SourceLocation> where)
    {
        switch (type)
        {
            case MzTabCellType.Integer:
                Integer(text, where);
                break;
            case MzTabCellType.Charge:
                if (Integer(text, where) is < 0)
                    context.Warn("OST-MZT-031", "the charge is negative", where(), text, "mzTab-M writes charges without a sign in both polarities.");
                break;
            case MzTabCellType.AmbiguityCode:
                if (Integer(text, where) is { } code and not (>= 1 and <= 3))
                    context.Error(
                        "OST-MZT-036",
                        $"{code.ToString(CultureInfo.InvariantCulture)} is no ambiguity code",
                        where(),
                        text,
                        "1: ambiguous; 2: several pieces of evidence for one molecule; 3: both.");
                break;
            case MzTabCellType.Number:
                Number(text, where);
                break;
            case MzTabCellType.Numbers:
                foreach (string item in text.Split('|', StringSplitOptions.TrimEntries))
                    if (item != "null") Number(item, where);
                break;
            case MzTabCellType.Adduct or MzTabCellType.Adducts:
                foreach (string item in text.Split('|', StringSplitOptions.TrimEntries))
                    if (item != "null" && !Adduct().IsMatch(item))
                        context.Warn("OST-MZT-039", "the adduct is not written as IUPAC recommends", where(), item, "For example [M+H]1+, [M-H]1-, [2M+Na]1+.");
                break;
            case MzTabCellType.Term:
                context.Term(text, place, where());
                break;
            case MzTabCellType.Reliability:
                if (_levels is not null && !_levels.Contains(text))
                    context.Add(new Finding(
                        context.Demanded,
                        "OST-MZT-038",
                        "the declared scheme of reliability has no such level",
                        where(),
                        MzTabCell.Shown(text),
                        $"Its levels are {string.Join(", ", _levels)}; another scheme is named by small_molecule-identification_reliability."));
                break;
            case MzTabCellType.SpectraReferences:
                foreach (string item in text.Split('|', StringSplitOptions.TrimEntries)) Spectrum(item, where);
                break;
        }
    }

    private int? Integer(string text, Func<SourceLocation> where)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)) return value;
        context.Error("OST-MZT-031", "the cell is not a whole number", where(), text, "Write digits only.");
        return null;
    }

    private void Number(string text, Func<SourceLocation> where)
    {
        Finding? finding = MzTabCell.Number(Encoding.UTF8.GetBytes(text), where(), context.Strict).Finding;
        if (finding is not null) context.Add(finding);
    }

    private void Spectrum(string reference, Func<SourceLocation> where)
    {
        int colon = reference.IndexOf(':', StringComparison.Ordinal);
        string run = colon < 0 ? reference : reference[..colon];
        if (MzTabKey.Reference(run, "ms_run") is not { } index)
        {
            context.Error("OST-MZT-040", "this is no reference to a spectrum", where(), reference, "The form is ms_run[n]:SPECTRUM, or ms_run[n] alone.");
            return;
        }

        if (!context.Metadata.Defines("ms_run", index))
        {
            context.Error(
                "OST-MZT-040",
                "the reference names a run the metadata do not define",
                where(),
                reference,
                $"Defined: {MzTabMetadataChecks.Defined(context.Metadata, "ms_run")}.");
            return;
        }

        if (colon < 0 || context.Metadata.Value("ms_run", index, "id_format") is not { } format) return;
        if (CvParameter.Parse(format) is not { } term || NativeSpectrumId.Form(term.Accession) is not { } form) return;
        if (!NativeSpectrumId.Fits(term.Accession, reference[(colon + 1)..]))
            context.Error(
                "OST-MZT-041",
                $"the spectrum is not named as ms_run[{index.ToString(CultureInfo.InvariantCulture)}]-id_format ({term.Name}) says",
                where(),
                reference,
                $"The form is {form}.");
    }

    /// <summary>As many formulas, names … as identifiers.</summary>
    private void Counts()
    {
        if (section["database_identifier"] is not { } identifiers) return;
        foreach (string name in MzTabColumnRules.OneForEachIdentifier)
        {
            if (section[name] is not { } column) continue;
            for (int row = 0; row < section.RowCount; row++)
            {
                if (column[row] is not { } text) continue;
                int expected = identifiers[row] is { } ids ? 1 + ids.AsSpan().Count('|') : 0, found = 1 + text.AsSpan().Count('|');
                if (found == expected) continue;
                context.Add(new Finding(
                    expected == 0 && !context.Strict ? Severity.Warning : Severity.Error,
                    "OST-MZT-037",
                    string.Create(CultureInfo.InvariantCulture, $"'{name}' has {found} values with bars between, database_identifier has {expected}"),
                    context.At(section.Line(row), column.Position),
                    MzTabCell.Shown(text),
                    "Give one value for each identifier; null between bars is allowed."));
            }
        }
    }

    private void Prefixes()
    {
        if (section["database_identifier"] is not { } column) return;
        for (int row = 0; row < section.RowCount; row++)
        {
            if (column[row] is not { } text) continue;
            foreach (string item in text.Split('|', StringSplitOptions.TrimEntries))
            {
                int colon = item.IndexOf(':', StringComparison.Ordinal);
                if (item is "null" or "" || (colon > 0 && _prefixes.Contains(item[..colon]))) continue;
                context.Warn(
                    "OST-MZT-042",
                    colon > 0 ? "the prefix of the identifier is not that of a declared database" : "the identifier has no prefix",
                    context.At(section.Line(row), column.Position),
                    item,
                    "Write PREFIX:IDENTIFIER, with the prefix of a line database[n]-prefix.");
            }
        }
    }

    private void Unique()
    {
        MzTabColumnRule rule = MzTabColumnRules.Of(section.Kind)[0];
        if (section[rule.Name] is not { } column) return;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int row = 0; row < section.RowCount; row++)
            if (column[row] is { } id && !seen.TryAdd(id, row))
                context.Error(
                    "OST-MZT-034",
                    string.Create(CultureInfo.InvariantCulture, $"the {rule.Name} stands twice; first in line {section.Line(seen[id])}"),
                    context.At(section.Line(row), column.Position),
                    id,
                    "Give each row a number of its own.");
    }

    [GeneratedRegex(@"^\[\d*M([+-][\w]+)*\]\d*[+-]$", RegexOptions.CultureInvariant)]
    private static partial Regex Adduct();
}
