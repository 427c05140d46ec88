using System.Text;

namespace Osteon.Formats;

/// <summary>An investigation file of one study, with every section and every label the specification names.</summary>
internal static class IsaInvestigationText
{
    public static string Of(IsaStudy study, IReadOnlyList<IsaOntology> ontologies)
    {
        Dictionary<string, IReadOnlyList<string>> values = Values(study, ontologies);
        var text = new StringBuilder();
        foreach ((string section, IReadOnlyList<string> labels) in IsaLabels.All)
        {
            text.Append(section).Append('\n');
            foreach (string label in labels)
            {
                IReadOnlyList<string> cells = values.TryGetValue(label, out IReadOnlyList<string>? found) && found.Count > 0 ? found : [""];
                text.Append(label).Append('\t').AppendJoin('\t', cells.Select(IsaCell.Always)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static Dictionary<string, IReadOnlyList<string>> Values(IsaStudy study, IReadOnlyList<IsaOntology> ontologies)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["Term Source Name"] = [.. ontologies.Select(o => o.Name)],
            ["Term Source File"] = [.. ontologies.Select(o => o.File)],
            ["Term Source Version"] = [.. ontologies.Select(o => o.Version)],
            ["Term Source Description"] = [.. ontologies.Select(o => o.Description)],
            ["Investigation Identifier"] = [study.Identifier],
            ["Investigation Title"] = [study.Title],
            ["Study Identifier"] = [study.Identifier],
            ["Study Title"] = [study.Title],
            ["Study Description"] = [study.Description],
            ["Study Submission Date"] = [study.SubmissionDate],
            ["Study Public Release Date"] = [study.PublicReleaseDate],
            ["Study File Name"] = [study.FileName],
            ["Study PubMed ID"] = [.. study.Publications.Select(p => p.PubMedId)],
            ["Study Publication DOI"] = [.. study.Publications.Select(p => p.Doi)],
            ["Study Publication Author List"] = [.. study.Publications.Select(p => p.Authors)],
            ["Study Publication Title"] = [.. study.Publications.Select(p => p.Title)],
            ["Study Factor Name"] = [.. study.Factors.Select(f => f.Name)],
            ["Study Assay File Name"] = [.. study.Assays.Select(a => a.FileName)],
            ["Study Assay Technology Platform"] = [.. study.Assays.Select(a => a.Platform)],
            ["Study Protocol Name"] = [.. study.Protocols.Select(p => p.Name)],
            ["Study Protocol Description"] = [.. study.Protocols.Select(p => p.Description)],
            ["Study Protocol URI"] = [.. study.Protocols.Select(p => p.Uri)],
            ["Study Protocol Version"] = [.. study.Protocols.Select(p => p.Version)],
            ["Study Protocol Parameters Name"] = [.. study.Protocols.Select(p => string.Join(';', p.Parameters))],
            ["Study Protocol Parameters Name Term Accession Number"] = [.. study.Protocols.Select(Blanks)],
            ["Study Protocol Parameters Name Term Source REF"] = [.. study.Protocols.Select(Blanks)],
            ["Study Protocol Components Name"] = [.. study.Protocols.Select(_ => "")],
            ["Study Protocol Components Type"] = [.. study.Protocols.Select(_ => "")],
            ["Study Protocol Components Type Term Accession Number"] = [.. study.Protocols.Select(_ => "")],
            ["Study Protocol Components Type Term Source REF"] = [.. study.Protocols.Select(_ => "")],
            ["Study Person Last Name"] = [.. study.Contacts.Select(c => c.LastName)],
            ["Study Person First Name"] = [.. study.Contacts.Select(c => c.FirstName)],
            ["Study Person Mid Initials"] = [.. study.Contacts.Select(c => c.MidInitials)],
            ["Study Person Email"] = [.. study.Contacts.Select(c => c.Email)],
            ["Study Person Phone"] = [.. study.Contacts.Select(c => c.Phone)],
            ["Study Person Fax"] = [.. study.Contacts.Select(c => c.Fax)],
            ["Study Person Address"] = [.. study.Contacts.Select(c => c.Address)],
            ["Study Person Affiliation"] = [.. study.Contacts.Select(c => c.Affiliation)],
        };
        Terms(values, "Study Design Type", study.DesignDescriptors);
        Terms(values, "Study Publication Status", [.. study.Publications.Select(p => p.Status)]);
        Terms(values, "Study Factor Type", [.. study.Factors.Select(f => f.Type)]);
        Terms(values, "Study Assay Measurement Type", [.. study.Assays.Select(a => a.Measurement)]);
        Terms(values, "Study Assay Technology Type", [.. study.Assays.Select(a => a.Technology)]);
        Terms(values, "Study Protocol Type", [.. study.Protocols.Select(p => p.Type)]);
        Terms(values, "Study Person Roles", [.. study.Contacts.Select(c => c.Role)]);
        return values;
    }

    private static void Terms(Dictionary<string, IReadOnlyList<string>> values, string label, IReadOnlyList<OntologyTerm> terms)
    {
        values[label] = [.. terms.Select(t => t.Name)];
        values[label + " Term Accession Number"] = [.. terms.Select(t => t.Accession)];
        values[label + " Term Source REF"] = [.. terms.Select(t => t.Source)];
    }

    /// <summary>As many empty terms as the protocol has parameters, with semicolons between.</summary>
    private static string Blanks(IsaProtocol protocol) => new(';', Math.Max(0, protocol.Parameters.Count - 1));
}
