using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A species of a model: a metabolite in one compartment.</summary>
internal sealed record SbmlSpecies(
    string Id, string? Compartment, string? Name, string? Formula, int Charge, IReadOnlyList<(string Collection, string Value)> References);

/// <summary>A reaction of a model.</summary>
internal sealed record SbmlReaction(
    string Id, bool Reversible, IReadOnlyList<string> Reactants, IReadOnlyList<string> Products, string? Subsystem);

/// <summary>A group of a model.</summary>
internal sealed record SbmlGroup(string Id, string Name, IReadOnlyList<string> Members);

/// <summary>What of a model in SBML Level 3 (packages fbc and groups) or Level 2 with COBRA's notes is needed.</summary>
internal sealed class SbmlModel
{
    public List<SbmlSpecies> Species { get; } = [];

    public List<SbmlReaction> Reactions { get; } = [];

    public List<SbmlGroup> Groups { get; } = [];

    public static SbmlModel Read(KnowledgePart part, KnowledgeLimits limits, RunContext context)
    {
        var model = new SbmlModel();
        using var xml = new KnowledgeXml(part, limits, context);
        while (xml.NextElement())
        {
            switch (xml.Element)
            {
                case "species":
                    model.ReadSpecies(xml);
                    break;
                case "reaction":
                    model.ReadReaction(xml);
                    break;
                case "group":
                    model.ReadGroup(xml);
                    break;
            }

            if (model.Species.Count + model.Reactions.Count > limits.MaxCompounds)
                throw Refusal.Content(
                    "OST-KNW-006",
                    xml.Here,
                    $"the model holds more than {limits.MaxCompounds} species and reactions",
                    hint: "The file is not what it seems to be.");
        }

        return model;
    }

    private void ReadSpecies(KnowledgeXml xml)
    {
        if (xml.Attribute("id") is not { Length: > 0 } id) return;
        string? compartment = xml.Attribute("compartment"), name = xml.Attribute("name"), formula = xml.AnyAttribute("chemicalFormula");
        _ = int.TryParse(xml.AnyAttribute("charge"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int charge);
        var references = new List<(string, string)>();
        if (!xml.IsEmpty)
        {
            int depth = xml.Depth;
            int qualifier = int.MaxValue;
            bool same = false;
            while (xml.NextInside(depth))
            {
                if (xml.Depth <= qualifier && xml.Namespace.Contains("-qualifiers", StringComparison.Ordinal))
                {
                    // Only "is" says that it is that compound; "isVersionOf", "hasPart" and the like do not.
                    (qualifier, same) = (xml.Depth, xml.Element == "is" && xml.Namespace.Contains("biology", StringComparison.Ordinal));
                }
                else if (same && xml.Depth > qualifier && xml.Element == "li" && xml.AnyAttribute("resource") is { } resource && Reference(resource) is { } reference)
                {
                    if (references.Count < 200) references.Add(reference);
                }
                else if (xml.Element == "p" && xml.Text() is { } note && note.StartsWith("FORMULA:", StringComparison.OrdinalIgnoreCase))
                {
                    formula ??= note["FORMULA:".Length..].Trim();
                }
            }
        }

        Species.Add(new SbmlSpecies(id, compartment, name, formula, charge, references));
    }

    private void ReadReaction(KnowledgeXml xml)
    {
        if (xml.Attribute("id") is not { Length: > 0 } id) return;
        // Level 2 has it true unless stated; Level 3 always states it.
        bool reversible = xml.Attribute("reversible") is not ("false" or "0");
        var reactants = new List<string>();
        var products = new List<string>();
        string? subsystem = null;
        if (!xml.IsEmpty)
        {
            int depth = xml.Depth;
            List<string>? side = null;
            while (xml.NextInside(depth))
            {
                switch (xml.Element)
                {
                    case "listOfReactants":
                        side = reactants;
                        break;
                    case "listOfProducts":
                        side = products;
                        break;
                    case "listOfModifiers" or "kineticLaw" or "annotation":
                        xml.Skip();
                        break;
                    case "speciesReference" when side is not null:
                        if (xml.Attribute("species") is { Length: > 0 } species) side.Add(species);
                        break;
                    case "p":
                        string note = xml.Text();
                        if (note.StartsWith("SUBSYSTEM:", StringComparison.OrdinalIgnoreCase))
                            subsystem = CompoundDraft.Plain(note["SUBSYSTEM:".Length..]);
                        break;
                }
            }
        }

        Reactions.Add(new SbmlReaction(id, reversible, reactants, products, subsystem));
    }

    private void ReadGroup(KnowledgeXml xml)
    {
        string? id = xml.AnyAttribute("id");
        string name = xml.AnyAttribute("name") ?? id ?? "";
        var members = new List<string>();
        if (!xml.IsEmpty)
        {
            int depth = xml.Depth;
            while (xml.NextInside(depth))
                if (xml.Element == "member" && (xml.AnyAttribute("idRef") ?? xml.AnyAttribute("metaIdRef")) is { Length: > 0 } member)
                    members.Add(member);
        }

        if (name.Length > 0) Groups.Add(new SbmlGroup(id is { Length: > 0 } ? id : name, CompoundDraft.Plain(name), members));
    }

    /// <summary>Collection and identifier of an address of identifiers.org or a MIRIAM URN.</summary>
    internal static (string Collection, string Value)? Reference(string resource)
    {
        string text = Uri.UnescapeDataString(resource.Trim().TrimEnd('/'));
        foreach (string prefix in (ReadOnlySpan<string>)["https://identifiers.org/", "http://identifiers.org/", "urn:miriam:"])
        {
            if (!text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            string rest = text[prefix.Length..];
            int cut = rest.IndexOfAny(['/', ':']);
            return cut > 0 && cut < rest.Length - 1 ? (rest[..cut].ToLowerInvariant(), rest[(cut + 1)..]) : null;
        }

        return null;
    }
}
