using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The metadata of a feature table, in the order of the specification.</summary>
internal sealed class MzTabMetadataComposer(
    FeatureTable table,
    MzTabExport export,
    IReadOnlyList<(string Name, List<int> Rows)> groups,
    MzTabCompounds compounds)
{
    private static readonly Dictionary<string, (string Name, string Uri)> Vocabularies = new(StringComparer.Ordinal)
    {
        ["MS"] = ("PSI-MS controlled vocabulary", "https://raw.githubusercontent.com/HUPO-PSI/psi-ms-CV/master/psi-ms.obo"),
        ["PRIDE"] = ("PRIDE controlled vocabulary", "https://www.ebi.ac.uk/ols/ontologies/pride"),
        ["UO"] = ("Units of Measurement Ontology", "http://purl.obolibrary.org/obo/uo.owl"),
        ["NCBITaxon"] = ("NCBI organismal classification", "http://purl.obolibrary.org/obo/ncbitaxon.owl"),
        ["CHEBI"] = ("Chemical Entities of Biological Interest", "http://purl.obolibrary.org/obo/chebi.owl"),
        ["MSIO"] = ("Metabolomics Standards Initiative Ontology", "https://www.ebi.ac.uk/ols/ontologies/msio"),
        ["CHMO"] = ("Chemical Methods Ontology", "http://purl.obolibrary.org/obo/chmo.owl"),
        ["BTO"] = ("BRENDA Tissue Ontology", "http://purl.obolibrary.org/obo/bto.owl"),
        ["OBI"] = ("Ontology for Biomedical Investigations", "http://purl.obolibrary.org/obo/obi.owl"),
    };

    private readonly List<MzTabEntry> _entries = [];
    private readonly List<string> _labels = [];

    public IReadOnlyList<MzTabEntry> Compose()
    {
        Add("mzTab-version", "2.0.0-M");
        Add("mzTab-ID", MzTabText.Cell(export.Id) ?? throw new ArgumentException("the file needs an identifier", nameof(export)));
        AddIf("title", export.Title);
        AddIf("description", export.Description);
        for (int i = 0; i < export.SampleProcessing.Count; i++) Add(Indexed("sample_processing", i), export.SampleProcessing[i]);
        Software();
        if (export.ExternalStudyUri is { } uri) Add("external_study_uri[1]", uri);
        Add("quantification_method", export.QuantificationMethod);
        IReadOnlyDictionary<string, int> samples = Samples();
        Runs();
        Assays(samples);
        StudyVariables();
        if (table.AmountUnit is { } unit) Add("custom[1]", CvParameter.OfUser(MzTabNames.AmountUnit, unit));
        int beforeVocabularies = _entries.Count;
        Databases();
        Units();
        List<MzTabEntry> last = _entries[beforeVocabularies..];
        _entries.RemoveRange(beforeVocabularies, last.Count);
        DeclareVocabularies();
        _entries.AddRange(last);
        return _entries;
    }

    private void Software()
    {
        for (int i = 0; i < export.Software.Count; i++)
        {
            Add(Indexed("software", i), export.Software[i]);
            for (int k = 0; i == 0 && k < export.Settings.Count; k++)
                AddIf(string.Create(CultureInfo.InvariantCulture, $"software[1]-setting[{k + 1}]"), export.Settings[k]);
        }
    }

    private Dictionary<string, int> Samples()
    {
        var samples = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Injection injection in table.Injections)
            if (MzTabText.Cell(injection.Subject) is { } subject && samples.TryAdd(subject, samples.Count + 1))
            {
                Add(Indexed("sample", samples.Count - 1), subject);
                if (export.Species is { } species) Add(Indexed("sample", samples.Count - 1) + "-species[1]", species);
            }

        return samples;
    }

    private void Runs()
    {
        IReadOnlyList<Polarity> polarities = compounds.Polarities is { Count: > 0 } known ? known : export.Polarity is { } stated ? [stated] : [];
        if (polarities.Count == 0)
            throw Refusal.Content(
                "OST-MZT-051",
                new SourceLocation("mzTab-M"),
                "the polarity of the runs is unknown: neither the features nor their adducts tell it",
                hint: "State it (positive or negative); mzTab-M demands it.");
        for (int i = 0; i < table.Injections.Count; i++)
        {
            string run = Indexed("ms_run", i);
            Add(run + "-location", export.RunLocations.TryGetValue(table.Injections[i].Name, out string? location) ? MzTabText.Cell(location) : null);
            for (int k = 0; k < polarities.Count; k++)
                Add(
                    string.Create(CultureInfo.InvariantCulture, $"{run}-scan_polarity[{k + 1}]"),
                    polarities[k] == Polarity.Positive
                        ? new CvParameter("MS", "MS:1000130", "positive scan")
                        : new CvParameter("MS", "MS:1000129", "negative scan"));
        }
    }

    private void Assays(IReadOnlyDictionary<string, int> samples)
    {
        for (int i = 0; i < table.Injections.Count; i++)
        {
            Injection injection = table.Injections[i];
            string assay = Indexed("assay", i);
            Add(assay, MzTabText.Cell(injection.Name) ?? assay);
            var custom = new List<CvParameter>();
            custom.Add(CvParameter.OfUser(MzTabNames.Kind, injection.Kind.ToString()));
            if (injection.Order is { } order) custom.Add(CvParameter.OfUser(MzTabNames.Order, Number(order)));
            if (injection.Batch is { } batch) custom.Add(CvParameter.OfUser(MzTabNames.Batch, batch));
            if (injection.Amount is { } amount) custom.Add(CvParameter.OfUser(MzTabNames.Amount, Number(amount)));
            if (injection.Dilution is { } dilution) custom.Add(CvParameter.OfUser(MzTabNames.Dilution, Number(dilution)));
            foreach ((string title, string value) in injection.Further)
                if (MzTabText.Cell(title) is not null) custom.Add(CvParameter.OfUser(title, value));
            for (int k = 0; k < custom.Count; k++) Add(string.Create(CultureInfo.InvariantCulture, $"{assay}-custom[{k + 1}]"), custom[k]);
            if (MzTabText.Cell(injection.Subject) is { } subject)
                Add(assay + "-sample_ref", string.Create(CultureInfo.InvariantCulture, $"sample[{samples[subject]}]"));
            Add(assay + "-ms_run_ref", Indexed("ms_run", i));
        }
    }

    private void StudyVariables()
    {
        for (int i = 0; i < groups.Count; i++)
        {
            string variable = Indexed("study_variable", i);
            Add(variable, groups[i].Name);
            Add(variable + "-assay_refs", string.Join('|', groups[i].Rows.Select(r => Indexed("assay", r))));
            Add(variable + "-average_function", new CvParameter("MS", "MS:1002962", "mean"));
            Add(variable + "-description", groups[i].Name);
        }
    }

    private void DeclareVocabularies()
    {
        for (int i = 0; i < _labels.Count; i++)
        {
            (string name, string uri) = Vocabularies.GetValueOrDefault(
                _labels[i],
                (_labels[i], "https://www.ebi.ac.uk/ols4/ontologies/" + _labels[i].ToLowerInvariant()));
            string cv = Indexed("cv", i);
            Add(cv + "-label", _labels[i]);
            Add(cv + "-full_name", name);
            Add(cv + "-version", "Unknown");
            Add(cv + "-uri", uri);
        }
    }

    private void Databases()
    {
        var databases = new List<MzTabDatabase>(export.Databases);
        foreach (CompoundNamespace collection in compounds.Collections)
        {
            MzTabDatabase database = DatabaseIdentifier.Database(collection);
            if (!databases.Exists(d => string.Equals(d.Prefix, database.Prefix, StringComparison.OrdinalIgnoreCase))) databases.Add(database);
        }

        if (databases.Count == 0)
        {
            Add("database[1]", "[, , \"no database\", null]");
            Add("database[1]-prefix", (string?)null);
            Add("database[1]-version", "Unknown");
            Add("database[1]-uri", (string?)null);
        }

        for (int i = 0; i < databases.Count; i++)
        {
            string database = Indexed("database", i);
            Add(database, CvParameter.OfUser(databases[i].Name));
            Add(database + "-prefix", databases[i].Prefix);
            Add(database + "-version", databases[i].Version);
            Add(database + "-uri", databases[i].Uri);
        }
    }

    private void Units()
    {
        CvParameter unit = export.QuantificationUnit ?? new CvParameter("PRIDE", "PRIDE:0000330", "Arbitrary quantification unit", table.Quantity);
        Add("small_molecule-quantification_unit", unit);
        Add("small_molecule_feature-quantification_unit", unit);
        if (compounds.Scheme == IdentityScheme.Schymanski) Add("small_molecule-identification_reliability", IdentityCoding.Schymanski);
        Add("id_confidence_measure[1]", export.ConfidenceMeasure ?? new CvParameter("MS", "MS:1002888", "small molecule confidence measure"));
        foreach (MzTabStatistic statistic in export.Statistics)
            if (statistic.Unit is { } term)
            {
                Use(term);
                Add("colunit-small_molecule", $"{MzTabNames.OptionalPrefix}{MzTabNames.ColumnPart(statistic.Name)}={Plain(term)}");
            }
    }

    private void AddIf(string key, string? text)
    {
        if (MzTabText.Cell(text) is { } cell) Add(key, cell);
    }

    private void Add(string key, CvParameter parameter)
    {
        Use(parameter);
        Add(key, Plain(parameter));
    }

    private void Add(string key, string? value) => _entries.Add(new MzTabEntry(key, value));

    private void Use(CvParameter parameter)
    {
        if (parameter.Label.Length > 0 && !_labels.Contains(parameter.Label)) _labels.Add(parameter.Label);
    }

    private static string Plain(CvParameter parameter) => parameter.ToString().Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' ');

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Indexed(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}[{index + 1}]");
}
