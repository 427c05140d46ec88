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
            if (!own.HasErrors && assay.Tracking is not null) Videos(assay, input, own);
            else if (!own.HasErrors) Read(assay, input, run with { Findings = own });

            // Doubts about recordings come from the step itself, once.
            findings.AddRange(own.ToList().Where(f => f.Severity == Severity.Error));
        }
    }

    /// <summary>What decides the tracking of each recording must be there, and the recording a video or a table of tracks.</summary>
    private void Videos(NtaAssay assay, NtaInput input, FindingCollector own)
    {
        foreach (NtaSource source in input.Sources)
        {
            var found = new FindingCollector();
            if (NtaSteps.TrackingOf(assay, source, found) is { } tracking)
            {
                try
                {
                    tracking.CheckFile(found);
                }
                catch (OsteonException failure)
                {
                    found.Add(failure.Finding);
                }
            }

            own.AddRange(found.ToList());
        }

        int isolations = input.Sources.Where(s => !s.Blank).Select(s => s.Isolation).Distinct(StringComparer.Ordinal).Count();
        _lines[assay.Id] = [$"{RuleWords.Count(input.Sources.Count, "recording")} of {RuleWords.Count(isolations, "isolation")}, to be tracked here"];
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
