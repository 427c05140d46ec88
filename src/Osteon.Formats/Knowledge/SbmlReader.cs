using System.Globalization;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Reads genome-scale models: metabolites of all compartments are joined into one compound; subsystems (groups of reactions, or COBRA's
/// notes) become sets; a reaction leads from each substrate to each product, both ways if it is reversible. Currency metabolites make no
/// edges and are in no set, since membership is concluded from reactions here.
/// </summary>
internal static partial class SbmlReader
{
    private static readonly Dictionary<string, CompoundNamespace> Collections = new(StringComparer.Ordinal)
    {
        ["chebi"] = CompoundNamespace.Chebi,
        ["hmdb"] = CompoundNamespace.Hmdb,
        ["kegg.compound"] = CompoundNamespace.Kegg,
        ["kegg.glycan"] = CompoundNamespace.Kegg,
        ["kegg.drug"] = CompoundNamespace.Kegg,
        ["pubchem.compound"] = CompoundNamespace.PubChem,
        ["lipidmaps"] = CompoundNamespace.LipidMaps,
        ["inchikey"] = CompoundNamespace.InchiKey,
        ["inchi_key"] = CompoundNamespace.InchiKey,
        ["cas"] = CompoundNamespace.Cas,
        ["metanetx.chemical"] = CompoundNamespace.MetaNetX,
    };

    public static long Read(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        SbmlModel model = SbmlModel.Read(part, pack.Options.Limits, context);
        Dictionary<string, string> keys = AddCompounds(model, part, pack, context);
        var reactions = new Dictionary<string, SbmlReaction>(StringComparer.Ordinal);
        foreach (SbmlReaction reaction in model.Reactions) reactions.TryAdd(reaction.Id, reaction);
        var dropped = new SortedSet<string>(StringComparer.Ordinal);
        if (model.Groups.Count > 0) AddGroups(model, pack, keys, reactions, dropped);
        else AddSubsystems(model, pack, keys, dropped);
        SayWhatWasLeftOut(part, pack, dropped, keys);
        return model.Species.Count + model.Reactions.Count;
    }

    /// <summary>
    /// The key of a metabolite without the compartment that its identifier ends with: <c>M_glc__D_c</c>, <c>MAM01965c</c>, <c>glc[c]</c>.
    /// </summary>
    internal static string KeyOf(string id, string? compartment)
    {
        string key = id.StartsWith("M_", StringComparison.Ordinal) && id.Length > 2 ? id[2..] : id;
        if (compartment is not { Length: > 0 }) return key;
        foreach (string suffix in (ReadOnlySpan<string>)["_" + compartment, $"[{compartment}]", $"__91__{compartment}__93__"])
            if (key.Length > suffix.Length && key.EndsWith(suffix, StringComparison.Ordinal)) return key[..^suffix.Length];
        // Without a sign between them only a digit before the compartment tells that it is one: MAM01965c, but not glc.
        bool ends = key.Length > compartment.Length && key.EndsWith(compartment, StringComparison.Ordinal);
        return ends && char.IsAsciiDigit(key[^(compartment.Length + 1)]) ? key[..^compartment.Length] : key;
    }

    private static Dictionary<string, string> AddCompounds(SbmlModel model, KnowledgePart part, PackBuilder pack, RunContext context)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        using var cells = new IdentifierCells(part, context.Findings);
        foreach (SbmlSpecies species in model.Species)
        {
            string key = KeyOf(species.Id, species.Compartment);
            keys[species.Id] = key;
            CompoundDraft compound = pack.Compound(key);
            if (species.Name is { Length: > 0 } name) pack.AddName(compound, name);
            var identifiers = new List<CompoundIdentifier>();
            foreach ((string collection, string value) in species.References)
                if (Collections.TryGetValue(collection, out CompoundNamespace known)) cells.Add(identifiers, known, value, 0, 0);
            foreach (CompoundIdentifier identifier in identifiers) pack.Add(compound, identifier);
            if (species.Formula is { Length: > 0 } formula && NeutralFormula.Of(formula, species.Charge) is { } neutral)
            {
                compound.SetFormula(neutral.Formula);
                compound.SetMass(neutral.Mass);
            }
        }

        return keys;
    }

    private static void AddGroups(
        SbmlModel model, PackBuilder pack, Dictionary<string, string> keys, Dictionary<string, SbmlReaction> reactions, SortedSet<string> dropped)
    {
        foreach (SbmlGroup group in model.Groups)
        {
            if (IsNoPathway().IsMatch(group.Name))
            {
                dropped.Add(group.Name);
                continue;
            }

            SetDraft set = pack.Set(group.Id);
            set.Name ??= group.Name;
            foreach (string member in group.Members)
            {
                if (reactions.TryGetValue(member, out SbmlReaction? reaction)) AddReaction(pack, set, reaction, keys);
                else if (keys.TryGetValue(member, out string? key)) pack.AddMember(set, key);
            }
        }
    }

    private static void AddSubsystems(SbmlModel model, PackBuilder pack, Dictionary<string, string> keys, SortedSet<string> dropped)
    {
        foreach (SbmlReaction reaction in model.Reactions)
        {
            if (reaction.Subsystem is not { Length: > 0 } name) continue;
            if (IsNoPathway().IsMatch(name))
            {
                dropped.Add(name);
                continue;
            }

            SetDraft set = pack.Set(name);
            set.Name ??= name;
            AddReaction(pack, set, reaction, keys);
        }
    }

    private static void AddReaction(PackBuilder pack, SetDraft set, SbmlReaction reaction, Dictionary<string, string> keys)
    {
        string[] from = Keys(reaction.Reactants), to = Keys(reaction.Products);
        foreach (string compound in from.Concat(to)) pack.AddMember(set, compound);
        foreach (string source in from)
        {
            foreach (string target in to)
            {
                pack.AddEdge(set, source, target);
                if (reaction.Reversible) pack.AddEdge(set, target, source);
            }
        }

        string[] Keys(IReadOnlyList<string> species) =>
            [.. species.Select(s => keys.GetValueOrDefault(s)).OfType<string>().Distinct().Where(k => !pack.IsCurrency(k))];
    }

    private static void SayWhatWasLeftOut(KnowledgePart part, PackBuilder pack, SortedSet<string> dropped, Dictionary<string, string> keys)
    {
        if (dropped.Count > 0)
            pack.Findings.Add(Finding.Note(
                "OST-KNW-025",
                string.Create(CultureInfo.InvariantCulture, $"{dropped.Count} subsystems are no pathways; they are not in the pack"),
                part.Location,
                TextTable.Shorten(string.Join("; ", dropped)),
                "Transport, exchange, pools and the like tell nothing of metabolism when they are enriched."));
        int currency = keys.Values.Distinct().Count(pack.IsCurrency);
        if (currency > 0)
            pack.Findings.Add(Finding.Note(
                "OST-KNW-026",
                string.Create(CultureInfo.InvariantCulture, $"{currency} currency metabolites are in no set and make no edges"),
                part.Location,
                hint: "Their list is data/currency-metabolites.tsv; another one is given with --currency FILE."));
    }

    [GeneratedRegex(
        @"transport|exchange|demand|sink|artificial|miscellaneous|isolated|pool reactions|biomass|^\W*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex IsNoPathway();
}
