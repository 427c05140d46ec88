using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What a rule looks at: the manifest, where its keys stand, the samples, and the place for findings.</summary>
internal sealed class RuleContext(ResolvedManifest resolved, SampleTable samples, FindingCollector findings)
{
    public Manifest Manifest { get; } = resolved.Manifest;

    public ManifestSource Source { get; } = resolved.Source;

    public SampleTable Samples { get; } = samples;

    /// <summary>Headers of the scans by path as written, once they have been opened.</summary>
    public IReadOnlyDictionary<string, VolumeHeader> Headers { get; set; } = new Dictionary<string, VolumeHeader>();

    /// <summary>What the files of the vesicle assays state of themselves, once they have been opened.</summary>
    public VesicleFiles Files { get; set; } = VesicleFiles.None;

    public Design Design => Manifest.Design;

    /// <summary>Whether at least two arms are there to compare; without them nothing about bias or tests applies.</summary>
    public bool Compares => Design.Arms.Count >= 2 && Design.Arms.Any(a => a.Role != ArmRole.Observed);

    /// <summary>Whether animals, limbs or donors took part, not wells or made-up data.</summary>
    public bool IsAnimalStudy =>
        Manifest.Kind != StudyKind.Synthetic
        && (Design.Unit is ExperimentalUnit.Animal or ExperimentalUnit.Limb or ExperimentalUnit.Pool);

    /// <summary>Whether the study reports somebody's finished work, so that a gap cannot be filled by a setting.</summary>
    public bool IsPublished => Manifest.Kind == StudyKind.PublishedDesign;

    /// <summary>Units of an arm: those with samples where there are any, else those planned.</summary>
    public int? UnitsOf(Arm arm)
    {
        int counted = Samples.Included.Where(s => s.Arm == arm.Id).Select(s => s.Unit).Distinct(StringComparer.Ordinal).Count();
        return counted > 0 ? counted : arm.N ?? Design.SampleSize?.PerArm;
    }

    /// <summary>The label of a term, or its identifier where the registry does not know it.</summary>
    public static string Label(string term) => TermRegistry.Find(term)?.Label ?? term;

    public IEnumerable<(T Assay, string Path)> AssaysOf<T>()
        where T : Assay
    {
        for (int i = 0; i < Manifest.Assays.Count; i++)
            if (Manifest.Assays[i] is T assay) yield return (assay, FormattableString.Invariant($"assays[{i}]"));
    }

    /// <summary>A finding of another module, already at its place.</summary>
    public void Add(Finding finding) => findings.Add(finding);

    public void Add(FindingKind kind, string path, string message, string? value = null, string? hint = null) =>
        findings.Add(kind.At(Source.At(path), message, value, hint));

    public void Add(FindingKind kind, Severity severity, string path, string message, string? hint = null) =>
        findings.Add(kind.At(severity, Source.At(path), message, hint: hint));
}
