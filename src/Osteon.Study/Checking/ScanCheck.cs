using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Opens the header of every scan and compares it with the settings and with the other scans.</summary>
internal sealed class ScanCheck(StudyFolder folder, Func<string, VolumeHeader> headerOf, RuleContext context, FindingCollector findings)
{
    /// <summary>Two voxel sizes within 1 % are the same: scanners print rounded values.</summary>
    private const double SameSize = 0.01;

    private readonly Dictionary<string, VolumeHeader> _headers = new(StringComparer.Ordinal);

    /// <summary>Findings about one setting, with the number of scans that it does not fit: told once, by the first of them.</summary>
    private readonly Dictionary<(string Id, Severity Severity, SourceLocation Place), (Finding First, int Scans)> _settings = [];

    /// <summary>The headers by path as written.</summary>
    public IReadOnlyDictionary<string, VolumeHeader> Run(RunContext run)
    {
        foreach ((MicroCtAssay assay, string path) in context.AssaysOf<MicroCtAssay>())
        {
            var scans = new List<(Sample Sample, VolumeHeader Header)>();
            Sample[] rows = [.. context.Samples.Included.Where(s => s.Assay == assay.Id && s.FullPath is not null)];
            for (int i = 0; i < rows.Length; i++)
            {
                run.Report("opening scans", (double)i / rows.Length, rows[i].File);
                if (Open(rows[i].FullPath!, rows[i].File, rows[i].FileLocation, findings) is not { } header) continue;
                _headers[rows[i].File] = header;
                scans.Add((rows[i], header));
                Single(assay, path, rows[i], header);
            }

            Together(assay, path, scans);
        }

        foreach ((Finding first, int count) in _settings.Values)
            findings.Add(count == 1 ? first : first with { Message = $"{first.Message} (and {RuleWords.Count(count - 1, "more scan")})" });

        return _headers;
    }

    private void AddToSetting(Finding finding)
    {
        (string, Severity, SourceLocation) key = (finding.Id, finding.Severity, finding.Location!);
        _settings[key] = _settings.TryGetValue(key, out (Finding First, int Scans) told) ? (told.First, told.Scans + 1) : (finding, 1);
    }

    private VolumeHeader? Open(string fullPath, string file, SourceLocation place, FindingCollector into)
    {
        try
        {
            return headerOf(fullPath);
        }
        catch (OsteonException exception)
        {
            Finding found = exception.Finding;
            string message = $"'{file}': {found.Message}".Replace(fullPath, file, StringComparison.Ordinal);
            into.Add(found with { Message = message, Location = place });
            return null;
        }
    }

    private void Single(MicroCtAssay assay, string path, Sample sample, VolumeHeader header)
    {
        foreach (Finding found in CtSettings.ScanOf(assay, sample.File, sample.FullPath!, null).Check(header))
            Add(found, assay, path, sample);
        if (assay.Spacing is { IsVoxelUnits: true } && header.Spacing is { } stated)
            AddToSetting(ScanFindings.SpacingIgnored.At(
                context.Source.At(path + ".spacing"),
                $"'{sample.File}' states a voxel size of {stated}, but spacing says that it is unknown",
                assay.Spacing.ToString(),
                "Nothing is given in mm. Remove spacing to use what the file states."));
        if (assay.Acquisition?.VoxelSize is { } reported && Spacing(assay, header) is { } used
            && !Same(Primitives.Spacing.Cubic(reported.In("mm")), used))
            AddToSetting(ScanFindings.AcquisitionDiffers.At(
                context.Source.At(path + ".acquisition.voxel_size"),
                $"the scans are said to have voxels of {reported}, but '{sample.File}' has {used}",
                reported.ToString(),
                "Right if the volumes were binned or resampled; say so in voi_rule or correct one of the two."));
        Log(assay, path, sample, header);
        if (assay.Voi?.MaskFileOf(sample) is { } mask) Mask(mask, path, sample, header);
    }

    /// <summary>A finding of the measuring module, at the key or the row that it is about.</summary>
    private void Add(Finding found, MicroCtAssay assay, string path, Sample sample)
    {
        if (CtFindingPlace.IsToldWithoutScan(found)) return;
        AddToSetting(found with
        {
            Message = $"'{sample.File}': {found.Message}",
            Location = CtFindingPlace.KeyOf(found) is { } key ? context.Source.At($"{path}.{key}") : sample.FileLocation,
            Hint = CtFindingPlace.HintOf(found, assay),
        });
    }

    private void Mask(string file, string path, Sample sample, VolumeHeader header)
    {
        SourceLocation place = context.Source.At(path + ".voi");
        var own = new FindingCollector();
        VolumeHeader? mask = new SampleFiles(folder, own).Resolve(file, place) is { } fullPath ? Open(fullPath, file, place, own) : null;
        foreach (Finding finding in own.ToList()) AddToSetting(finding);
        if (mask is { } found && found.Shape != header.Shape)
            AddToSetting(ScanFindings.VoiMask.At(
                place,
                $"the mask '{file}' has {found.Shape} voxels, but '{sample.File}' has {header.Shape}",
                file,
                "A mask covers the scan voxel by voxel. mask:masks/{sample}.nrrd gives every sample its own."));
    }

    private void Together(MicroCtAssay assay, string path, List<(Sample Sample, VolumeHeader Header)> scans)
    {
        (string Arm, Spacing Size)[] sizes =
            [
                .. scans.Where(_ => assay.Spacing is null).Where(s => s.Header.Spacing is not null)
                    .Select(s => (s.Sample.Arm, s.Header.Spacing!.Value)),
            ];
        if (sizes.Length > 0 && sizes.Any(s => !Same(s.Size, sizes[0].Size)))
        {
            string[] arms =
                [
                    .. sizes.GroupBy(s => s.Arm, StringComparer.Ordinal)
                        .Select(g => $"{g.Key}: {Distinct(g.Select(s => s.Size.ToString()))}"),
                ];
            bool betweenArms = arms.Select(a => a[(a.IndexOf(": ", StringComparison.Ordinal) + 2)..])
                .Distinct(StringComparer.Ordinal).Count() > 1;
            findings.Add((betweenArms ? ScanFindings.SpacingDiffersBetweenArms : ScanFindings.SpacingVaries).At(
                context.Source.At(path),
                $"the voxel size differs between {(betweenArms ? "arms" : "scans")} of '{assay.Id}' ({string.Join("; ", arms)})",
                hint: "Thickness and separation depend on the voxel size; a difference between arms may come from it alone."));
        }

        BetweenArms(
            ScanFindings.ScannerDiffersBetweenArms,
            "scanner",
            s => Scanner(s.Sample, s.Header),
            "Scanners differ from each other by more than most treatments do.");
        foreach ((string key, string name) in ScanFacts.Compared)
            BetweenArms(
                ScanFindings.SettingDiffersBetweenArms,
                name,
                s => ScanFacts.Of(s.Header, key),
                "A difference between arms may come from it alone.");

        void BetweenArms(FindingKind kind, string name, Func<(Sample Sample, VolumeHeader Header), string?> fact, string hint)
        {
            (string Arm, string Values)[] arms =
            [
                .. scans.Select(s => (s.Sample.Arm, Value: fact(s))).Where(s => s.Value is not null)
                    .GroupBy(s => s.Arm, s => s.Value!, StringComparer.Ordinal)
                    .Select(g => (g.Key, Distinct(g))),
            ];
            if (arms.Select(a => a.Values).Distinct(StringComparer.Ordinal).Count() > 1)
                findings.Add(kind.At(
                    context.Source.At(path),
                    $"the {name} differs between arms of '{assay.Id}' ({string.Join("; ", arms.Select(a => $"{a.Arm}: {a.Values}"))})",
                    hint: hint));
        }
    }

    private static string Distinct(IEnumerable<string> names) =>
        string.Join(", ", names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>A column scanner of samples.csv, else what the file says.</summary>
    private static string? Scanner(Sample sample, VolumeHeader header) =>
        sample.Covariates.GetValueOrDefault("scanner") ?? ScanFacts.Of(header, ScanFacts.Scanner);

    private void Log(MicroCtAssay assay, string path, Sample sample, VolumeHeader header)
    {
        CtAcquisition? stated = assay.Acquisition;
        (string Key, string Name, Quantity? Stated, string Unit, double PerLogUnit)[] settings =
        [
            (ScanFacts.Voltage, "voltage", stated?.Voltage, "kV", 1),
            (ScanFacts.Current, "current", stated?.Current, "uA", 1),
            (ScanFacts.RotationStep, "rotation_step", stated?.RotationStep, "deg", 1),
            (ScanFacts.Exposure, "exposure", stated?.Exposure, "s", 1e-3),
        ];
        foreach ((string key, string name, Quantity? quantity, string unit, double perLogUnit) in settings)
            if (quantity is { } value
                && ScanFacts.Of(header, key) is { } text
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double logged)
                && !Near(value.In(unit), logged * perLogUnit))
                AddToSetting(ScanFindings.LogDiffers.At(
                    context.Source.At($"{path}.acquisition.{name}"),
                    FormattableString.Invariant($"{name} is {value}, but the log of '{sample.File}' says {logged * perLogUnit:R} {unit}"),
                    value.ToString(),
                    "The log is written by the scanner; correct the manifest, or remove the key to report the log."));
    }

    private static Spacing? Spacing(MicroCtAssay assay, VolumeHeader header) => assay.Spacing is { } set ? set.Spacing : header.Spacing;

    private static bool Same(Spacing a, Spacing b) => Near(a.Z, b.Z) && Near(a.Y, b.Y) && Near(a.X, b.X);

    private static bool Near(double a, double b) => Math.Abs(a - b) <= SameSize * Math.Max(a, b);
}
