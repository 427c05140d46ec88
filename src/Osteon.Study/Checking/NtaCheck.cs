using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Reads the files of every assay of particle tracking, so that a run does not find out later what is wrong with them.</summary>
internal sealed class NtaCheck(StudyFolder folder, RuleContext context, FindingCollector findings)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _lines = new(StringComparer.Ordinal);

    /// <summary>What was understood of the files of each assay, by assay id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lines => _lines;

    public void Run(RunContext run)
    {
        if (folder.DataRoot is null) return;
        foreach ((NtaAssay assay, _) in context.AssaysOf<NtaAssay>())
        {
            Sample[] rows = [.. context.Samples.Included.Where(r => r.Assay == assay.Id)];
            if (rows.Length == 0 || rows.Any(r => r.FullPath is null)) continue;
            var own = new FindingCollector();
            NtaInput input = NtaSteps.InputOf(assay, rows, own);
            if (!own.HasErrors) Read(assay, input, run with { Findings = own });

            // Doubts about recordings come from the step itself, once.
            findings.AddRange(own.ToList().Where(f => f.Severity == Severity.Error));
        }
    }

    private void Read(NtaAssay assay, NtaInput input, RunContext run)
    {
        try
        {
            NtaResult result = (input with { Parameters = input.Parameters with { Replicates = 0 } }).Summarise(run);
            int isolations = result.Summary.Recordings.Select(r => r.Place.Isolation).Distinct(StringComparer.Ordinal).Count();
            _lines[assay.Id] =
            [
                $"{RuleWords.Count(result.Summary.Recordings.Count, "recording")} of {RuleWords.Count(isolations, "isolation")}, {RuleWords.Count(result.Summary.Blanks.Count, "blank")}",
            ];
        }
        catch (OsteonException failure)
        {
            if (!run.Findings.ToList().Contains(failure.Finding)) run.Findings.Add(failure.Finding);
        }
    }
}
