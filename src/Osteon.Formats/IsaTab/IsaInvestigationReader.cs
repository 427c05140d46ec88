using System.Globalization;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads an investigation file: sections with a title in capitals, and in each section lines of a label and its values.</summary>
internal sealed partial class IsaInvestigationReader(IsaText text)
{
    private readonly Dictionary<string, Section> _outer = new(StringComparer.Ordinal);
    private readonly List<Dictionary<string, Section>> _studies = [];

    public IsaInvestigation Read()
    {
        Section? section = null;
        while (text.Next() is { } row)
        {
            string label = row[0].Text.Trim();
            if (label.Length == 0 || label[0] == '#') continue;
            if (Title().IsMatch(label)) section = Begin(label, row);
            else section?.Add(label, row);
            if (section is null)
                text.Findings.Add(Finding.Warning(
                    "OST-ISA-005",
                    "the line stands before the first section; it is not read",
                    text.At(row[0]),
                    MzTabCell.Shown(label),
                    $"An investigation file begins with {IsaLabels.Ontologies}."));
        }

        Check();
        Section investigation = Of(_outer, IsaLabels.Investigation);
        return new IsaInvestigation(
            text.File,
            Ontologies(),
            investigation.One("Investigation Identifier"),
            investigation.One("Investigation Title"),
            [.. _studies.Select(Study)]);
    }

    /// <summary>Line of a value in a study section, for findings; null if it is not there.</summary>
    public SourceLocation? Where(int study, string section, string label, int index) => Of(_studies[study], section).Where(text, label, index);

    private Section Begin(string title, RawRow row)
    {
        if (IsaLabels.Of(title) is null)
        {
            text.Findings.Add(Finding.Warning(
                "OST-ISA-005",
                "ISA-Tab knows no section of this name",
                text.At(row[0]),
                MzTabCell.Shown(title),
                NearestName.Hint(title.Length > 100 ? "" : title, [.. IsaLabels.All.Select(s => s.Section)])));
        }

        if (title == IsaLabels.Study) _studies.Add(new Dictionary<string, Section>(StringComparer.Ordinal));
        bool ofStudy = title.StartsWith("STUDY", StringComparison.Ordinal);
        if (ofStudy && _studies.Count == 0) _studies.Add(new Dictionary<string, Section>(StringComparer.Ordinal));
        Dictionary<string, Section> home = ofStudy ? _studies[^1] : _outer;
        var section = new Section(title, row.Line, text);
        if (!home.TryAdd(title, section))
            text.Findings.Add(Finding.Warning(
                "OST-ISA-007",
                string.Create(CultureInfo.InvariantCulture, $"the section stands twice; the first, in line {home[title].Line}, is used"),
                text.At(row[0]),
                title,
                "A further study begins with a section STUDY."));
        return section;
    }

    private void Check()
    {
        foreach ((string title, _) in IsaLabels.All)
        {
            if (title.StartsWith("STUDY", StringComparison.Ordinal))
                foreach (Dictionary<string, Section> study in _studies) Check(study, title);
            else
                Check(_outer, title);
        }
    }

    private void Check(Dictionary<string, Section> home, string title)
    {
        if (home.TryGetValue(title, out Section? section)) section.Check();
        else
            text.Findings.Add(Finding.Warning(
                "OST-ISA-006",
                $"the section {title} is missing",
                new SourceLocation(text.File),
                hint: "Every section must be there, even if its values are empty."));
    }

    private Section Of(Dictionary<string, Section> home, string title) => home.GetValueOrDefault(title) ?? new Section(title, 0, text);

    private IReadOnlyList<IsaOntology> Ontologies()
    {
        Section section = Of(_outer, IsaLabels.Ontologies);
        return
        [
            .. from i in Enumerable.Range(0, section.Width)
               let name = section.Value("Term Source Name", i)
               where name.Length > 0
               select new IsaOntology(
                   name,
                   section.Value("Term Source File", i),
                   section.Value("Term Source Version", i),
                   section.Value("Term Source Description", i)),
        ];
    }

    private IsaStudy Study(Dictionary<string, Section> home)
    {
        Section study = Of(home, IsaLabels.Study);
        Section design = Of(home, IsaLabels.Design), publications = Of(home, IsaLabels.Publications), factors = Of(home, IsaLabels.Factors);
        Section assays = Of(home, IsaLabels.Assays), protocols = Of(home, IsaLabels.Protocols), contacts = Of(home, IsaLabels.Contacts);
        return new IsaStudy
        {
            Identifier = study.One("Study Identifier"),
            Title = study.One("Study Title"),
            Description = study.One("Study Description"),
            SubmissionDate = study.One("Study Submission Date"),
            PublicReleaseDate = study.One("Study Public Release Date"),
            FileName = study.One("Study File Name"),
            DesignDescriptors = [.. design.Filled("Study Design Type").Select(i => design.Term("Study Design Type", i))],
            Publications =
            [
                .. publications.Filled("Study Publication Title", "Study PubMed ID", "Study Publication DOI").Select(i => new IsaPublication(
                    publications.Value("Study PubMed ID", i),
                    publications.Value("Study Publication DOI", i),
                    publications.Value("Study Publication Author List", i),
                    publications.Value("Study Publication Title", i),
                    publications.Term("Study Publication Status", i))),
            ],
            Factors =
            [
                .. factors.Filled("Study Factor Name")
                    .Select(i => new IsaFactor(factors.Value("Study Factor Name", i), factors.Term("Study Factor Type", i))),
            ],
            Assays =
            [
                .. assays.Filled("Study Assay File Name").Select(i => new IsaAssay(
                    assays.Value("Study Assay File Name", i),
                    assays.Term("Study Assay Measurement Type", i),
                    assays.Term("Study Assay Technology Type", i),
                    assays.Value("Study Assay Technology Platform", i))),
            ],
            Protocols = [.. protocols.Filled("Study Protocol Name").Select(i => Protocol(protocols, i))],
            Contacts = [.. contacts.Filled("Study Person Last Name", "Study Person First Name").Select(i => Contact(contacts, i))],
        };
    }

    private static IsaProtocol Protocol(Section section, int i) => new(
        section.Value("Study Protocol Name", i),
        section.Value("Study Protocol Description", i))
    {
        Type = section.Term("Study Protocol Type", i),
        Uri = section.Value("Study Protocol URI", i),
        Version = section.Value("Study Protocol Version", i),
        Parameters = section.Value("Study Protocol Parameters Name", i).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    };

    private static IsaContact Contact(Section section, int i) => new(
        section.Value("Study Person Last Name", i),
        section.Value("Study Person First Name", i),
        section.Value("Study Person Email", i),
        section.Value("Study Person Affiliation", i))
    {
        MidInitials = section.Value("Study Person Mid Initials", i),
        Phone = section.Value("Study Person Phone", i),
        Fax = section.Value("Study Person Fax", i),
        Address = section.Value("Study Person Address", i),
        Role = section.Term("Study Person Roles", i),
    };

    [GeneratedRegex(@"^[A-Z][A-Z ]{3,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    /// <summary>One section: labels with their values.</summary>
    private sealed class Section(string title, int line, IsaText text)
    {
        private readonly Dictionary<string, RawRow> _rows = new(StringComparer.Ordinal);

        public int Line => line;

        /// <summary>Most values of a label.</summary>
        public int Width => _rows.Count == 0 ? 0 : _rows.Values.Max(r => r.Count) - 1;

        public void Add(string label, RawRow row)
        {
            IReadOnlyList<string>? known = IsaLabels.Of(title);
            if (known is not null && !known.Contains(label))
            {
                if (label.StartsWith("Comment", StringComparison.OrdinalIgnoreCase)) return;
                text.Findings.Add(Finding.Warning(
                    "OST-ISA-005",
                    $"the section {title} has no label of this name; the line is not understood",
                    text.At(row[0]),
                    MzTabCell.Shown(label),
                    label.Length < 100 ? NearestName.Hint(label, [.. known]) : null));
                return;
            }

            if (!_rows.TryAdd(label, row))
                text.Findings.Add(Finding.Warning(
                    "OST-ISA-007",
                    string.Create(CultureInfo.InvariantCulture, $"the label stands twice in this section; the first, in line {_rows[label].Line}, is used"),
                    text.At(row[0]),
                    label));
        }

        public void Check()
        {
            foreach (string label in IsaLabels.Of(title) ?? [])
                if (!_rows.ContainsKey(label))
                    text.Findings.Add(Finding.Warning(
                        "OST-ISA-006",
                        $"the section {title} has no line '{label}'",
                        new SourceLocation(text.File, line),
                        hint: "Every line must be there, even if its values are empty."));
        }

        public string Value(string label, int index) =>
            _rows.TryGetValue(label, out RawRow? row) && index + 1 < row.Count ? row[index + 1].Text.Trim() : "";

        public string One(string label) => Value(label, 0);

        public OntologyTerm Term(string label, int index) => new(
            Value(label, index),
            Value(label + " Term Source REF", index),
            Value(label + " Term Accession Number", index));

        /// <summary>The places at which any of these labels has a value.</summary>
        public IEnumerable<int> Filled(params string[] labels) =>
            Enumerable.Range(0, Width).Where(i => labels.Any(l => Value(l, i).Length > 0));

        public SourceLocation? Where(IsaText file, string label, int index) =>
            _rows.TryGetValue(label, out RawRow? row) && index + 1 < row.Count ? file.At(row[index + 1]) : null;
    }
}
