using System.Globalization;
using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The methods paragraph of an assay of metabolites: every step that ran with its numbers.</summary>
internal static class MetaboliteMethods
{
    private static readonly Reference Ropls = new("Thévenot EA, Roux A, Xu Y, Ezan E, Junot C. Analysis of the human adult urinary metabolome variations with age, body mass index, and gender. J Proteome Res 2015", "10.1021/acs.jproteome.5b00354");
    private static readonly Reference Trygg = new("Trygg J, Wold S. Orthogonal projections to latent structures (O-PLS). J Chemom 2002", "10.1002/cem.695");
    private static readonly Reference Galindo = new("Galindo-Prieto B, Eriksson L, Trygg J. Variable influence on projection (VIP) for orthogonal projections to latent structures (OPLS). J Chemom 2014", "10.1002/cem.2627");

    /// <summary>The paragraph.</summary>
    /// <param name="view">The assay; it has results.</param>
    /// <param name="run">The run.</param>
    /// <param name="cite">The number of a reference.</param>
    public static string Text(MetaboliteView view, StudyRun run, Func<Reference, int> cite)
    {
        MetaboliteResults results = view.Results!;
        var said = new List<string>();
        if (StudySections.DataLabel(run) is { } label) said.Add($"{label}.");
        said.Add($"Feature tables of {view.Assay.Label ?? view.Assay.Id} were read as {string.Join(" and ", results.Files.Select(f => f.FormatName).Distinct())}: "
            + string.Join(" and ", results.Files.Select(f => FormattableString.Invariant($"{f.Features} features in {f.Samples} samples and {f.Qcs} pooled QCs"))) + ".");
        bool two = results.Effects.Any(e => e.Polarity is not null);
        if (two) said.Add("Each polarity was prepared by itself.");
        foreach (TableEffect effect in results.Effects.DistinctBy(e => PreparationText(e.Effect.Step))) said.Add(Step(effect, results.Effects, two));
        if (two) said.Add(FormattableString.Invariant($"The two polarities were then put side by side; of {results.Merged.Count} compounds found in both the feature with the lower RSD of the QCs was kept."));
        foreach (MetaboliteComparison comparison in results.Comparisons) said.AddRange(Comparison(comparison, results.Comparisons.Count > 1, cite));
        foreach (PathwayResult pathway in results.Pathways.DistinctBy(p => p.Source.Id))
            said.AddRange(new[] { pathway.OverRepresentation?.MethodText, pathway.Ranked?.MethodText, pathway.Unannotated?.MethodText }.OfType<string>());
        return string.Join(' ', said);
    }

    private static string PreparationText(PreparationStep step) => Osteon.Study.PreparationText.Of(step);

    private static string Step(TableEffect one, IReadOnlyList<TableEffect> all, bool two)
    {
        string words = PreparationText(one.Effect.Step);
        IEnumerable<string> counts = all.Where(e => PreparationText(e.Effect.Step) == words).Select(e =>
        {
            PreparationEffect effect = e.Effect;
            string change = effect.RemovedFeatures.Count > 0
                ? FormattableString.Invariant($"{effect.Before.Features} to {effect.After.Features} features")
                : effect.ImputedCells > 0 ? FormattableString.Invariant($"{effect.ImputedCells} cells") : "";
            return change.Length > 0 && two ? $"{e.Polarity?.ToString().ToLowerInvariant()} {change}" : change;
        }).Where(c => c.Length > 0);
        string numbers = string.Join(", ", counts);
        return numbers.Length > 0 ? $"{words} ({numbers})." : $"{words}.";
    }

    private static IEnumerable<string> Comparison(MetaboliteComparison comparison, bool several, Func<Reference, int> cite)
    {
        MetaboliteComparisonParameters p = comparison.Parameters;
        string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
        string about = several ? $"For {p.Arm} against {p.Reference}{(p.Timepoint is { } time ? $" at {time}" : "")}: " : "";
        if (comparison.Models.FirstOrDefault(m => m.Kind != ModelKind.Pca && m.Summary is not null) is { } model)
        {
            int folds = p.CrossValidation.Folds;
            yield return $"{about}{model.Kind.Label()} with {Components(model)} was fitted to features scaled by {p.Scaling.Id()} [{cite(model.Kind.IsOrthogonal() ? Trygg : Ropls)}]; Q2 is from {folds}-fold cross-validation with the conventions of ropls [{cite(Ropls)}]"
                + (model.Spread is { } spread ? FormattableString.Invariant($", its spread from {spread.Values.Count} draws of stratified folds") : "")
                + (model.Permutation is { } test ? test.Exact ? FormattableString.Invariant($"; labels were permuted in all {test.Splits:0} ways that give different models") : FormattableString.Invariant($"; labels were permuted {test.Permuted.Count} times at random") : "")
                + $". VIP is {(model.Kind.IsOrthogonal() ? $"that of the predictive component (VIP4) [{cite(Galindo)}]" : "Wold's")}.";
        }

        yield return $"{about}Every feature was tested by {InferenceMethods.Of(p.Rule.Test).Label}; {MetaboliteFigures.RuleText(p.Rule)} chose differential metabolites. "
            + $"P values adjusted by {InferenceMethods.Of(p.Rule.Adjust == Adjustment.None ? Adjustment.Bh : p.Rule.Adjust).Label}, and those of Welch's and the moderated t test, stand beside them. Ratios are of mean intensities before any logarithm; intervals cover {Number(100 * p.Confidence)} %.";
        if (comparison.Robustness.Count > 0)
            yield return $"{about}The choice was repeated with {string.Join(", ", comparison.Robustness.Select(v => v.Label))}.";
    }

    private static string Components(FittedModel model) => model.Kind.IsOrthogonal()
        ? FormattableString.Invariant($"{model.Predictive} predictive and {model.Orthogonal} orthogonal components")
        : FormattableString.Invariant($"{model.Predictive} components");
}
