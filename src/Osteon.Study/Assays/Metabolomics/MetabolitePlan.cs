using System.Text.Json;
using System.Text.Json.Nodes;
using Osteon.Formats;
using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Turns the settings of a metabolomics assay in the manifest into what is run.</summary>
public static class MetabolitePlan
{
    /// <summary>The run of an assay, with its files where the data folder holds them.</summary>
    /// <param name="assay">The settings.</param>
    /// <param name="study">The study; checked.</param>
    public static MetaboliteRun Of(MetabolomicsAssay assay, StudyUnderstanding study)
    {
        Sample[] rows = [.. study.Samples.Rows.Where(r => r.Assay == assay.Id)];
        return new MetaboliteRun(InputOf(assay, rows, file => Input(file, SampleFiles.Required(file, study), study.TableFiles.GetValueOrDefault(file, [SampleFiles.Required(file, study)]))), StepsOf(assay, rows), ComparisonsOf(assay, study.Manifest!.Manifest, rows))
        {
            Limits = LimitsOf(assay.Qc),
            Pathways = new PathwaySettings { Species = study.Manifest!.Manifest.Subjects?.Species },
            Packs = [.. assay.Packs.Select(p => PackOf(p, study))],
            Join = (table, findings) => MetaboliteSamples.Join(table, rows, assay.Id, findings),
        };
    }

    /// <summary>The declared tables, or else the files that samples.csv names for the assay.</summary>
    public static IReadOnlyList<FeatureTableSource> TablesOf(MetabolomicsAssay assay, IEnumerable<Sample> rows) => assay.Tables.Count > 0
        ? assay.Tables
        : [.. rows.Select(r => r.File).Distinct(StringComparer.Ordinal).Select(f => new FeatureTableSource { File = f })];

    /// <summary>The files of an assay.</summary>
    /// <param name="assay">The settings.</param>
    /// <param name="rows">Its rows of samples.csv.</param>
    /// <param name="find">Finds a file by its path as written.</param>
    public static MetaboliteInput InputOf(MetabolomicsAssay assay, IEnumerable<Sample> rows, Func<string, StepInput> find)
    {
        FeatureTableMapping? mapping = MappingOf(assay.Columns);
        return new MetaboliteInput(
        [
            .. TablesOf(assay, rows).Select(t => new MetaboliteTable(
                find(t.File), new FeatureTableReadOptions { Format = t.Format, Values = t.Values, Polarity = t.Polarity, Mapping = mapping })),
        ])
        {
            Injections = assay.Injections is { } list ? find(list) : null,
        };
    }

    /// <summary>
    /// The declared steps, or null for the default ones. Injections of several time points of one animal are no replicates: where the samples have several, replicates are
    /// averaged within each.
    /// </summary>
    /// <param name="assay">The settings.</param>
    /// <param name="rows">Its rows of samples.csv.</param>
    public static IReadOnlyList<PreparationStep>? StepsOf(MetabolomicsAssay assay, IEnumerable<Sample> rows)
    {
        if (assay.Preparation.Count == 0) return null;
        bool several = TimepointsOf(rows).Length > 1;
        return
        [
            .. assay.Preparation.Select(s => s is AverageReplicates average && several && !average.Within.Contains(MetaboliteSamples.TimepointColumn)
                ? average with { Within = [.. average.Within, MetaboliteSamples.TimepointColumn] }
                : s),
        ];
    }

    /// <summary>
    /// A comparison for every declared contrast of the design of which both arms have samples in the assay; where these were taken at several time points, one for each of
    /// those that both arms have.
    /// </summary>
    /// <param name="assay">The settings.</param>
    /// <param name="manifest">The study.</param>
    /// <param name="rows">The assay's rows of samples.csv.</param>
    public static IReadOnlyList<MetaboliteComparisonParameters> ComparisonsOf(MetabolomicsAssay assay, Manifest manifest, IEnumerable<Sample> rows)
    {
        MetaboliteModel model = assay.Model ?? new MetaboliteModel();
        Sample[] included = [.. rows.Where(r => r.Excluded is null)];
        string[] taken = TimepointsOf(included);
        string?[] timepoints = taken.Length > 1 ? [.. manifest.Design.Timepoints.Select(t => t.Id).Where(taken.Contains)] : [null];
        bool Has(string arm, string? timepoint) => included.Any(r => r.Arm == arm && (timepoint is null || r.Timepoint == timepoint));
        return
        [
            .. from c in manifest.Design.Contrasts ?? []
               from timepoint in timepoints
               where Has(c.Arm, timepoint) && Has(c.Against, timepoint)
               select new MetaboliteComparisonParameters
               {
                   Reference = c.Against,
                   Arm = c.Arm,
                   Timepoint = timepoint,
                   Model = model.Kind,
                   Scaling = model.Scale,
                   Predictive = model.Predictive == 0 ? null : model.Kind == ModelKind.Pca ? Math.Max(2, model.Predictive) : model.Predictive,
                   Orthogonal = model.OrthogonalAuto ? null : model.Orthogonal,
                   CrossValidation = new CrossValidation { Folds = model.Folds, Variant = model.CrossValidation },
                   Permutations = model.Permutations,
                   Q2Draws = model.Q2Draws,
                   Rule = RuleOf(assay.Selection, model.Kind),
                   HeatMap = assay.HeatMap is { } map ? new HeatMapParameters { Distance = map.Distance, Linkage = map.Linkage, MostFeatures = map.MostFeatures } : new HeatMapParameters(),
                   Confidence = manifest.Statistics.Confidence,
               },
        ];
    }

    private static string[] TimepointsOf(IEnumerable<Sample> rows) => [.. rows.Select(r => r.Timepoint).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The rule of the manifest; what it leaves open is the default rule's. Principal components know no VIP.</summary>
    public static MetaboliteRule RuleOf(MetaboliteSelection? selection, ModelKind model)
    {
        var rule = new MetaboliteRule { Vip = model == ModelKind.Pca ? null : new MetaboliteRule().Vip };
        return selection is null ? rule : rule with
        {
            Test = selection.Test switch
            {
                NamedTest.Welch => FeatureTest.Welch,
                NamedTest.ModeratedT => FeatureTest.ModeratedT,
                NamedTest.MannWhitney => FeatureTest.MannWhitney,
                _ => rule.Test,
            },
            P = selection.P ?? rule.P,
            Adjust = selection.Adjust ?? rule.Adjust,
            Vip = selection.Vip ?? rule.Vip,
            FoldChange = selection.FoldChange,
        };
    }

    /// <summary>Everything that decides the numbers, for the declaration of a step and for a reader.</summary>
    public static JsonObject Parameters(MetaboliteRun run) => new()
    {
        ["tables"] = new JsonArray([.. run.Input.Tables.Select(t => (JsonNode)new JsonObject
        {
            ["file"] = t.Source.Name,
            ["format"] = t.Options.Format,
            ["values"] = t.Options.Values,
            ["polarity"] = t.Options.Polarity?.ToString().ToLowerInvariant(),
            ["mapping"] = t.Options.Mapping is { } mapping ? JsonSerializer.SerializeToNode(mapping, OsteonJson.Compact) : null,
        })]),
        ["injections"] = run.Input.Injections?.Name,
        ["merging"] = JsonSerializer.SerializeToNode(run.Merging, OsteonJson.Compact),
        ["preparation"] = run.Preparation is null ? DefaultJson() : new JsonArray([.. run.Preparation.Select(s => (JsonNode)PreparationJson.Of(s))]),
        ["limits"] = JsonSerializer.SerializeToNode(run.Limits, OsteonJson.Compact),
        ["packs"] = new JsonArray([.. run.Packs.Select(p => (JsonNode)p.Reference)]),
        ["pathways"] = JsonSerializer.SerializeToNode(run.Pathways, OsteonJson.Compact),
        ["comparisons"] = JsonSerializer.SerializeToNode(run.Comparisons, OsteonJson.Compact),
    };

    /// <summary>The default steps of a table with pooled QCs; without them the quality filter is left out.</summary>
    private static JsonObject DefaultJson()
    {
        Injection[] qcs = [new Injection { Name = "1", Kind = InjectionKind.Qc }, new Injection { Name = "2", Kind = InjectionKind.Qc }];
        return new JsonObject { ["default"] = new JsonArray([.. MetaboliteRun.DefaultSteps(new FeatureTable(qcs, [], new Matrix(2, 0))).Select(s => (JsonNode)PreparationJson.Of(s))]) };
    }

    /// <summary>A file or folder as the input of a step.</summary>
    public static StepInput Input(string name, string path, IReadOnlyList<string> files) => new(name, path, [.. files.Select(f => (Path.GetFileName(f), f))]);

    /// <summary>A pack of the user's store, or, if its name holds a slash, a folder of a pack relative to the data folder.</summary>
    public static PackInput PackOf(string reference, StudyUnderstanding study) =>
        reference.Contains('/') ? PackAt(reference, SampleFiles.Required(reference, study)) : PackAt(reference, KnowledgeStore.Open(KnowledgeStore.DefaultFolder), reference);

    /// <summary>A pack in a folder.</summary>
    public static PackInput PackAt(string name, string folder)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return PackAt(name, KnowledgeStore.Open(Path.GetDirectoryName(full)!), Path.GetFileName(full));
    }

    /// <summary>A pack of a store. Its tables are checked against their digests when it is loaded.</summary>
    public static PackInput PackAt(string name, KnowledgeStore store, string reference)
    {
        StoredPack pack = store.Find(reference);
        string folder = Path.Combine(store.Folder, pack.Reference);
        return new PackInput(
            name,
            new StepInput(name, folder, [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), f))]),
            cancellation => Loaded(name, folder, () => store.Load(reference, cancellation).Pack));
    }

    /// <summary>A damaged pack is named as the user named it, not by its place on this machine.</summary>
    private static KnowledgePack Loaded(string name, string folder, Func<KnowledgePack> load)
    {
        try
        {
            return load();
        }
        catch (OsteonException failure)
        {
            throw new InvalidContentException(failure.Finding with { Location = new SourceLocation(name), Message = failure.Finding.Message.Replace(folder, name, StringComparison.Ordinal) }, failure);
        }
    }

    private static QualityParameters LimitsOf(MetabolomicsQc? qc)
    {
        var limits = new QualityParameters();
        return qc is null ? limits : limits with
        {
            RsdLimitsPercent = qc.RsdLimit is { } limit ? [100 * limit.In("1"), .. limits.RsdLimitsPercent.Where(l => l != 100 * limit.In("1"))] : limits.RsdLimitsPercent,
            MinimumShareWithinRsd = qc.ShareWithinLimit?.In("1") ?? limits.MinimumShareWithinRsd,
            MinimumQcCorrelation = qc.Correlation ?? limits.MinimumQcCorrelation,
        };
    }

    private static FeatureTableMapping? MappingOf(FeatureTableColumns? columns)
    {
        if (columns is null) return null;
        (FeatureField Field, string? Title)[] titles =
        [
            (FeatureField.Id, columns.Id), (FeatureField.Name, columns.Name), (FeatureField.Mz, columns.Mz), (FeatureField.RetentionTime, columns.RetentionTime),
            (FeatureField.Polarity, columns.Polarity), (FeatureField.Formula, columns.Formula), (FeatureField.Hmdb, columns.Hmdb), (FeatureField.Kegg, columns.Kegg),
            (FeatureField.Chebi, columns.Chebi), (FeatureField.PubChem, columns.PubChem), (FeatureField.LipidMaps, columns.LipidMaps), (FeatureField.InchiKey, columns.InchiKey),
            (FeatureField.MsiLevel, columns.MsiLevel), (FeatureField.ChemicalClass, columns.ChemicalClass),
        ];
        return new FeatureTableMapping
        {
            Orientation = columns.Orientation,
            HeaderLine = columns.HeaderLine,
            Columns = titles.Where(t => t.Title is not null).ToDictionary(t => t.Field, t => t.Title!),
            RetentionTimeUnit = columns.RetentionTimeUnit,
            Values = [.. columns.Values],
        };
    }
}
