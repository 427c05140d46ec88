using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// The measures of one experimental unit in one assay at one time point. Technical replicates are averaged: first the rows of a sample, then the samples of the unit. They
/// never raise n.
/// </summary>
/// <param name="Unit">The experimental unit.</param>
/// <param name="Subject">The animal or donor it belongs to.</param>
/// <param name="Arm">Arm id.</param>
/// <param name="Timepoint">Time point id, or null.</param>
/// <param name="Assay">Assay id.</param>
/// <param name="Scans">What each row of samples.csv gave.</param>
/// <param name="Measures">Averages in the order of the registry, each with the number of samples it was averaged over; or why there is none.</param>
public sealed record UnitMeasures(
    string Unit, string Subject, string Arm, string? Timepoint, string Assay, IReadOnlyList<ScanMeasures> Scans, IReadOnlyList<Measure> Measures)
{
    /// <summary>Averages over the rows of one unit.</summary>
    public static UnitMeasures Of(IReadOnlyList<(Sample Row, IReadOnlyList<Measure>? Measures, string? Failure)> rows)
    {
        Sample first = rows[0].Row;
        ScanMeasures[] scans = [.. rows.Select(r => new ScanMeasures(r.Row.Id, r.Row.Replicate, r.Row.File, r.Measures ?? [], r.Failure))];
        string[] ids = [.. TermRegistry.All.Select(t => t.Id).Where(id => scans.Any(s => s.Measures.Any(m => m.Term.Id == id)))];
        return new UnitMeasures(
            first.Unit, first.Subject, first.Arm, first.Timepoint, first.Assay, scans, [.. ids.Select(id => Average(id, scans))]);
    }

    private static Measure Average(string id, IReadOnlyList<ScanMeasures> scans)
    {
        double[] samples =
        [
            .. scans.GroupBy(s => s.Sample, StringComparer.Ordinal)
                .Select(sample => sample.Select(s => s.Measures.FirstOrDefault(m => m.Term.Id == id)?.Value).OfType<double>().ToArray())
                .Where(values => values.Length > 0)
                .Select(values => values.Average()),
        ];
        if (samples.Length > 0) return Measure.Of(id, samples.Average(), samples.Length);
        string? reason = scans.SelectMany(s => s.Measures).FirstOrDefault(m => m.Term.Id == id)?.NotAvailable ?? scans.Select(s => s.Failure).FirstOrDefault(f => f is not null);
        return Measure.Unavailable(id, reason ?? "it was not measured in any scan of this unit");
    }

    /// <summary>As JSON.</summary>
    public static JsonArray ToJson(IEnumerable<UnitMeasures> units) => new([.. units.Select(u => (JsonNode)new JsonObject
    {
        ["unit"] = u.Unit,
        ["subject"] = u.Subject,
        ["arm"] = u.Arm,
        ["timepoint"] = u.Timepoint,
        ["assay"] = u.Assay,
        ["measures"] = ResultDocument.MeasuresJson(u.Measures),
        ["scans"] = new JsonArray([.. u.Scans.Select(s => (JsonNode)new JsonObject
        {
            ["sample"] = s.Sample,
            ["replicate"] = s.Replicate,
            ["file"] = s.File,
            ["failure"] = s.Failure,
            ["measures"] = ResultDocument.MeasuresJson(s.Measures),
        })]),
    })]);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    public static IReadOnlyList<UnitMeasures> FromJson(string json) =>
    [
        .. JsonNode.Parse(json)!.AsArray().Select(u => new UnitMeasures(
            (string)u!["unit"]!,
            (string)u["subject"]!,
            (string)u["arm"]!,
            (string?)u["timepoint"],
            (string)u["assay"]!,
            [
                .. u["scans"]!.AsArray().Select(s => new ScanMeasures(
                    (string)s!["sample"]!, (int)s["replicate"]!, (string)s["file"]!, ResultDocument.MeasuresOf(s["measures"]!.AsArray()), (string?)s["failure"])),
            ],
            ResultDocument.MeasuresOf(u["measures"]!.AsArray()))),
    ];
}

/// <summary>What one row of samples.csv gave.</summary>
/// <param name="Sample">Sample id.</param>
/// <param name="Replicate">Technical replicate.</param>
/// <param name="File">The file as written in samples.csv.</param>
/// <param name="Measures">Its measures; empty if it failed.</param>
/// <param name="Failure">Why it could not be measured, or null.</param>
public sealed record ScanMeasures(string Sample, int Replicate, string File, IReadOnlyList<Measure> Measures, string? Failure)
{
    /// <summary>Name of the scan in results: the sample, with the replicate where there are several.</summary>
    public static string NameOf(Sample row, IEnumerable<Sample> all) =>
        all.Count(r => r.Id == row.Id && r.Assay == row.Assay) > 1 ? FormattableString.Invariant($"{row.Id}+{row.Replicate}") : row.Id;
}
