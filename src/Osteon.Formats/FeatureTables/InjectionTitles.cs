namespace Osteon.Formats;

/// <summary>Well-known titles of columns of injections. Capitals, blanks, underscores, hyphens and points do not matter.</summary>
internal static class InjectionTitles
{
    private static readonly Dictionary<string, InjectionField> Known = Table(
        (
            InjectionField.Name,
            "injection injectionname sample samplename sampleid name filename file run runname samplemetadata datafile rawfile msrun"),
        (InjectionField.Kind, "kind type sampletype injectiontype filetype samplekind role"),
        (InjectionField.Group, "group class condition treatment arm genotype samplegroup studygroup factor phenotype factorvalue label"),
        (
            InjectionField.Subject,
            "subject animal animalid subjectid individual mouse mouseid rat ratid patient patientid donor biologicalreplicate"),
        (InjectionField.Order, "order injectionorder injorder runorder analyticalorder acquisitionorder injectionnumber injectionindex"),
        (InjectionField.Batch, "batch batchid analyticalbatch batchnumber plate"),
        (InjectionField.Amount, "amount sampleamount"),
        (InjectionField.Dilution, "dilution dilutionfactor"),
        (InjectionField.Polarity, "polarity ionmode mode ionizationmode ionisationmode"));

    /// <summary>What a title means, or null. A unit in brackets behind it does not matter.</summary>
    public static InjectionField? Of(string title)
    {
        string bare = WithoutUnit(title, out _);
        return Known.TryGetValue(FeatureTitles.Plain(bare), out InjectionField field) ? field : null;
    }

    /// <summary>The title without a unit in round or square brackets at its end.</summary>
    public static string WithoutUnit(string title, out string? unit)
    {
        string text = title.Trim();
        unit = null;
        if (text.Length == 0 || text[^1] is not (')' or ']')) return text;
        int open = text.LastIndexOfAny(['(', '[']);
        if (open <= 0) return text;
        unit = text[(open + 1)..^1].Trim();
        if (unit.Length == 0) unit = null;
        return text[..open].Trim();
    }

    private static Dictionary<string, InjectionField> Table(params (InjectionField Field, string Titles)[] entries)
    {
        var table = new Dictionary<string, InjectionField>(StringComparer.Ordinal);
        foreach ((InjectionField field, string titles) in entries)
            foreach (string title in titles.Split(' ')) table.Add(title, field);
        return table;
    }
}
