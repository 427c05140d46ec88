using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>How vesicles were characterised: tracking, electron microscopy, blot (MISEV2023, 10.1002/jev2.12404).</summary>
internal static class CharacterisationRules
{
    /// <summary>A span of temperatures that changes the viscosity of water, and so the diameter, by about 5 %.</summary>
    private const double LargestSpanDegrees = 2;

    public static void Check(RuleContext context)
    {
        if (context.Manifest.Kind == StudyKind.Synthetic) return;
        foreach ((NtaAssay assay, string path) in context.AssaysOf<NtaAssay>()) Nta(context, assay, path);
        foreach ((ElectronMicroscopyAssay assay, string path) in context.AssaysOf<ElectronMicroscopyAssay>())
            Microscopy(context, assay, path);
        foreach ((BlotAssay assay, string path) in context.AssaysOf<BlotAssay>()) Blot(context, assay, path);
        VesicleNumberRules.CheckMethods(context);
    }

    private static void Nta(RuleContext context, NtaAssay assay, string path)
    {
        if (assay.Temperature is { } range && range.High.In("degC") - range.Low.In("degC") > LargestSpanDegrees)
            context.Add(
                DesignFindings.NtaTemperature,
                path + ".temperature",
                $"the temperature of '{assay.Id}' is given as {range}",
                hint: "The diameter is computed from temperature over viscosity at one temperature: near 25 °C it changes by "
                    + "about 2.6 % per degree.");
        if (context.IsPublished && assay.Concentration is null && context.Design.Arms.Any(a => a.Dose?.Particles is not null))
            context.Add(
                DesignFindings.NtaConcentration,
                path,
                $"a number of particles is dosed, but '{assay.Id}' gives no measured concentration",
                hint: "concentration: the value the dose was made from");
        Facts(context, DesignFindings.NtaFacts, path, assay.Id,
        [
            ("instrument", assay.Instrument is not null),
            ("software", assay.Software is not null),
            ("diluent", assay.Diluent is not null),
            ("dilution", assay.Dilution is not null),
            ("temperature", context.Source.States(path + ".temperature")),
            ("positions or videos", assay.Positions is not null),
            ("camera settings", assay.CameraSettings is not null),
            ("a blank", assay.BlankMeasured is not null),
        ]);
    }

    private static void Microscopy(RuleContext context, ElectronMicroscopyAssay assay, string path)
    {
        foreach (OtherName other in assay.AlsoCalled)
            if (!other.Name.Equals(RecordShape.Word(assay.Mode), StringComparison.OrdinalIgnoreCase))
                context.Add(
                    DesignFindings.MicroscopyMode,
                    path + ".also_called",
                    $"the pictures of '{assay.Id}' are {RecordShape.Word(assay.Mode).ToUpperInvariant()}, but {other.Where} "
                        + $"calls them {other.Name}",
                    hint: "The two show different things: sections of a shadow, or a surface.");
        if (assay.Instrument is null && assay.Preparation is null)
            context.Add(
                DesignFindings.MicroscopyMethod,
                path,
                $"'{assay.Id}' has no description of method: microscope, voltage, fixing and staining",
                hint: "instrument, voltage, preparation");
    }

    private static void Blot(RuleContext context, BlotAssay assay, string path)
    {
        foreach (Finding finding in BlotSettings.Check(assay, key => context.Source.At($"{path}.{key}"))) context.Add(finding);
        if (assay.LysateOf == LysedMaterial.Cells && context.Manifest.Vesicles is not null)
            context.Add(
                DesignFindings.CellsLysed,
                path + ".lysate_of",
                $"'{assay.Id}' is of a cell lysate; every cell has these proteins, so it does not show vesicles",
                hint: "Load vesicles beside the cells, with equal protein.");
        Facts(context, DesignFindings.BlotFacts, path, assay.Id,
        [
            ("what was lysed", assay.LysateOf is not null),
            ("protein per lane", assay.Load is not null),
            ("blocking", assay.Blocking is not null),
            ("antibody dilutions", assay.Antibodies.Count > 0 && assay.Antibodies.All(a => a.Dilution is not null)),
            ("loading control", assay.LoadingControl is not null),
        ]);
    }

    internal static void Facts(RuleContext context, FindingKind kind, string path, string id, (string Name, bool There)[] facts)
    {
        string[] missing = [.. facts.Where(f => !f.There).Select(f => f.Name)];
        if (missing.Length > 0)
            context.Add(
                kind,
                path,
                $"not stated about '{id}': {string.Join(", ", missing)}",
                hint: "Write what is known into the assay's settings.");
    }
}
