using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Fits the models of a comparison and keeps the numbers that are reported. A model that cannot be fitted says why and stops nothing.</summary>
internal static class ModelFitting
{
    private const int Components = 2;

    /// <summary>Principal components of the units of both arms.</summary>
    public static FittedModel Unsupervised(ComparedTable table, MetaboliteComparisonParameters parameters, RunContext context) =>
        Fit(table, null, new ModelParameters
        {
            Kind = ModelKind.Pca,
            Scaling = parameters.Scaling,
            Predictive = parameters.Model == ModelKind.Pca ? parameters.Predictive : MostComponents(table.Units.Count, table.Features.Count),
        }, context).Fitted;

    /// <summary>A plane, unless there are too few units or features for one.</summary>
    private static int MostComponents(int units, int features) => Math.Max(1, Math.Min(Components, Math.Min(units - 1, features)));

    /// <summary>Principal components of all samples and pooled QCs, scaled to unit variance.</summary>
    public static InjectionOverview Overview(FeatureTable table, RunContext context)
    {
        int[] rows = [.. Enumerable.Range(0, table.Injections.Count).Where(r => table.Injections[r].Kind is InjectionKind.Sample or InjectionKind.Qc or InjectionKind.Reference)];
        InjectionPlace[] places =
        [
            .. rows.Select(r => table.Injections[r]).Select(i => new InjectionPlace(
                i.Name, i.Kind == InjectionKind.Sample ? i.Group ?? "samples" : i.Kind == InjectionKind.Qc ? "QC" : "reference", i.Kind, i.Order)),
        ];
        var all = new ComparedTable([.. places.Select(p => new ComparedUnit(p.Name, p.Name, p.Group))], table.Features, table.Intensities.SelectRows(rows), new Matrix(0, 0), [], table.Quantity);
        return new InjectionOverview(places, Fit(all, null, new ModelParameters { Kind = ModelKind.Pca, Predictive = MostComponents(rows.Length, table.Features.Count) }, context).Fitted);
    }

    /// <summary>The supervised model with the spread of Q2 and the permutation test.</summary>
    public static (FittedModel Fitted, ModelResult? Model) Supervised(ComparedTable table, MetaboliteComparisonParameters parameters, RunContext context)
    {
        if (parameters.Model == ModelKind.Pca)
            return (new FittedModel { Kind = ModelKind.Pca, NotAvailable = "no supervised model was asked for" }, null);
        (FittedModel fitted, ModelResult? model) = Fit(table, table.Response(parameters), Asked(parameters), context);
        if (model is null) return (fitted, model);
        ModelPermutationResult? Permuted(bool foldsFollow) => parameters.Permutations == 0 ? null : ModelPermutationTest.Run(
            table.Values, model, new ModelPermutationParameters { Permutations = parameters.Permutations, FoldsFollowResponse = foldsFollow }, context);
        return (fitted with
        {
            Spread = parameters.Q2Draws > 0 ? Q2Spread.Of(table.Values, model, parameters.Q2Draws, context) : null,
            Permutation = Permuted(foldsFollow: true),
            FixedFolds = Permuted(foldsFollow: false) is { } p ? new FixedFoldPermutation(p.PQ2, p.RoplsPR2Y, p.RoplsPQ2) : null,
        }, model);
    }

    /// <summary>The supervised model alone, without anything that is told of it; null if there is none.</summary>
    public static ModelResult? Alone(ComparedTable table, MetaboliteComparisonParameters parameters, RunContext context) =>
        parameters.Model == ModelKind.Pca ? null : Possible(table, table.Response(parameters), Asked(parameters), context).Model;

    private static ModelParameters Asked(MetaboliteComparisonParameters parameters) => new()
    {
        Kind = parameters.Model,
        Scaling = parameters.Scaling,
        Predictive = parameters.Model.IsOrthogonal() ? 1 : parameters.Predictive,
        Orthogonal = parameters.Model.IsOrthogonal() ? parameters.Orthogonal : null,
        CrossValidation = parameters.CrossValidation,
    };

    /// <summary>The model, or why there is none.</summary>
    private static (ModelResult? Model, string? Reason) Possible(ComparedTable table, Response? response, ModelParameters parameters, RunContext context)
    {
        try
        {
            return (LatentModel.Fit(table.Values, response, parameters, context), null);
        }
        catch (Exception impossible) when (impossible is ArgumentException or InvalidContentException)
        {
            // The kernel refuses requests that make no sense for the data; here the data come from the user, so it is an answer and not a bug.
            string reason = impossible.Message.Split(" (Parameter", 2)[0];
            context.Findings.Add(Finding.Warning(
                "OST-MTB-016",
                $"{parameters.Kind.Label()} could not be fitted: {reason}",
                hint: "The tests of single features do not need it; a rule that asks for a VIP can choose nothing without it."));
            return (null, reason);
        }
    }

    private static (FittedModel Fitted, ModelResult? Model) Fit(ComparedTable table, Response? response, ModelParameters parameters, RunContext context)
    {
        (ModelResult? model, string? reason) = Possible(table, response, parameters, context);
        if (model is null) return (new FittedModel { Kind = parameters.Kind, NotAvailable = reason }, null);
        foreach (Finding finding in model.Findings) context.Findings.Add(finding);
        bool orthogonal = model.OrthogonalScores is { Columns: > 0 };
        bool plane = orthogonal || model.Predictive > 1;
        return (new FittedModel
        {
            Kind = model.Kind,
            Predictive = model.Predictive,
            Orthogonal = model.Orthogonal,
            Summary = model.Summary,
            Components = model.Components,
            First = model.Scores.Column(0),
            Second = orthogonal ? model.OrthogonalScores!.Column(0) : plane ? model.Scores.Column(1) : [],
            Explained =
            [
                model.Components[0].R2X,
                .. orthogonal ? [model.Components.First(c => c.Id == "o1").R2X] : plane ? [model.Components[1].R2X] : Array.Empty<double>(),
            ],
            Ellipse = plane ? ModelDiagnostics.HotellingEllipse(model) : null,
            Outliers = plane ? [.. (ModelDiagnostics.Outliers(table.Values, model)?.Outliers ?? []).Select(i => table.Units[model.TrainingRows[i]].Unit)] : [],
            Dropped = model.DroppedColumns.Count,
            Fallback = model.Fallback ?? (model.Kind != parameters.Kind ? $"{parameters.Kind.Label()} was asked for, but the table has a single feature that varies; {model.Kind.Label()} is shown" : null),
        }, model);
    }
}
