using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A feature while its row is read.</summary>
internal sealed class FeatureDraft
{
    private readonly List<CompoundIdentifier> _identifiers = [];

    /// <summary>Identifier as it stands in the file.</summary>
    public string Id { get; set; } = "";

    /// <summary>Line of the row.</summary>
    public int Line { get; init; }

    /// <summary>What is known so far; its identifier is not set.</summary>
    public Feature Feature { get; private set; } = new() { Id = "" };

    /// <summary>Intensities of its row, one for each injection.</summary>
    public double[] Values { get; init; } = [];

    /// <summary>Sets the columns that are kept as they stand.</summary>
    public void Keep(IReadOnlyDictionary<string, string> further) => Feature = Feature with { Further = further };

    /// <summary>Changes what is known.</summary>
    public void Set(Func<Feature, Feature> change) => Feature = change(Feature);

    /// <summary>Takes over what another row says of the same feature.</summary>
    public void Adopt(FeatureDraft other)
    {
        Feature = other.Feature;
        _identifiers.AddRange(other._identifiers);
    }

    /// <summary>The feature under an identifier.</summary>
    public Feature ToFeature(string id) => Feature with { Id = id, Identifiers = _identifiers.Count == 0 ? [] : [.. _identifiers] };

    /// <summary>Sets the retention time.</summary>
    public void SetRetentionTime(double value, TimeUnit unit) =>
        Feature = Feature with { RetentionTime = unit == TimeUnit.Minutes ? value * 60 : value };

    /// <summary>Sets a number; false if the field takes none of this value.</summary>
    public bool SetNumber(FeatureField field, double value)
    {
        switch (field)
        {
            case FeatureField.Mz when value > 0:
                Feature = Feature with { Mz = value };
                return true;
            case FeatureField.NeutralMass when value > 0:
                Feature = Feature with { NeutralMass = value };
                return true;
            case FeatureField.Charge when value == Math.Round(value) && Math.Abs(value) < 1000:
                Feature = Feature with { Charge = value == 0 ? null : (int)value };
                return true;
            case FeatureField.Mz or FeatureField.NeutralMass when value == 0:
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// Sets a text that is not blank; false if the field does not take it. The first of several columns of one field wins.
    /// </summary>
    public bool SetText(FeatureField field, string text)
    {
        switch (field)
        {
            case FeatureField.Id:
                Id = text;
                return true;
            case FeatureField.Name:
                Feature = Feature with { Name = Feature.Name ?? text };
                return true;
            case FeatureField.Polarity:
                if (PolarityWords.Of(text) is not { } polarity) return false;
                Feature = Feature with { Polarity = polarity };
                return true;
            case FeatureField.Adduct:
                const StringSplitOptions Bare = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
                Feature = Feature with { Adduct = Feature.Adduct ?? string.Join('|', text.Split([", ", ";", "|"], Bare)) };
                return true;
            case FeatureField.Formula:
                Feature = Feature with { Formula = Feature.Formula ?? text };
                return true;
            case FeatureField.Smiles:
                Feature = Feature with { Smiles = Feature.Smiles ?? text };
                return true;
            case FeatureField.Inchi:
                Feature = Feature with { Inchi = Feature.Inchi ?? text };
                return true;
            case FeatureField.ChemicalClass:
                Feature = Feature with { ChemicalClass = Feature.ChemicalClass ?? text };
                return true;
            case FeatureField.MsiLevel or FeatureField.SchymanskiLevel:
                return SetLevel(field == FeatureField.MsiLevel ? IdentityScheme.Msi : IdentityScheme.Schymanski, text);
            case FeatureField.Charge:
                return SetCharge(text);
            case FeatureField.Identifier:
                foreach (string id in CompoundIds.Split(text)) AddIdentifier(CompoundIds.Of(id));
                return true;
            default:
                if (CompoundIds.NamespaceOf(field) is not { } space) return false;
                foreach (string id in CompoundIds.Split(text)) AddIdentifier(new CompoundIdentifier(space, id));
                return true;
        }
    }

    /// <summary>Adds an identifier once.</summary>
    public void AddIdentifier(CompoundIdentifier identifier)
    {
        if (!_identifiers.Contains(identifier)) _identifiers.Add(identifier);
    }

    private bool SetLevel(IdentityScheme scheme, string text)
    {
        if (IdentityLevelText.Read(text, scheme).Level is not { } level || level.Scheme != scheme) return false;
        if (Feature.Identity is null) Feature = Feature with { Identity = level };
        return true;
    }

    /// <summary>A charge written with its sign behind: <c>1+</c>, <c>2-</c>.</summary>
    private bool SetCharge(string text)
    {
        if (text.Length < 2 || text[^1] is not ('+' or '-')) return false;
        if (!int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int size) || size > 1000) return false;
        Feature = Feature with { Charge = text[^1] == '-' ? -size : size };
        return true;
    }
}
