using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A document under examination and the place for what is found.</summary>
internal sealed class MzTabCheckContext
{
    private const int MostHints = 200;
    private const int LongestName = 100;

    private readonly CappedFindings _findings;
    private readonly HashSet<string> _undeclared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _labels;
    private int _hints;

    public MzTabCheckContext(MzTabDocument document, MzTabReadOptions options, FindingCollector findings)
    {
        Document = document;
        Strict = options.Strict;
        _findings = new CappedFindings(findings, document.File, options.MaxFindingsPerKind);
        _labels = [.. document.Metadata.Indices("cv").Select(i => document.Metadata.Value("cv", i, "label")).OfType<string>()];
    }

    public MzTabDocument Document { get; }

    public MzTabMetadata Metadata => Document.Metadata;

    public bool Strict { get; }

    /// <summary>Error where the specification is taken strictly, else warning.</summary>
    public Severity Demanded => Strict ? Severity.Error : Severity.Warning;

    public SourceLocation At(int line, int column = 0) =>
        new(Document.File, line > 0 ? line : null, line > 0 && column > 0 ? column : null);

    public void Add(Finding finding) => _findings.Add(finding);

    public void Error(string id, string message, SourceLocation where, string? value = null, string? hint = null) =>
        Add(Finding.Error(id, message, where, value is null ? null : MzTabCell.Shown(value), hint));

    public void Warn(string id, string message, SourceLocation where, string? value = null, string? hint = null) =>
        Add(Finding.Warning(id, message, where, value is null ? null : MzTabCell.Shown(value), hint));

    public void Close() => _findings.Close();

    /// <summary>
    /// The known name a misspelt one most likely means; null for long names, and once enough have been looked up for one file.
    /// </summary>
    public string? Nearest(string name, IEnumerable<string> known) =>
        name.Length > LongestName || _hints++ >= MostHints ? null : NearestName.Of(name, known.Where(k => k.Length <= LongestName).Take(1000));

    /// <summary>Checks a term: its form, that its vocabulary is declared, and that it may stand in this place.</summary>
    public void Term(string text, string place, SourceLocation where)
    {
        if (CvParameter.Parse(text) is not { } term)
        {
            Error(
                "OST-MZT-019",
                "the value is no parameter of the form [label, accession, name, value]",
                where,
                text,
                "Leave fields without content empty: [, , name, ]. A name with commas stands in double quotes.");
            return;
        }

        Term(term, text, place, where);
    }

    /// <summary>Checks a list of terms with bars between.</summary>
    public void Terms(string text, string place, SourceLocation where)
    {
        if (CvParameter.ParseList(text) is not { } terms)
        {
            Error(
                "OST-MZT-019",
                "the value is no list of parameters of the form [label, accession, name, value]",
                where,
                text,
                "Put a bar between parameters.");
            return;
        }

        foreach (CvParameter term in terms) Term(term, text, place, where);
    }

    private void Term(CvParameter term, string text, string place, SourceLocation where)
    {
        if (term.Label.Length > 0 && !_labels.Contains(term.Label) && _undeclared.Add(term.Label))
            Warn(
                "OST-MZT-020",
                $"the vocabulary '{term.Label}' is used, but no cv[n]-label declares it",
                where,
                text,
                "Add cv[n]-label, -full_name, -version and -uri.");
        if (MzTabTermRules.Of(place) is not { } rule) return;
        if (rule.Terms is { } terms)
        {
            if (!terms.Contains(term.Accession))
                Error(
                    "OST-MZT-021",
                    $"only the terms {string.Join(" and ", terms)} may stand here",
                    where,
                    text,
                    "Positive scan is [MS, MS:1000130, positive scan, ], negative scan [MS, MS:1000129, negative scan, ].");
        }
        else if (term.Label.Length > 0 && !rule.Labels.Contains(term.Label))
        {
            Warn(
                "OST-MZT-021",
                $"a term of the vocabulary '{term.Label}' stands where one of {string.Join(", ", rule.Labels)} is expected",
                where,
                text,
                "Use a term of those, or a parameter of your own without label: [, , name, ].");
        }
    }
}
