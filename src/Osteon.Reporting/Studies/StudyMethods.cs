using System.Globalization;
using System.Text.Json.Nodes;
using Osteon.Inference;
using Osteon.Mechanism;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>A methods paragraph written from what ran, not from what was planned, with its references.</summary>
internal static class StudyMethods
{
    private static readonly Reference Bouxsein = new("Bouxsein ML et al. Guidelines for assessment of bone microstructure in rodents using micro-computed tomography. J Bone Miner Res 2010", "10.1002/jbmr.141");
    private static readonly Reference OtsuPaper = new("Otsu N. A threshold selection method from gray-level histograms. IEEE Trans Syst Man Cybern 1979", "10.1109/TSMC.1979.4310076");
    private static readonly Reference Lorensen = new("Lorensen WE, Cline HE. Marching cubes. SIGGRAPH 1987", "10.1145/37401.37422");
    private static readonly Reference Odgaard = new("Odgaard A, Gundersen HJG. Quantification of connectivity in cancellous bone. Bone 1993", "10.1016/8756-3282(93)90245-6");

    private static readonly Reference Indra = new("Gyori BM et al. From word models to executable models of signaling networks using automated assembly. Mol Syst Biol 2017", "10.15252/msb.20177651");

    public static Section Section(StudyRun run, AssayViews views)
    {
        var references = new List<Reference>();
        var paragraphs = new List<RichText>();
        foreach (MicroCtAssay assay in run.Study.Manifest!.Manifest.Assays.OfType<MicroCtAssay>())
            if (ScanView.Of(run).Where(s => s.Assay == assay.Id && s.Document is not null).ToArray() is { Length: > 0 } scans) paragraphs.Add(MicroCt(run, assay, scans, references));
        if (run.Comparisons.Count > 0) paragraphs.Add(Statistics(run, references));
        foreach (MetaboliteView view in views.Metabolites.Where(v => v.Results is not null)) paragraphs.Add(MetaboliteMethods.Text(view, run, reference => Cite(references, reference)));
        paragraphs.AddRange(VesicleSections.Methods(run, views.Vesicles));
        if (views.Mechanism.Arms.Count > 0) paragraphs.Add(Mechanism(views.Mechanism, references));
        paragraphs.Add($"All numbers were computed with Osteon {OsteonVersion.Current}; parameters, checksums and versions are in the provenance of this report.");
        return new Section("methods", "Methods", [new MethodsBlock(paragraphs, references)])
        {
            Description = "Text for the methods section of a paper. It says what ran; add what only you know, such as anaesthesia and the reason for the model.",
        };
    }

    private static string Mechanism(ExplanationView view, List<Reference> references)
    {
        MechanismGraph graph = ShippedMechanism.Graph;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The results were held against Osteon's curated mechanism graph ({graph.Nodes.Count} nodes, {graph.Edges.Count} edges). For every result the best signed paths from the treatment were found over edges with supporting evidence, at most {ExplainOptions.DefaultSearch.MaximumLength} edges long; the belief of an edge is a noisy-or over its independent studies [{Cite(references, Indra)}], that of a path the product. ")
            + (view.Arms.Any(a => a.Found.OwnStudy.Count > 0) ? "Evidence of this study itself was set aside. " : "")
            + "Enriched pathways and associated metabolites have no direction in this and count neither for nor against a mechanism.";
    }

    private static string MicroCt(StudyRun run, MicroCtAssay assay, ScanView[] scans, List<Reference> references)
    {
        var said = new List<string>();
        CtAcquisition? a = assay.Acquisition;
        string scanner = assay.Scanner is { } s ? string.Join(' ', new[] { s.Manufacturer, s.Model }.OfType<string>()) : "a scanner that is not stated";
        string[] settings =
        [
            .. new[] { a?.Voltage?.ToString(), a?.Current?.ToString(), a?.Filter, a?.Exposure is { } e ? $"{e} exposure" : null, a?.RotationStep is { } r ? $"{r} rotation step" : null }.OfType<string>(),
        ];
        if (StudySections.DataLabel(run) is { } label) said.Add($"{label}.");
        said.Add($"Micro-computed tomography was done with {scanner}{(settings.Length > 0 ? $" ({string.Join(", ", settings)})" : "")} and is reported after Bouxsein et al. [{Cite(references, Bouxsein)}].");
        JsonObject parameters = scans[0].Document!["parameters"]!.AsObject();
        string[] sizes = [.. scans.Select(s => s.Document!["parameters"]!["voxel_size_mm"]).OfType<JsonArray>().Select(size => string.Join(" × ", size.Select(v => Text((double)v!)))).Distinct()];
        if (sizes.Length > 0) said.Add($"Voxels measured {string.Join(" or ", sizes)} mm (z, y, x).");
        string[] vois = [.. scans.Select(s => (string?)s.Document!["parameters"]!["voi"]).OfType<string>().Distinct()];
        if (vois.Length > 1) said.Add("The volume of interest was drawn for each scan; the files are named in the provenance.");
        else if (parameters["voi"] is { } voi) said.Add($"The volume of interest was {voi}{(assay.VoiRule is { } rule ? $" ({rule})" : "")}.");
        if (parameters["gaussian_sigma"] is JsonObject sigma) said.Add($"Grey values were smoothed with a Gaussian filter, standard deviation {Text((double)sigma["value"]!)} {sigma["unit"]}, before segmentation.");
        said.Add(parameters["threshold"] is JsonObject fixedAt
            ? $"Voxels at or above {Text((double)fixedAt["value"]!)} {((string)fixedAt["unit"]! == "grey" ? "grey levels" : (string)fixedAt["unit"]!)} were taken as bone."
            : $"Bone was told from the rest by Otsu's threshold [{Cite(references, OtsuPaper)}], found for each scan inside the volume of interest.");
        if (parameters["calibration"] is JsonObject calibration) said.Add($"Grey values were turned into mineral density by the {calibration["source"]}.");
        if ((bool)parameters["keep_largest"]!) said.Add("Only the largest 26-connected part of the bone was measured.");
        if ((bool)parameters["purify"]!) said.Add("The bone was purified before measuring: only its largest 26-connected part was kept and enclosed cavities were filled.");
        said.Add($"Bone surface is the area of the marching-cubes surface of the segmented volume at the half level [{Cite(references, Lorensen)}]; where it is not called open, faces cut by the volume of interest count. "
            + $"Connectivity is 1 minus the Euler number of 26-connected bone [{Cite(references, Odgaard)}], corrected for the cut at the boundary of the volume of interest: {Correction(parameters)}.");
        return string.Join(' ', said);
    }

    private static string Correction(JsonObject parameters) => (string?)parameters["voi"] is { } voi && !voi.StartsWith("box", StringComparison.Ordinal)
        ? "as its mean over the cells that lie wholly inside, times the total volume"
        : "minus the contributions of the faces, edges and corners of the box";

    private static string Statistics(StudyRun run, List<Reference> references)
    {
        Manifest manifest = run.Study.Manifest!.Manifest;
        var said = new List<string> { $"The experimental unit was the {manifest.Design.Unit.ToString().ToLowerInvariant()}; technical replicates were averaged first." };
        foreach (InferenceMethod method in run.Comparisons.SelectMany(c => c.Methods).DistinctBy(m => m.Id))
        {
            string sentence = string.Format(CultureInfo.InvariantCulture, method.Sentence, run.Comparisons[0].Confidence * 100);
            said.Add(method.Doi is { } doi ? $"{sentence.TrimEnd('.')} [{Cite(references, new Reference(method.Label, doi))}]." : sentence);
        }

        Adjustment how = manifest.Statistics.Adjust;
        string adjustment = how != Adjustment.None
            ? $"p values of the {run.Comparisons.Count} declared outcomes were adjusted by {InferenceMethods.Of(how).Label}."
            : "p values were not adjusted for the number of outcomes.";
        said.Add(adjustment);
        said.Add($"Differences with {(how == Adjustment.None ? "p" : "adjusted p")} < {Text(manifest.Statistics.Alpha)} are called significant.");
        return string.Join(' ', said);
    }

    private static int Cite(List<Reference> references, Reference reference)
    {
        int index = references.FindIndex(r => r.Doi == reference.Doi);
        if (index >= 0) return index + 1;
        references.Add(reference);
        return references.Count;
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
