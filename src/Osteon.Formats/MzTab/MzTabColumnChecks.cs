using System.Globalization;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Checks of the header line of a table.</summary>
internal static partial class MzTabColumnChecks
{
    private static readonly string[] OptionalObjects = ["assay", "study_variable", "ms_run"];

    public static void Run(MzTabCheckContext context, MzTabSection section)
    {
        Missing(context, section);
        List<string> fixedNames = [.. MzTabColumnRules.Of(section.Kind).Select(r => r.Name)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int last = -1;
        bool ordered = true;
        foreach (MzTabColumn column in section.Columns)
        {
            SourceLocation where = context.At(section.HeaderLine, column.Position);
            if (column.Name.Length == 0 || !seen.Add(column.Name))
            {
                context.Error(
                    "OST-MZT-026",
                    column.Name.Length == 0 ? "the column has no name" : "the column stands twice; the first is used",
                    where,
                    column.Name,
                    "Give each column its own name.");
                continue;
            }

            int rank = fixedNames.IndexOf(column.Name);
            if (rank >= 0)
            {
                ordered &= rank > last;
                last = Math.Max(rank, last);
            }
            else if (column.Name.StartsWith("opt_", StringComparison.Ordinal))
            {
                Optional(context, column, where);
            }
            else
            {
                Indexed(context, section, column, where, fixedNames);
            }
        }

        if (!ordered)
            context.Add(Finding.Note(
                "OST-MZT-028",
                "the columns are not in the order of the specification; they are found by their names",
                context.At(section.HeaderLine, 2)));
    }

    private static void Missing(MzTabCheckContext context, MzTabSection section)
    {
        IEnumerable<string> names = MzTabColumnRules.Of(section.Kind).Select(r => r.Name).Concat(
            from column in MzTabColumnRules.Indexed(section.Kind)
            from index in context.Metadata.Indices(column.Element)
            select string.Create(CultureInfo.InvariantCulture, $"{column.Name}[{index}]"));
        foreach (string name in names)
            if (section[name] is null)
                context.Error(
                    "OST-MZT-025",
                    $"the table has no column '{name}'",
                    context.At(section.HeaderLine, 1),
                    hint: context.Nearest(name, section.Columns.Select(c => c.Name)) is { } nearest && nearest != name
                        ? $"All columns are mandatory. Is '{nearest}' meant?"
                        : "All columns are mandatory; write null where there is no value.");
    }

    private static void Indexed(
        MzTabCheckContext context,
        MzTabSection section,
        MzTabColumn column,
        SourceLocation where,
        List<string> fixedNames)
    {
        foreach ((string name, string element) in MzTabColumnRules.Indexed(section.Kind))
        {
            if (MzTabKey.Reference(column.Name, name) is not { } index) continue;
            if (!context.Metadata.Defines(element, index))
                context.Error(
                    "OST-MZT-029",
                    $"the column names {element}[{index.ToString(CultureInfo.InvariantCulture)}], which the metadata do not define",
                    where,
                    column.Name,
                    $"Defined: {MzTabMetadataChecks.Defined(context.Metadata, element)}.");
            return;
        }

        IEnumerable<string> known = fixedNames.Concat(MzTabColumnRules.Indexed(section.Kind).Select(i => i.Name + "[1]"));
        context.Warn(
            "OST-MZT-027",
            "mzTab-M 2.0 knows no column of this name; it is kept",
            where,
            column.Name,
            context.Nearest(column.Name, known) is { } nearest
                ? $"Did you mean '{nearest}'?"
                : "Columns of your own begin with opt_global_.");
    }

    private static void Optional(MzTabCheckContext context, MzTabColumn column, SourceLocation where)
    {
        if (!OptionalName().IsMatch(column.Name))
            context.Warn(
                "OST-MZT-030",
                "the name of the column holds characters that are not allowed there",
                where,
                column.Name,
                "Allowed are letters of English, digits and _ - [ ] :");
        string rest = column.Name[4..];
        if (rest.StartsWith("global_", StringComparison.Ordinal)) return;
        foreach (string element in OptionalObjects)
        {
            int close = rest.IndexOf(']', StringComparison.Ordinal);
            if (!rest.StartsWith(element + "[", StringComparison.Ordinal) || close < 0) continue;
            if (MzTabKey.Reference(rest.AsSpan(0, close + 1), element) is not { } index || !context.Metadata.Defines(element, index))
                context.Error(
                    "OST-MZT-029",
                    $"the column names {rest[..(close + 1)]}, which the metadata do not define",
                    where,
                    column.Name,
                    $"Defined: {MzTabMetadataChecks.Defined(context.Metadata, element)}.");
            return;
        }

        context.Warn(
            "OST-MZT-030",
            "the name of the column does not say what it is about",
            where,
            column.Name,
            "Behind opt_ stands global, assay[n], study_variable[n] or ms_run[n].");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_\-\[\]:]+$", RegexOptions.CultureInvariant)]
    private static partial Regex OptionalName();
}
