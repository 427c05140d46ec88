using System.Globalization;
using Osteon.Formats;
using Osteon.Mechanism;

namespace Osteon.Study;

/// <summary>
/// Candidate edges of miRTarBase: the microRNA lowers its target by repression of the messenger. Strong support counts as a perturbation,
/// weak support
/// (sequencing, arrays) as an association; a non-functional interaction is evidence against the edge.
/// </summary>
internal static class MirTarBaseCandidates
{
    public static void Add(string file, IReadOnlyList<MirTarBaseRow> rows, CandidateGraph graph, ImportCounts counts)
    {
        foreach (MirTarBaseRow row in rows)
        {
            counts.Read();
            string support = row.SupportType.Trim().ToLowerInvariant();
            bool refutes = support.StartsWith("non-functional", StringComparison.Ordinal);
            if (!refutes && !support.StartsWith("functional", StringComparison.Ordinal))
            {
                counts.Skipped("a support type that is not known");
                continue;
            }

            IReadOnlyList<string> references = ImportSource.References(row.Pmid);
            string? species = ImportSource.Species(row.MirnaSpecies), targetSpecies = ImportSource.Species(row.TargetSpecies);
            bool mixed = species is not null && targetSpecies is not null && species != targetSpecies;
            string claim = row.Id.Length > 0
                ? string.Create(CultureInfo.InvariantCulture, $"mirtarbase:{CandidateGraph.Plain(row.Id)}{(references.Count > 0 ? "/" + references[0][5..] : "")}")
                : string.Create(CultureInfo.InvariantCulture, $"mirtarbase:{CandidateGraph.Plain(Path.GetFileName(file))}#{row.Line}");
            string methods = CandidateGraph.Line(string.Join(", ", row.Experiments));
            var evidence = new Evidence(claim, support.EndsWith("(weak)", StringComparison.Ordinal) ? EvidenceType.Association : EvidenceType.Perturbation)
            {
                Stance = references.Count == 0 ? Stance.Mentions : refutes ? Stance.Refutes : Stance.Supports,
                References = references,
                Place = methods.Length == 0 ? null : methods,
                Caution = ImportSource.Caution(ImportFormat.MirTarBase)
                    + (mixed ? $"; the microRNA is of {species}, the target of {targetSpecies}" : "")
                    + (refutes && references.Count == 0 ? "; the source says non-functional" : ""),
            };
            graph.Add(new CandidateEdge(Mirna(graph, row.Mirna), Relation.Lowers, Target(graph, row, targetSpecies), evidence)
            {
                Mechanism = MechanismKind.TranslationalRepression,
                Direct = true,
                Context = targetSpecies is null ? EdgeContext.None : EdgeContext.None with { Species = targetSpecies },
            });
            counts.Made(row.SupportType);
        }
    }

    private static string Mirna(CandidateGraph graph, string name)
    {
        bool prefixed = name.Length > 4 && name[3] == '-' && name[..3].All(char.IsAsciiLetterLower) && ImportSource.IsMirna(name);
        return graph.Add(new CandidateNode(NodeKind.Mirna, prefixed ? name[4..] : name) { Aliases = prefixed ? [name] : [] });
    }

    private static string Target(CandidateGraph graph, MirTarBaseRow row, string? species) => graph.Add(new CandidateNode(NodeKind.Protein, row.Target)
    {
        Database = row.TargetEntrez.Length > 0 ? "Entrez Gene" : null,
        Identifier = row.TargetEntrez.Length > 0 ? row.TargetEntrez : null,
        Species = species,
    });
}
