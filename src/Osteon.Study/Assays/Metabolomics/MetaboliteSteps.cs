using System.Text.Json;
using System.Text.Json.Nodes;
using Osteon.Formats;

namespace Osteon.Study;

/// <summary>The step of a metabolomics assay: tables read, prepared, judged, compared, and looked at for pathways.</summary>
public static class MetaboliteSteps
{
    /// <summary>Kind of the step.</summary>
    public const string CompareKind = "metabolites";

    /// <summary>Name of the results, as records.</summary>
    public const string ResultsName = "metabolites.json";

    /// <summary>Name of the prepared table, as mzTab-M; absent where the table lacks what the format demands.</summary>
    public const string MzTabName = "prepared.mztab";

    /// <summary>Name of the prepared intensities, a row per feature.</summary>
    public const string MatrixName = "prepared.tsv";

    /// <summary>Name of the test of all arms, where there are three or more.</summary>
    public const string ArmsName = "arms.tsv";

    /// <summary>Id of the step.</summary>
    public static string CompareId(MetabolomicsAssay assay) => $"{assay.Id}.metabolites";

    /// <summary>The steps; none for an assay that is only described.</summary>
    public static IEnumerable<Step> Of(MetabolomicsAssay assay, StudyUnderstanding study, ulong seed)
    {
        if (MetabolitePlan.TablesOf(assay, study.Samples.Rows.Where(r => r.Assay == assay.Id)).Count == 0) yield break;
        MetaboliteRun run = MetabolitePlan.Of(assay, study);
        yield return Compare(assay, study, run, seed);
    }

    /// <summary>Reads the results of a finished step.</summary>
    public static MetaboliteResults ReadResults(StepOutcome outcome) => Read<MetaboliteResults>(outcome.Output(ResultsName));

    private static Step Compare(MetabolomicsAssay assay, StudyUnderstanding study, MetaboliteRun run, ulong seed)
    {
        JsonObject parameters = MetabolitePlan.Parameters(run);
        parameters["seed"] = seed;
        parameters["samples"] = new JsonArray(
        [
            .. study.Samples.Rows.Where(r => r.Assay == assay.Id).Select(r => (JsonNode)new JsonArray(
                r.Id, r.Unit, r.Arm, r.Timepoint, r.Covariates.GetValueOrDefault(MetaboliteSamples.InjectionColumn), r.Excluded is not null)),
        ]);
        return new Step
        {
            Id = CompareId(assay),
            Kind = CompareKind,
            Version = MetaboliteRun.Version,
            Title = $"comparing metabolites of {assay.Id}",
            Parameters = parameters,
            Inputs = [.. run.Input.Files, .. run.Packs.Select(p => p.Input)],
            MemoryBytes = (256L << 20) + (12 * run.Input.Files.SelectMany(f => f.Files).Sum(f => new FileInfo(f.Path).Length)),
            Run = work =>
            {
                (MetaboliteResults results, PreparedMetabolites prepared, ArmsTest? arms) = run.Run(work.Context);
                Write(work.Output(ResultsName), results);
                using (FileStream matrix = File.Create(work.Output(MatrixName))) DelimitedText.Write(matrix, MetaboliteExport.Matrix(prepared.Final, Path.GetFileNameWithoutExtension(MatrixName)));
                if (arms is not null)
                {
                    using FileStream tested = File.Create(work.Output(ArmsName));
                    DelimitedText.Write(tested, arms.Table);
                }

                if (MetaboliteMzTab.TryWrite(prepared.Final, results.Comparisons, (assay.Id, [.. results.Effects.Select(e => PreparationJson.Of(e.Effect.Step).ToJsonString())]), work.Context.Findings) is { } mzTab)
                    File.WriteAllBytes(work.Output(MzTabName), mzTab);
            },
        };
    }

    private static void Write<T>(string path, T value)
    {
        using FileStream file = File.Create(path);
        JsonSerializer.Serialize(file, value, OsteonJson.Compact);
        file.WriteByte((byte)'\n');
    }

    private static T Read<T>(string path)
    {
        using FileStream file = File.OpenRead(path);
        return JsonSerializer.Deserialize<T>(file, OsteonJson.Compact) ?? throw new JsonException($"'{Path.GetFileName(path)}' is empty");
    }
}
