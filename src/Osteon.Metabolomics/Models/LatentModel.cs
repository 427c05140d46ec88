using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Fits PCA, PLS, PLS-DA, OPLS and OPLS-DA with the conventions of ropls 1.39 (Thévenot et al. 2015, 10.1021/acs.jproteome.5b00354); see
/// docs/methods/pca.md, pls.md and opls.md.
/// </summary>
public static class LatentModel
{
    /// <summary>
    /// Fits a model. x is rows (injections) × columns (features), NaN where a value is missing; the response has as many rows, and is
    /// null for PCA. Findings are part of the result and are also put into the context. The table is copied once, for scaling.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The request makes no sense for the data: kind and response do not fit, a response is constant, no column varies, an infinite
    /// value, more components than the table has.
    /// </exception>
    /// <exception cref="InvalidContentException">
    /// A row without any value (OST-MET-104); no component is significant and <see cref="ModelParameters.FallBack"/> is off (OST-MET-102).
    /// </exception>
    public static ModelResult Fit(Matrix x, Response? response, ModelParameters parameters, RunContext context)
    {
        CheckRequest(x, response, parameters);
        var findings = new List<Finding>();
        ModelData data = ModelData.Of(x, response, parameters);
        ReportColumns(data, findings);
        ModelResult? model;
        if (response is null)
        {
            model = PcaFit.Fit(data, parameters, findings, context);
        }
        else
        {
            ReportSmallClasses(data, response, findings);
            model = FitToResponse(x, data, response, parameters, findings, context);
        }

        if (data.TestRows.Length > 0) model = WithPredictions(model, x, data.TestRows);
        context.Findings.AddRange(model.Findings);
        return model;
    }

    private static ModelResult FitToResponse(
        Matrix x, ModelData data, Response response, ModelParameters parameters, List<Finding> findings, RunContext context)
    {
        Folds folds = Folds.Of(parameters.CrossValidation, data, response, context, findings);
        var request = new FitRequest(data, response, parameters, folds, findings);
        bool orthogonal = parameters.Kind.IsOrthogonal() && Math.Min(data.Rows, data.X.Columns) > 1;
        if (parameters.Kind.IsOrthogonal() && !orthogonal)
        {
            findings.Add(Finding.Warning("OST-MET-107", "The table has a single variable: a PLS model of one component was fitted instead of OPLS."));
            request = request with { Parameters = parameters with { Kind = parameters.Kind == ModelKind.Opls ? ModelKind.Pls : ModelKind.PlsDa, Predictive = 1 } };
        }

        (ModelResult? model, string? reason) = orthogonal ? OplsFit.Fit(request, context) : PlsFit.Fit(request, context);
        if (model is not null) return model;
        string fixedModel = orthogonal ? "one predictive and one orthogonal component" : "one component";
        if (!parameters.FallBack)
        {
            throw new InvalidContentException(Finding.Error(
                "OST-MET-102", $"There is no {parameters.Kind.Label()} model: {reason}.", hint: $"Ask for a fixed number of components to see a model in spite of this."));
        }

        string fallback = $"{reason}; by the rules there is no model. A model of {fixedModel} is shown all the same and must not be taken as evidence of a difference";
        findings.Add(Finding.Warning("OST-MET-101", $"{parameters.Kind.Label()}: {fallback}.", hint: "Look at Q2, its spread over re-drawn folds and the permutation test."));
        ModelParameters one = orthogonal ? parameters with { Predictive = 1, Orthogonal = 1 } : parameters with { Predictive = 1 };
        // The table was deflated by the attempt.
        FitRequest again = request with { Data = ModelData.Of(x, response, parameters), Parameters = one };
        (model, reason) = orthogonal ? OplsFit.Fit(again, context) : PlsFit.Fit(again, context);
        return (model ?? throw new ArgumentException(reason)) with { Parameters = parameters, Fallback = fallback };
    }

    private static ModelResult WithPredictions(ModelResult model, Matrix x, int[] rows)
    {
        ModelPrediction tested = Prediction.Of(model, x, rows);
        Response response = model.Response!;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < rows.Length; i++)
            for (int j = 0; j < response.Values.Columns; j++)
            {
                double error = tested.Values[i, j] - response.Values[rows[i], j];
                if (double.IsNaN(error)) continue;
                sum += error * error;
                count++;
            }

        return model with { Tested = tested, Summary = model.Summary with { Rmsep = count == 0 ? null : Math.Sqrt(sum / count) } };
    }

    private static void CheckRequest(Matrix x, Response? response, ModelParameters parameters)
    {
        ModelKind kind = parameters.Kind;
        if (kind == ModelKind.Pca != response is null) throw new ArgumentException($"{kind.Label()} {(response is null ? "needs a" : "takes no")} response", nameof(response));
        if (response is not null && response.Rows != x.Rows) throw new ArgumentException($"{response.Rows} responses for {x.Rows} rows", nameof(response));
        if (response is not null && response.IsClasses != kind.IsDiscriminant())
            throw new ArgumentException($"{kind.Label()} does not model {(response.IsClasses ? "classes" : "numbers")}", nameof(response));
        if (kind.IsOrthogonal())
        {
            if (response!.Values.Columns > 1) throw new ArgumentException($"{kind.Label()} models one response or two classes, not {response.Values.Columns}", nameof(response));
            if (parameters.Predictive is { } p and not 1) throw new ArgumentException($"{kind.Label()} has one predictive component, not {p}", nameof(parameters));
            if (parameters.Orthogonal < 1) throw new ArgumentException($"{kind.Label()} needs at least one orthogonal component", nameof(parameters));
        }
        else if (parameters.Orthogonal is > 0 or < 0)
        {
            throw new ArgumentException($"{kind.Label()} has no orthogonal components", nameof(parameters));
        }

        if (parameters.Predictive < 1) throw new ArgumentException("a model has at least one component", nameof(parameters));
        if (kind == ModelKind.Pca && parameters.TrainingRows is not null) throw new ArgumentException("PCA has no training rows", nameof(parameters));
    }

    private static void ReportColumns(ModelData data, List<Finding> findings)
    {
        if (data.Dropped.Length == 0) return;
        string columns = string.Join(", ", data.Dropped.Take(10).Select(d => $"{d.Column + 1} ({d.Reason})"));
        findings.Add(Finding.Note(
            "OST-MET-105", $"{data.Dropped.Length} columns have no variance and are not in the model.", value: columns + (data.Dropped.Length > 10 ? " …" : "")));
    }

    private static void ReportSmallClasses(ModelData data, Response response, List<Finding> findings)
    {
        if (response.Levels is not { } levels) return;
        foreach (IGrouping<int, int> group in data.TrainingRows.GroupBy(row => levels[row]).Where(g => g.Count() < 2).OrderBy(g => g.Key))
            findings.Add(Finding.Warning(
                "OST-MET-106", $"The class '{response.LevelNames![group.Key]}' has a single row: how it varies is unknown, and it is never predicted from its own kind."));
    }
}
