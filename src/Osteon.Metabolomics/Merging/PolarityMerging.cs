using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Puts the tables of positive and negative mode side by side: same rows, the features of both. Merge after drift correction and
/// normalisation, which belong to one mode, and before models. Kind, group, subject, amount and dilution come from positive mode where it
/// has the injection; order and batch too, the other mode's stand under the further columns
/// <c>negative_order</c> and <c>negative_batch</c>.
/// </summary>
public static class PolarityMerging
{
    /// <summary>
    /// The merged table. Throws <see cref="InvalidContentException"/> if injections cannot be told apart (OST-MRG-002), nothing is
    /// common (OST-MRG-007), or one table holds logarithms and the other does not (OST-MRG-008). Features without polarity get that of
    /// their table; with the other one, a warning (OST-MRG-003).
    /// </summary>
    /// <param name="positive">Table of positive mode.</param>
    /// <param name="negative">Table of negative mode.</param>
    /// <param name="parameters">Rules.</param>
    /// <param name="context">Findings.</param>
    public static PolarityMergeResult Merge(FeatureTable positive, FeatureTable negative, PolarityMergeParameters parameters,
        RunContext context)
    {
        if (positive.Quantity != negative.Quantity)
        {
            bool scales = positive.IsLogarithmic() != negative.IsLogarithmic();
            Add(context, scales, new Finding(scales ? Severity.Error : Severity.Warning, MergeFindings.ScalesDiffer,
                $"the modes hold different quantities: '{positive.Quantity}' and '{negative.Quantity}'", Value: negative.Quantity,
                Hint: "Prepare both modes by the same steps."));
        }

        List<(string Name, int Positive, int Negative)> all = InjectionAlignment.Of(positive, negative, parameters, context);
        var pairs = parameters.Unmatched == UnmatchedInjections.Keep ? all : [.. all.Where(p => p is { Positive: >= 0, Negative: >= 0 })];
        if (!all.Any(p => p is { Positive: >= 0, Negative: >= 0 }))
            Add(context, true, Finding.Error(MergeFindings.NothingCommon, "no injection of positive mode has a partner in negative mode",
                value: Text.List([.. negative.Injections.Select(i => i.Name)]),
                hint: "Name the same sample alike in both modes, match by subject, or declare the pairs."));
        string[] dropped = TellUnmatched(positive, negative, all, parameters, context);
        bool prefix = positive.Features.Select(f => f.Id).Intersect(negative.Features.Select(f => f.Id), StringComparer.Ordinal).Any();
        if (prefix) context.Findings.Add(Finding.Note(MergeFindings.IdsPrefixed,
            "identifiers of features occur in both modes: all were given the prefix 'pos:' or 'neg:'"));
        Feature[] features = [.. Tagged(positive, Polarity.Positive, prefix ? "pos:" : "", context),
            .. Tagged(negative, Polarity.Negative, prefix ? "neg:" : "", context)];
        var origins = positive.Features.Select((_, c) => (Polarity.Positive, c)).Concat(
            negative.Features.Select((_, c) => (Polarity.Negative, c))).ToArray();
        Injection[] injections = [.. pairs.Select(p => Joined(p, positive, negative, context))];
        var values = new Matrix(pairs.Count, features.Length);
        for (int r = 0; r < pairs.Count; r++)
        {
            Span<double> row = values.Row(r);
            row.Fill(double.NaN);
            if (pairs[r].Positive >= 0) positive.Intensities.Row(pairs[r].Positive).CopyTo(row);
            if (pairs[r].Negative >= 0) negative.Intensities.Row(pairs[r].Negative).CopyTo(row[positive.Features.Count..]);
        }

        var table = new FeatureTable(injections, features, values)
        {
            Quantity = positive.Quantity,
            AmountUnit = positive.AmountUnit ?? negative.AmountUnit
        };
        (DuplicateDecision[] decisions, int[] kept) = DuplicateCompounds.Resolve(table, parameters, context);
        return new PolarityMergeResult
        {
            Table = kept.Length == features.Length ? table : table.SelectFeatures(kept),
            Injections = [.. pairs.Select(p => new InjectionPair(
                p.Name, p.Positive < 0 ? null : positive.Injections[p.Positive].Name,
                p.Negative < 0 ? null : negative.Injections[p.Negative].Name))],
            Dropped = dropped,
            Duplicates = decisions,
            Origins = [.. kept.Select(k => origins[k])],
        };
    }

    private static string[] TellUnmatched(FeatureTable positive, FeatureTable negative, List<(string Name, int Positive, int Negative)> all,
        PolarityMergeParameters parameters, RunContext context)
    {
        string[] onlyPositive = [.. all.Where(p => p.Negative < 0).Select(p => positive.Injections[p.Positive].Name)],
            onlyNegative = [.. all.Where(p => p.Positive < 0).Select(p => negative.Injections[p.Negative].Name)];
        string end = parameters.Unmatched == UnmatchedInjections.Drop ? "they are left out"
            : "the other mode's features are missing in them";
        foreach ((string mode, string[] names) in new[] { ("positive", onlyPositive), ("negative", onlyNegative) })
            if (names.Length > 0)
                context.Findings.Add(Finding.Warning(MergeFindings.Unmatched,
                    $"{names.Length} injections were found in {mode} mode only; {end}", value: Text.List(names),
                    hint: "Check the names of these injections in both tables."));
        return parameters.Unmatched == UnmatchedInjections.Drop ? [.. onlyPositive, .. onlyNegative] : [];
    }

    private static Feature[] Tagged(FeatureTable table, Polarity mode, string prefix, RunContext context)
    {
        string[] wrong = [.. table.Features.Where(f => f.Polarity is { } p && p != mode).Select(f => f.Id)];
        if (wrong.Length > 0)
            context.Findings.Add(Finding.Warning(MergeFindings.WrongPolarity,
                $"{wrong.Length} features of the table of {mode.ToString().ToLowerInvariant()} mode state the other polarity; the " +
                    "table's is taken", value: Text.List(wrong), hint: "Check that the two tables were not exchanged."));
        return [.. table.Features.Select(f => f with { Id = prefix + f.Id, Polarity = mode })];
    }

    private static Injection Joined((string Name, int Positive, int Negative) pair, FeatureTable positive, FeatureTable negative,
        RunContext context)
    {
        if (pair.Positive < 0) return negative.Injections[pair.Negative] with { Name = pair.Name };
        Injection first = positive.Injections[pair.Positive];
        if (pair.Negative < 0) return first with { Name = pair.Name };
        Injection second = negative.Injections[pair.Negative];
        if (first.Kind != second.Kind || first.Group != second.Group || first.Subject != second.Subject
            || first.Dilution != second.Dilution)
            context.Findings.Add(Finding.Warning(MergeFindings.MetadataDiffer,
                $"'{first.Name}' and '{second.Name}' are taken for one injection, but differ in kind, group, subject or dilution; " +
                    "those of positive mode are kept", value: second.Name));
        var further = first.Further.ToDictionary();
        if (second.Order is { } order) further["negative_order"] = order.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        if (second.Batch is { } batch) further["negative_batch"] = batch;
        return first with
        {
            Name = pair.Name,
            Group = first.Group ?? second.Group,
            Subject = first.Subject ?? second.Subject,
            Amount = first.Amount ?? second.Amount,
            Further = further
        };
    }

    private static void Add(RunContext context, bool stop, Finding finding)
    {
        context.Findings.Add(finding);
        if (stop) throw new InvalidContentException(finding);
    }
}
