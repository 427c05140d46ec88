using System.Globalization;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Assays of a document as injections.</summary>
internal sealed partial class MzTabInjections(MzTabDocument document, FindingCollector findings, bool guessKinds)
{
    private readonly HashSet<string> _stated = new(StringComparer.Ordinal);

    /// <summary>Names of the injections whose kind the file states.</summary>
    public IReadOnlySet<string> KindStated => _stated;

    public IReadOnlyList<Injection> Of(IReadOnlyList<int> assays)
    {
        MzTabMetadata metadata = document.Metadata;
        Dictionary<int, List<int>> variables = Variables(metadata);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var injections = new List<Injection>(assays.Count);
        foreach (int assay in assays)
        {
            string name = Name(metadata, assay);
            if (!names.Add(name))
            {
                string unique = string.Create(CultureInfo.InvariantCulture, $"{name} (assay[{assay}])");
                findings.Add(Finding.Warning(
                    "OST-MZT-049",
                    $"two assays have the same name; the later is called '{unique}'",
                    Where(assay),
                    name));
                name = unique;
                names.Add(name);
            }

            injections.Add(Injection(assay, name, variables.GetValueOrDefault(assay, [])));
        }

        return injections;
    }

    private SourceLocation Where(int assay) =>
        new(document.File, document.Metadata.Of("assay", assay, null) is [{ Line: > 0 } line, ..] ? line.Line : null);

    private Injection Injection(int assay, string name, List<int> variables)
    {
        MzTabMetadata metadata = document.Metadata;
        var further = new Dictionary<string, string>(StringComparer.Ordinal);
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (MzTabEntry entry in metadata.Of("assay", assay, "custom"))
        {
            if (entry.Value is null || CvParameter.Parse(entry.Value) is not { } parameter) continue;
            bool known = parameter.Name is MzTabNames.Kind or MzTabNames.Order or MzTabNames.Batch or MzTabNames.Amount or MzTabNames.Dilution;
            (known ? own : further).TryAdd(parameter.Name, parameter.Value);
        }

        string[] groups = [.. variables.Select(v => VariableName(metadata, v)).Where(g => g != MzTabNames.Undefined).Distinct(StringComparer.Ordinal)];
        if (groups.Length > 1)
        {
            further.TryAdd("study_variables", string.Join(" | ", groups));
            findings.Add(Finding.Warning(
                "OST-MZT-048",
                $"the assay belongs to {groups.Length.ToString(CultureInfo.InvariantCulture)} study variables; the first is taken as its group",
                Where(assay),
                string.Join(" | ", groups),
                "State the groups in the sample sheet if another one is meant."));
        }

        foreach (int variable in variables) Factors(metadata, variable, further);
        bool stated = Enum.TryParse(own.GetValueOrDefault(MzTabNames.Kind), ignoreCase: true, out InjectionKind kind) && Enum.IsDefined(kind);
        if (stated) _stated.Add(name);
        else kind = guessKinds ? KindOf(groups.FirstOrDefault() ?? "", name) : InjectionKind.Sample;
        string? group = groups.FirstOrDefault();
        return new Injection
        {
            Name = name,
            Kind = kind,
            Group = stated && group == DefaultGroup(kind) ? null : group,
            Subject = Sample(metadata, assay),
            Order = MzTabTable.Number(own.GetValueOrDefault(MzTabNames.Order)),
            Batch = own.GetValueOrDefault(MzTabNames.Batch),
            Amount = MzTabTable.Number(own.GetValueOrDefault(MzTabNames.Amount)),
            Dilution = MzTabTable.Number(own.GetValueOrDefault(MzTabNames.Dilution)),
            Further = further,
        };
    }

    /// <summary>The study variable of injections that have no group.</summary>
    public static string DefaultGroup(InjectionKind kind) => kind switch
    {
        InjectionKind.Qc => "QC",
        InjectionKind.Blank => "blank",
        InjectionKind.Reference => "reference",
        InjectionKind.Dilution => "dilution",
        _ => MzTabNames.Undefined,
    };

    private static InjectionKind KindOf(params string[] names)
    {
        foreach (string name in names)
        {
            if (QcName().IsMatch(name)) return InjectionKind.Qc;
            if (BlankName().IsMatch(name)) return InjectionKind.Blank;
        }

        return InjectionKind.Sample;
    }

    private static string Name(MzTabMetadata metadata, int assay)
    {
        if (metadata.Value("assay", assay) is { } name) return name;
        if (metadata.Value("assay", assay, "ms_run_ref") is { } reference
            && MzTabKey.Reference(reference, "ms_run") is { } run
            && metadata.Value("ms_run", run, "location") is { } location)
        {
            string file = Uri.UnescapeDataString(location[(location.LastIndexOfAny(['/', '\\']) + 1)..]);
            int dot = file.LastIndexOf('.');
            if (dot > 0) file = file[..dot];
            if (file.Length > 0) return file;
        }

        return string.Create(CultureInfo.InvariantCulture, $"assay[{assay}]");
    }

    private static string? Sample(MzTabMetadata metadata, int assay)
    {
        if (metadata.Value("assay", assay, "sample_ref") is not { } text || MzTabKey.Reference(text, "sample") is not { } sample) return null;
        return metadata.Value("sample", sample) ?? string.Create(CultureInfo.InvariantCulture, $"sample[{sample}]");
    }

    private static string VariableName(MzTabMetadata metadata, int variable) =>
        metadata.Value("study_variable", variable)
        ?? metadata.Value("study_variable", variable, "description")
        ?? string.Create(CultureInfo.InvariantCulture, $"study_variable[{variable}]");

    private static Dictionary<int, List<int>> Variables(MzTabMetadata metadata)
    {
        var result = new Dictionary<int, List<int>>();
        foreach (int variable in metadata.Indices("study_variable"))
            foreach (string item in (metadata.Value("study_variable", variable, "assay_refs") ?? "").Split('|', ','))
                if (MzTabKey.Reference(item, "assay") is { } assay)
                {
                    if (!result.TryGetValue(assay, out List<int>? list)) result[assay] = list = [];
                    if (!list.Contains(variable)) list.Add(variable);
                }

        return result;
    }

    private static void Factors(MzTabMetadata metadata, int variable, Dictionary<string, string> further)
    {
        if (metadata.Value("study_variable", variable, "factors") is not { } text || CvParameter.ParseList(text) is not { } factors) return;
        foreach (CvParameter factor in factors) further.TryAdd(factor.Name, factor.Value);
    }

    [GeneratedRegex(@"(^|[^a-z])(p?qc\d*|pool(ed)?)([^a-z]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex QcName();

    [GeneratedRegex(@"(^|[^a-z])blanks?\d*([^a-z]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BlankName();
}
