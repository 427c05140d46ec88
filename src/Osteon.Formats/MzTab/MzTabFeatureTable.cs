using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// mzTab-M among the kinds of feature tables. <see cref="FeatureTableReadOptions.Values"/> is <c>small_molecule</c> or <c>feature</c>;
/// without it, small molecules are read if any of them has an abundance. See docs/formats/mztab-m.md.
/// </summary>
public sealed class MzTabFeatureTable : IFeatureTableFormat
{
    private const string SmallMolecule = "small_molecule";
    private const string Feature = "feature";

    /// <inheritdoc/>
    public string Id => "mztab-m";

    /// <inheritdoc/>
    public string Name => "mzTab-M 2.0";

    /// <inheritdoc/>
    public FeatureTableProbe Probe(FeatureTableStart start)
    {
        bool prefixes = start.Rows.Count > 0 && start.Rows.All(r => r.Count > 0 && MzTabBytes.Prefixes.Contains(r[0].Trim('"')));
        return FeatureTableProbe.Of(
            ("every line begins with MTD, COM, SMH, SML, SFH, SMF, SEH or SME", !start.IsFolder && prefixes),
            ("a metadata line (MTD)", start.Rows.Any(r => r.Count > 1 && r[0] == "MTD")));
    }

    /// <inheritdoc/>
    public FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context)
    {
        var own = new FindingCollector();
        MzTabReading reading;
        try
        {
            reading = MzTabM.Read(path, Options(path, options), context with { Findings = own });
        }
        finally
        {
            context.Findings.AddRange(own.ToList());
        }

        if (own.ToList().FirstOrDefault(f => f.Severity == Severity.Error) is { } error) throw new InvalidContentException(error);
        if (reading.Table is not { } table)
            throw new InvalidContentException(own.ToList().First(f => f.Id == "OST-MZT-046") with { Severity = Severity.Error });
        bool small = reading.Level == MzTabSectionKind.SmallMolecule;
        MzTabSection? other = small ? reading.Document.Features : reading.Document.SmallMolecules;
        return new FeatureTableContent
        {
            Table = FeaturePolarity.Complete(table, options.Polarity),
            Files = [path],
            Block = small ? "small molecules (SML)" : "features (SMF)",
            OtherBlocks = other is not null && MzTabTable.Abundances(other).Count > 0 ? [small ? "features (SMF)" : "small molecules (SML)"] : [],
            KindStated = reading.KindStated,
            KeptColumns = [.. table.Features.SelectMany(f => f.Further.Keys).Distinct(StringComparer.Ordinal)],
            KeptInjectionColumns = [.. table.Injections.SelectMany(i => i.Further.Keys).Distinct(StringComparer.Ordinal)],
        };
    }

    private static MzTabReadOptions Options(string path, FeatureTableReadOptions options) => new()
    {
        Level = options.Values?.ToLowerInvariant() switch
        {
            null or "" => MzTabLevel.Auto,
            SmallMolecule => MzTabLevel.SmallMolecule,
            Feature => MzTabLevel.Feature,
            _ => throw Refusal.Content(
                "OST-MZT-046",
                new SourceLocation(path),
                "an mzTab-M file has no values of this name",
                options.Values,
                NearestName.Hint(options.Values, [SmallMolecule, Feature])),
        },
        GuessKinds = false,
        MaxBytes = options.Limits.MaxBytes,
        MaxColumns = options.Limits.MaxColumns,
        MaxCellBytes = options.Limits.MaxCellBytes,
        MaxFindingsPerKind = options.Limits.MaxFindingsPerKind,
    };
}
