using System.Globalization;

namespace Osteon.Study;

/// <summary>
/// Facts about vesicles that several keys of the manifest, or the files of the assays, state together: every spin described, markers by
/// category, both quantities, settings of the instruments.
/// </summary>
internal sealed class ReportedVesicleFacts(RuleContext rules)
{
    private const string Steps = "vesicles.isolation";
    private const string MarkerKey = "vesicles.markers";

    private readonly InstrumentFacts _instruments = new(rules);

    /// <summary>Names of all facts.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "nomenclature", "diameter", "serum", "steps", "spins", "rotors", "pores", "materials", "last_buffer", "particles",
        "protein_or_lipid", "ratio", "per_source", "marker_1", "marker_2", "marker_3", "marker_4", "marker_5", "marker_three",
        "marker_negative", "two_methods", "image_method", "particle_method", "dose_particles",
        "dose_protein", "dose_route", "dose_series", "quality", "em_views", "gradient", "density", "uc_specifics", .. InstrumentFacts.Names,
    ];

    /// <summary>Steps that cannot be repeated without naming what was used.</summary>
    public static IReadOnlyList<IsolationMethod> NeedMaterial { get; } =
        [IsolationMethod.SizeExclusion, IsolationMethod.DensityGradient, IsolationMethod.Precipitation, IsolationMethod.Immunoaffinity];

    private VesiclePreparation Vesicles => rules.Manifest.Vesicles ?? new VesiclePreparation();

    /// <summary>The fact.</summary>
    public ChecklistFact Find(string name, (Assay Assay, string Path)? assay) => name switch
    {
        "nomenclature" => Nomenclature(),
        "diameter" => Diameter(),
        "serum" => Serum(),
        "steps" => Vesicles.Isolation is { Count: > 0 } all
            ? Given(string.Join(", ", all.Select(s => RecordShape.Word(s.Method).Replace('_', ' '))), Steps)
            : ChecklistFact.Lacking(Steps),
        "spins" => OfSteps(SpinRules.IsSpin, Spin),
        "rotors" => OfSteps(SpinRules.IsSpin, (s, p) => s.Rotor is null ? [p + ".rotor"] : []),
        "uc_specifics" => OfSteps(
            s => s.Method == IsolationMethod.Ultracentrifugation,
            (s, p) => [.. Spin(s, p).Where(k => !k.EndsWith("temperature", StringComparison.Ordinal)), .. s.Rotor is null ? [p + ".rotor"]
                : Array.Empty<string>()]),
        "pores" => OfSteps(
            s => s.Method is IsolationMethod.Filtration or IsolationMethod.Ultrafiltration or IsolationMethod.TangentialFlow,
            (s, p) => s.PoreSize is null && s.Cutoff is null ? [p + (s.Method == IsolationMethod.Filtration ? ".pore_size" : ".cutoff")]
                : []),
        "materials" => OfSteps(s => NeedMaterial.Contains(s.Method), (s, p) => s.Material is null ? [p + ".material"] : []),
        "gradient" => Vesicles.Isolation.Any(s => s.Method == IsolationMethod.DensityGradient) ? Given("density gradient", Steps)
            : ChecklistFact.Lacking(Steps),
        "density" => OfSteps(s => s.Method == IsolationMethod.DensityGradient, (s, p) => s.Density is null ? [p + ".density"] : []),
        "last_buffer" => Vesicles.Isolation is { Count: > 0 } steps && steps[^1].Buffer is { } buffer
            ? Given(buffer, Invariant($"{Steps}[{steps.Count - 1}].buffer"))
            : ChecklistFact.Lacking("vesicles.storage_buffer"),
        "particles" => Number(VesicleAmounts.Particles(Vesicles), "particles", "particle_yield"),
        "protein_or_lipid" => VesicleAmounts.ProteinMicrograms(Vesicles) is null && Vesicles.LipidYield is { } lipid
            ? Given($"{lipid} lipid", "vesicles.lipid_yield")
            : Number(VesicleAmounts.ProteinMicrograms(Vesicles), "µg protein", "protein_yield"),
        "ratio" => Ratio(),
        "per_source" => PerSource(),
        "marker_1" or "marker_2" or "marker_3" or "marker_4" or "marker_5" => Category(name[^1] - '0'),
        "marker_three" => Three(),
        "marker_negative" => Negative(),
        "two_methods" => Methods() is { Length: > 1 } methods ? Given(string.Join(" and ", methods), "assays")
            : Partly(Methods(), "assays"),
        "image_method" => Of<ElectronMicroscopyAssay>("electron microscopy"),
        "particle_method" => Of<NtaAssay>("nanoparticle tracking"),
        "quality" => Vesicles.Markers.Count > 0 || Methods().Length > 0 ? Given("markers, electron microscopy or tracking", "assays")
            : ChecklistFact.Lacking(MarkerKey),
        "dose_particles" => Dose(d => d.Particles is { } n ? Invariant($"{n.In("1"):0.###E+0}") : null, "particles"),
        "dose_protein" => Dose(d => d.Protein?.ToString(), "protein"),
        "dose_route" => OfArms(a => a.Route, "route"),
        "dose_series" => DoseSeries(),
        "em_views" => _instruments.Views(),
        _ => _instruments.Find(name, assay!.Value.Assay, assay.Value.Path),
    };

    private ChecklistFact Nomenclature()
    {
        if (Vesicles.Term is not { } term) return ChecklistFact.Lacking("vesicles.term");
        return VesicleTerm.ClaimsOrigin(term) is null ? Given("claims no origin", "vesicles.term")
            : Vesicles.BiogenesisEvidence is { } evidence ? Given(evidence, "vesicles.biogenesis_evidence")
            : ChecklistFact.Lacking("vesicles.term");
    }

    private ChecklistFact Diameter()
    {
        foreach ((NtaAssay nta, string path) in rules.AssaysOf<NtaAssay>())
        {
            if (nta.PeakDiameter is { } peak) return Given($"{peak} by tracking", path + ".peak_diameter");
            if (_instruments.Find("nta_size", nta, path) is { Value: { } size } inFile) return Given($"{size} by tracking", inFile.By);
            if (!rules.IsPublished && rules.Samples.Included.Any(s => s.Assay == nta.Id))
                return Given("measured by tracking", StudyFolder.SamplesName);
        }

        foreach ((ElectronMicroscopyAssay em, string path) in rules.AssaysOf<ElectronMicroscopyAssay>())
            if (em.Diameter is { } range) return Given($"{range} by electron microscopy", path + ".diameter");
        return ChecklistFact.Lacking("assays[*].peak_diameter");
    }

    private ChecklistFact Serum() => Vesicles.Medium switch
    {
        { Serum: { Value: 0 } } => Given("no serum", "vesicles.medium.serum"),
        { Serum: { } serum, SerumDepleted: true, DepletionMethod: { } how } => Given($"{serum}, depleted: {how}", "vesicles.medium"),
        { Serum: { } serum, SerumDepleted: true } => new ChecklistFact($"{serum}, depleted", "vesicles.medium",
            ["vesicles.medium.depletion_method"]),
        { Serum: { } serum, SerumDepleted: false } => Given($"{serum}, not depleted", "vesicles.medium"),
        { Serum: { } serum } => new ChecklistFact(serum.ToString(), "vesicles.medium.serum", ["vesicles.medium.serum_depleted"]),
        _ => ChecklistFact.Lacking("vesicles.medium.serum"),
    };

    private static IReadOnlyList<string> Spin(IsolationStep step, string path) =>
    [
        .. step.Speed is null && (step.Rotation is null || (step.Rotor is null && step.Radius is null)) ? [path + ".speed"]
            : Array.Empty<string>(),
        .. step.Time is null ? [path + ".time"] : Array.Empty<string>(),
        .. step.Temperature is null ? [path + ".temperature"] : Array.Empty<string>(),
    ];

    /// <summary>A fact that every step of a kind must state; partly answered where some do.</summary>
    private ChecklistFact OfSteps(Func<IsolationStep, bool> kind, Func<IsolationStep, string, IReadOnlyList<string>> lacks)
    {
        (IsolationStep Step, string Path)[] steps =
            [.. Vesicles.Isolation.Select((s, i) => (s, Invariant($"{Steps}[{i}]"))).Where(s => kind(s.s))];
        string[][] missing = [.. steps.Select(s => lacks(s.Step, s.Path).ToArray())];
        int stated = missing.Count(m => m.Length == 0);
        if (stated == 0) return new ChecklistFact(null, "", missing.Length == 0 ? [Steps] : [.. missing.SelectMany(m => m)]);
        return new ChecklistFact(Invariant($"{stated} of {steps.Length} steps"), Steps, [.. missing.SelectMany(m => m)]);
    }

    private ChecklistFact Ratio() => VesicleAmounts.Purity(Vesicles) is { } purity
        ? Given(purity.ToString(), "vesicles")
        : ChecklistFact.Lacking([.. new[] { ("particle_yield", VesicleAmounts.Particles(Vesicles)),
            ("protein_yield", VesicleAmounts.ProteinMicrograms(Vesicles)) }
            .Where(a => a.Item2 is not > 0).Select(a => "vesicles." + a.Item1)]);

    private ChecklistFact PerSource()
    {
        VesiclePreparation v = Vesicles;
        double? particles = VesicleAmounts.Particles(v);
        double? millilitres = v.StartingVolume?.In("mL") ?? VesicleAmounts.Sum(v, b => b.StartingVolume?.In("mL"));
        double? cells = v.StartingCells?.In("1") ?? VesicleAmounts.Sum(v, b => b.StartingCells?.In("1"));
        if (particles is { } n && millilitres is > 0)
            return Given(Invariant($"{n / millilitres.Value:0.##E+0} particles per mL of source"), "vesicles");
        if (particles is { } m && cells is > 0) return Given(Invariant($"{m / cells.Value:G3} particles per cell"), "vesicles");
        if (particles is { } o && v.StartingMass is { Value: > 0 } mass)
            return Given(Invariant($"{o / mass.In("mg"):0.##E+0} particles per mg of tissue"), "vesicles");
        string[] amount = millilitres is null && cells is null && v.StartingMass is null ? ["vesicles.starting_volume"] : [];
        return ChecklistFact.Lacking([.. particles is null ? ["vesicles.particle_yield"] : Array.Empty<string>(), .. amount]);
    }

    private ChecklistFact Category(int group)
    {
        string[] names =
        [
            .. MarkerRules.Resolve(Vesicles).Where(m => m.Protein?.Group == group
                && (group > 2 || m.Marker is { Class: MarkerClass.Positive, Found: not false }))
                .Select(m => m.Marker.Protein),
        ];
        return names.Length > 0 ? Given(string.Join(", ", names), MarkerKey) : ChecklistFact.Lacking(MarkerKey);
    }

    private ChecklistFact Three()
    {
        string[] names = [.. Vesicles.Markers.Where(m => m is { Class: MarkerClass.Positive, Found: not false }).Select(Name).Distinct(
            StringComparer.OrdinalIgnoreCase)];
        return names.Length >= 3 ? Given(string.Join(", ", names), MarkerKey) : Partly(names, MarkerKey);

        static string Name(Marker marker) => VesicleMarkers.Known.Find(marker.Protein) is { IsFamily: false } known ? known.Symbol
            : marker.Protein;
    }

    private ChecklistFact Negative()
    {
        string[] names = [.. Vesicles.Markers.Where(m => m.Class == MarkerClass.Negative).Select(m => m.Protein)];
        return names.Length > 0 ? Given(string.Join(", ", names), MarkerKey) : ChecklistFact.Lacking(MarkerKey);
    }

    private string[] Methods() =>
    [
        .. rules.AssaysOf<NtaAssay>().Take(1).Select(_ => "nanoparticle tracking"),
        .. rules.AssaysOf<ElectronMicroscopyAssay>().Take(1).Select(_ => "electron microscopy"),
    ];

    private ChecklistFact Of<T>(string words)
        where T : Assay => rules.AssaysOf<T>().FirstOrDefault() is { Assay: { } assay, Path: var path }
            ? Given($"{words} ({assay.Id})", path) : ChecklistFact.Lacking("assays");

    private ChecklistFact Dose(Func<Dose, string?> amount, string key) =>
        OfArms(a => a.Dose is { } dose ? amount(dose) : null, "dose." + key);

    /// <summary>A fact that every treatment arm must state.</summary>
    private ChecklistFact OfArms(Func<Arm, string?> value, string key)
    {
        (string Id, string? Value, string Path)[] arms =
        [
            .. rules.Design.Arms.Index().Where(a => a.Item.Role == ArmRole.Treatment)
                .Select(a => (a.Item.Id, value(a.Item), Invariant($"design.arms[{a.Index}].{key}"))),
        ];
        string[] missing = [.. arms.Where(a => a.Value is null).Select(a => a.Path)];
        string[] found = [.. arms.Where(a => a.Value is not null).Select(a => $"{a.Id}: {a.Value}")];
        return found.Length == 0 ? ChecklistFact.Lacking(missing) : new ChecklistFact(string.Join("; ", found), "design.arms", missing);
    }

    private ChecklistFact DoseSeries()
    {
        double[] doses = [.. rules.Design.Arms.Where(a => a.Role == ArmRole.Treatment).Select(a =>
            a.Dose?.Particles?.In("1") ?? a.Dose?.Protein?.In("ug") ?? 0)
            .Where(d => d > 0).Distinct()];
        return doses.Length > 1 ? Given(Invariant($"{doses.Length} doses"), "design.arms") : ChecklistFact.Lacking("design.arms");
    }

    private static ChecklistFact Number(double? value, string unit, string key) => value is { } number
        ? Given(Invariant($"{number:G4} {unit}"), "vesicles." + key)
        : ChecklistFact.Lacking("vesicles." + key);

    private static ChecklistFact Partly(string[] found, string key) =>
        found.Length == 0 ? ChecklistFact.Lacking(key) : new ChecklistFact(string.Join(", ", found), key, [key]);

    private static ChecklistFact Given(string value, string by) => new(value, by, []);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
