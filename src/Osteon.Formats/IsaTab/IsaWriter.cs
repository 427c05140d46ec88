using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Writes an ISA-Tab folder of one study with one measurement.</summary>
internal sealed class IsaWriter
{
    private const string NotStated = "not stated";

    private static readonly IReadOnlyList<(string Name, IReadOnlyList<string> Parameters)> Steps =
    [
        ("Sample collection", []),
        ("Extraction", []),
        ("Chromatography", ["Chromatography Instrument", "Column model"]),
        ("Mass spectrometry", ["Scan polarity", "Instrument", "Injection order", "Batch"]),
        ("Data transformation", []),
        ("Metabolite identification", []),
    ];

    private static readonly IReadOnlyList<IsaOntology> Known =
    [
        new("OBI", "http://purl.obolibrary.org/obo/obi.owl", "", "Ontology for Biomedical Investigations"),
        new("NCBITAXON", "http://purl.obolibrary.org/obo/ncbitaxon.owl", "", "NCBI organismal classification"),
        new("MS", "http://purl.obolibrary.org/obo/ms.owl", "", "PSI-MS controlled vocabulary"),
    ];

    private readonly FeatureTable _table;
    private readonly IsaExport _export;
    private readonly FindingCollector _findings;
    private readonly string _stem;
    private readonly string _samplesFile;
    private readonly string _assayFile;
    private readonly string _metaboliteFile;

    public IsaWriter(FeatureTable table, IsaExport export, FindingCollector findings)
    {
        _table = table;
        _export = export;
        _findings = findings;
        _stem = FilePart(export.Study.Identifier);
        _samplesFile = export.Study.FileName.Length > 0 ? export.Study.FileName : $"s_{_stem}.txt";
        _assayFile = $"a_{_stem}_{FilePart(export.AssayName)}.txt";
        _metaboliteFile = $"m_{_stem}_{FilePart(export.AssayName)}_v2_maf.tsv";
        if (_samplesFile != Path.GetFileName(_samplesFile) || !_samplesFile.StartsWith("s_", StringComparison.Ordinal))
            throw Refusal.Content(
                "OST-ISA-031",
                new SourceLocation("ISA-Tab"),
                "the name of the table of samples must be a plain file name that begins with s_",
                _samplesFile,
                "Leave it out to get one from the identifier of the study.");
        foreach (Injection injection in table.Injections)
            if (injection.Name.Trim() != injection.Name || injection.Name.AsSpan().IndexOfAny("\t\r\n") >= 0 || injection.Name.Length == 0)
                throw Refusal.Content(
                    "OST-ISA-031",
                    new SourceLocation("ISA-Tab"),
                    "the name of an injection has blanks at its ends, a tab or a line end",
                    injection.Name,
                    "Rename it: its name refers from one file to the other.");
    }

    public IReadOnlyList<string> Write(string folder)
    {
        IsaStudy study = Completed();
        (string[] header, string[][] rows) = Samples(study);
        (string[] assayHeader, string[][] assayRows) = Assay(study);
        MetaboliteAssignmentFile.Write(Path.Combine(folder, _metaboliteFile), _table, _findings, _export.Organism);
        WriteTable(Path.Combine(folder, _assayFile), assayHeader, assayRows);
        WriteTable(Path.Combine(folder, _samplesFile), header, rows);
        AtomicFile.WriteAllText(Path.Combine(folder, "i_Investigation.txt"), IsaInvestigationText.Of(study, Ontologies(study)));
        return ["i_Investigation.txt", _samplesFile, _assayFile, _metaboliteFile];
    }

    /// <summary>The study with the files, factors and protocols its tables refer to.</summary>
    private IsaStudy Completed()
    {
        var factors = new List<IsaFactor>(_export.Study.Factors);
        if (_table.Injections.Any(i => i.Group is not null) && !factors.Exists(f => Same(f.Name, _export.GroupFactor)))
            factors.Add(new IsaFactor(_export.GroupFactor, new OntologyTerm(_export.GroupFactor)));
        var protocols = new List<IsaProtocol>(_export.Study.Protocols);
        foreach ((string name, IReadOnlyList<string> parameters) in Steps)
        {
            int at = protocols.FindIndex(p => Same(p.Name, name));
            if (at < 0) protocols.Add(new IsaProtocol(name, NotStated) { Parameters = parameters });
            else protocols[at] = protocols[at] with { Parameters = [.. protocols[at].Parameters.Union(parameters, StringComparer.OrdinalIgnoreCase)] };
        }

        return _export.Study with
        {
            FileName = _samplesFile,
            Factors = factors,
            Protocols = [.. protocols.Select(p => p.Type.Name.Length == 0 ? p with { Type = new OntologyTerm(p.Name) } : p)],
            Assays =
            [
                new IsaAssay(
                    _assayFile,
                    new OntologyTerm("metabolite profiling", "OBI", "http://purl.obolibrary.org/obo/OBI_0000366"),
                    new OntologyTerm("mass spectrometry", "OBI", "http://purl.obolibrary.org/obo/OBI_0000470"),
                    _export.Instrument?.Name ?? ""),
            ],
        };
    }

    private List<IsaOntology> Ontologies(IsaStudy study)
    {
        var ontologies = new List<IsaOntology>(_export.Ontologies);
        OntologyTerm?[] terms =
        [
            _export.Organism, _export.OrganismPart, _export.Instrument, .. study.DesignDescriptors, .. study.Factors.Select(f => f.Type),
            .. study.Protocols.Select(p => p.Type), .. study.Contacts.Select(c => c.Role), .. study.Publications.Select(p => p.Status),
            .. study.Assays.SelectMany(a => new[] { a.Measurement, a.Technology }),
        ];
        foreach (string source in terms.OfType<OntologyTerm>().Select(t => t.Source).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
            if (!ontologies.Exists(o => Same(o.Name, source)))
                ontologies.Add((Known.FirstOrDefault(k => Same(k.Name, source)) ?? new IsaOntology(source)) with { Name = source });
        return ontologies;
    }

    private (string[] Header, string[][] Rows) Samples(IsaStudy study)
    {
        var columns = new List<(string Title, Func<Injection, string> Value)> { (IsaTable.SourceName, i => i.Subject ?? i.Name) };
        Term(columns, "Characteristics[Organism]", _ => _export.Organism ?? OntologyTerm.None);
        Term(columns, "Characteristics[Organism part]", _ => _export.OrganismPart ?? OntologyTerm.None);
        Term(columns, "Characteristics[Sample type]", i => new OntologyTerm(SampleType(i.Kind)));
        columns.Add((IsaTable.ProtocolRef, _ => "Sample collection"));
        columns.Add((IsaTable.SampleName, i => i.Name));
        Factors(columns, study);
        return Cells(columns);
    }

    private (string[] Header, string[][] Rows) Assay(IsaStudy study)
    {
        Polarity? polarity = _export.Polarity
            ?? (_table.Features.Select(f => f.Polarity).Distinct().ToArray() is [{ } one] ? one : null);
        string scan = polarity switch { Polarity.Positive => "positive", Polarity.Negative => "negative", _ => "" };
        var columns = new List<(string Title, Func<Injection, string> Value)>
        {
            (IsaTable.SampleName, i => i.Name),
            (IsaTable.ProtocolRef, _ => "Extraction"),
            ("Extract Name", i => i.Name),
            (IsaTable.ProtocolRef, _ => "Chromatography"),
            ("Parameter Value[Chromatography Instrument]", _ => _export.Chromatograph ?? ""),
            ("Parameter Value[Column model]", _ => _export.Column ?? ""),
            ("Labeled Extract Name", _ => ""),
            ("Label", _ => ""),
            (IsaTable.ProtocolRef, _ => "Mass spectrometry"),
            ("Parameter Value[Scan polarity]", _ => scan),
        };
        Term(columns, "Parameter Value[Instrument]", _ => _export.Instrument ?? OntologyTerm.None);
        columns.Add(("Parameter Value[Injection order]", i => i.Order?.ToString("R", System.Globalization.CultureInfo.InvariantCulture) ?? ""));
        columns.Add(("Parameter Value[Batch]", i => i.Batch ?? ""));
        columns.Add((IsaTable.AssayName, i => i.Name));
        columns.Add((IsaTable.RawFile, i => _export.RawFiles.GetValueOrDefault(i.Name, "")));
        columns.Add((IsaTable.ProtocolRef, _ => "Data transformation"));
        columns.Add(("Normalization Name", _ => ""));
        columns.Add(("Data Transformation Name", _ => _table.Quantity));
        columns.Add((IsaTable.ProtocolRef, _ => "Metabolite identification"));
        columns.Add((IsaTable.MetaboliteFile, _ => _metaboliteFile));
        Factors(columns, study);
        return Cells(columns);
    }

    private void Factors(List<(string Title, Func<Injection, string> Value)> columns, IsaStudy study)
    {
        foreach (IsaFactor factor in study.Factors)
        {
            string name = factor.Name, title = $"{IsaTable.FactorValue}[{name}]";
            bool group = Same(name, _export.GroupFactor);
            Term(columns, title, i => new OntologyTerm(
                (group ? i.Group : null) ?? i.Further.GetValueOrDefault(title) ?? i.Further.GetValueOrDefault(name) ?? ""));
        }
    }

    private static void Term(List<(string Title, Func<Injection, string> Value)> columns, string title, Func<Injection, OntologyTerm> term)
    {
        columns.Add((title, i => term(i).Name));
        columns.Add(("Term Source REF", i => term(i).Source));
        columns.Add(("Term Accession Number", i => term(i).Accession));
    }

    private (string[] Header, string[][] Rows) Cells(List<(string Title, Func<Injection, string> Value)> columns) =>
        ([.. columns.Select(c => c.Title)], [.. _table.Injections.Select(i => columns.Select(c => c.Value(i)).ToArray())]);

    /// <summary>The words MetaboLights uses for kinds of samples, in which the kind is found again.</summary>
    private static string SampleType(InjectionKind kind) => kind switch
    {
        InjectionKind.Qc => "pooled quality control sample",
        InjectionKind.Blank => "solvent blank",
        InjectionKind.Reference => "reference compound",
        InjectionKind.Dilution => "dilution series sample",
        _ => "experimental sample",
    };

    private static void WriteTable(string path, string[] header, string[][] rows)
    {
        var text = new StringBuilder();
        foreach (string[] row in (string[][])[header, .. rows]) text.AppendJoin('\t', row.Select(IsaCell.Always)).Append('\n');
        AtomicFile.WriteAllText(path, text.ToString());
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>A text as part of a file name: letters of English, digits, - and _.</summary>
    private static string FilePart(string text)
    {
        string part = string.Concat(text.Trim().Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return part.Length == 0 ? "study" : part[..Math.Min(part.Length, 80)];
    }
}
