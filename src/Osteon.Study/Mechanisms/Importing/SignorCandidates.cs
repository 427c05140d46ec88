using System.Globalization;
using Osteon.Formats;
using Osteon.Mechanism;

namespace Osteon.Study;

/// <summary>Candidate edges of SIGNOR: up-regulates raises, down-regulates lowers, form complex is part of, everything else has unknown
/// sign.</summary>
internal static class SignorCandidates
{
    public static void Add(string file, IReadOnlyList<SignorRow> rows, CandidateGraph graph, ImportCounts counts)
    {
        foreach (SignorRow row in rows)
        {
            counts.Read();
            string? species = ImportSource.Species(row.TaxId);
            Relation relation = Meaning(row.Effect);
            string claim = row.Id.Length > 0
                ? "signor:" + CandidateGraph.Plain(row.Id)
                : string.Create(CultureInfo.InvariantCulture, $"signor:{CandidateGraph.Plain(Path.GetFileName(file))}#{row.Line}");
            IReadOnlyList<string> references = ImportSource.References(row.Pmid);
            string detail = string.Join(", ", new[] { row.Effect, row.Residue, row.Cell }.Where(t => t.Length > 0));
            graph.Add(new CandidateEdge(Node(graph, row.A), relation, Node(graph, row.B), new Evidence(claim, EvidenceType.Review)
            {
                Stance = references.Count > 0 ? Stance.Supports : Stance.Mentions,
                References = references,
                Place = CandidateGraph.Line(detail) is { Length: > 0 } place ? place : null,
                Caution = ImportSource.Caution(ImportFormat.Signor) + (row.Score.Length > 0 ? $"; score {CandidateGraph.Line(row.Score)}" : ""),
            })
            {
                Mechanism = Mechanism(row.Mechanism, relation),
                Direct = row.Direct.ToUpperInvariant() switch { "YES" or "T" or "TRUE" => true, "NO" or "F" or "FALSE" => false, _ => null },
                Context = species is null ? EdgeContext.None : EdgeContext.None with { Species = species },
            });
            counts.Made(row.Effect.Length == 0 ? "no effect stated" : row.Effect);
        }
    }

    internal static Relation Meaning(string effect) => effect.Trim().ToLowerInvariant() switch
    {
        var e when e.StartsWith("up-regulates", StringComparison.Ordinal) => Relation.Raises,
        var e when e.StartsWith("down-regulates", StringComparison.Ordinal) => Relation.Lowers,
        "form complex" => Relation.Structural,
        _ => Relation.Unknown,
    };

    private static MechanismKind Mechanism(string mechanism, Relation relation) => mechanism.Trim().ToLowerInvariant() switch
    {
        "" => MechanismKind.NotStated,
        "phosphorylation" => MechanismKind.Phosphorylation,
        "dephosphorylation" => MechanismKind.Dephosphorylation,
        "binding" => MechanismKind.Binding,
        "transcriptional regulation" or "transcriptional activation" or "transcriptional repression" => MechanismKind.Transcription,
        "post transcriptional regulation" => relation == Relation.Lowers ? MechanismKind.TranslationalRepression : MechanismKind.Expression,
        "ubiquitination" or "polyubiquitination" or "monoubiquitination" => MechanismKind.Ubiquitination,
        "cleavage" => MechanismKind.Cleavage,
        "chemical activation" => MechanismKind.Activation,
        "chemical inhibition" => MechanismKind.Inhibition,
        _ => MechanismKind.Other,
    };

    private static string Node(CandidateGraph graph, SignorEntity entity) => graph.Add(new CandidateNode(Kind(entity.Type), entity.Name)
    {
        Database = entity is { Database.Length: > 0, Id.Length: > 0 } ? entity.Database : null,
        Identifier = entity is { Database.Length: > 0, Id.Length: > 0 } ? entity.Id : null,
    });

    private static NodeKind Kind(string type) => type.Trim().ToLowerInvariant() switch
    {
        "complex" => NodeKind.Complex,
        "proteinfamily" => NodeKind.GeneFamily,
        "smallmolecule" => NodeKind.Metabolite,
        "chemical" or "antibody" => NodeKind.Drug,
        "mirna" => NodeKind.Mirna,
        "mirna precursor" => NodeKind.Mirna,
        "ncrna" or "lncrna" => NodeKind.Lncrna,
        "phenotype" => NodeKind.Process,
        "stimulus" => NodeKind.Technique,
        _ => NodeKind.Protein,
    };
}
