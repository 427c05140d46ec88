namespace Osteon.Inference;

/// <summary>The rows of a layout with a group and a level, their values feature by feature, and what both models of two factors
/// report.</summary>
internal sealed class FactorialFeatures
{
    private readonly FeatureColumns _data;
    private readonly FeatureTestParameters _parameters;
    private readonly int[] _rows;
    private readonly TermColumns[] _terms;
    private readonly int _overall; // contrasts over all levels; those at single levels follow

    public FactorialFeatures(FeatureColumns data, FeatureTestParameters parameters)
    {
        (_data, _parameters) = (data, parameters);
        GroupLayout layout = data.Layout;
        LevelFactor second = layout.Second!;
        _rows = [.. Enumerable.Range(0, layout.GroupOfRow.Count).Where(r => layout.GroupOfRow[r] >= 0 && second.LevelOfRow[r] >= 0)];
        Design = new FactorialDesign(layout.Groups.Count, second.Levels.Count);
        Columns = new FeatureResultColumns(data.Features, layout.Groups.Count);
        _terms =
        [
            new(ModelTerm.Group, "group", data.Features),
            new(ModelTerm.Second, second.Name, data.Features),
            new(ModelTerm.Interaction, $"group × {second.Name}", data.Features),
        ];
        (int A, int B)[] pairs = [.. MeanContrasts.Pairs(layout.Groups.Count)];
        _overall = pairs.Length;
        Pairs =
        [
            .. pairs.Select(p => (p.A, p.B, (int?)null)),
            .. Enumerable.Range(0, second.Levels.Count).SelectMany(l => pairs.Select(p => (p.A, p.B, (int?)l))),
        ];
        Combinations = [.. Pairs.Select(p => Design.Difference(p.A, p.B, p.At))];
    }

    public FactorialDesign Design { get; }

    public FeatureResultColumns Columns { get; }

    public IReadOnlyList<(int A, int B, int? At)> Pairs { get; }

    /// <summary>The pairs as combinations of the coefficients.</summary>
    public double[][] Combinations { get; }

    /// <summary>Whether contrasts are wanted.</summary>
    public bool WithContrasts => _parameters.PostHoc == PostHocTest.Auto;

    /// <summary>The rows of the layout that take part.</summary>
    public IReadOnlyList<int> Rows => _rows;

    /// <summary>The cells of some rows.</summary>
    public (int Group, int Level)[] Cells(IReadOnlyList<int> rows) =>
        [.. rows.Select(r => (_data.Layout.GroupOfRow[r], _data.Layout.Second!.LevelOfRow[r]))];

    /// <summary>The values of a feature and their rows; null (with the reason set) where one is infinite.</summary>
    public (double[] Values, IReadOnlyList<int> Rows)? Values(int feature)
    {
        ReadOnlySpan<double> column = _data.Column(feature);
        var rows = new List<int>(_rows.Length);
        var values = new List<double>(_rows.Length);
        foreach (int row in _rows)
        {
            if (double.IsInfinity(column[row]))
            {
                Columns.Refuse(feature, FeatureResultColumns.Infinite);
                return null;
            }

            if (double.IsNaN(column[row])) continue;
            rows.Add(row);
            values.Add(column[row]);
            Columns.N[_data.Layout.GroupOfRow[row]][feature]++;
        }

        return ([.. values], rows.Count == _rows.Length ? _rows : rows);
    }

    /// <summary>Stores a term; the declared one is the feature's result.</summary>
    public void Set(int feature, ModelTerm term, TestResult test, double? squares)
    {
        _terms[(int)term].Set(feature, test, squares);
        if (term == _parameters.Term) Columns.Set(feature, test);
    }

    /// <summary>Stores the contrasts, adjusted within the overall ones and within those at single levels.</summary>
    public void Set(int feature, IReadOnlyList<Contrast> contrasts)
    {
        if (Design.Groups == 2 && _parameters.Term == ModelTerm.Group)
        {
            Contrast overall = contrasts[0];
            Columns.Estimate[feature] = overall.Estimate;
            (Columns.CiLow[feature], Columns.CiHigh[feature]) = (overall.CiLow, overall.CiHigh);
        }

        if (!WithContrasts) return;
        AdjustedFamily whole = Multiplicity.Adjust([.. contrasts.Take(_overall).Select(c => c.P)], _parameters.ContrastAdjustment);
        AdjustedFamily single = Multiplicity.Adjust([.. contrasts.Skip(_overall).Select(c => c.P)], _parameters.ContrastAdjustment);
        Columns.Contrasts[feature] =
            [.. contrasts.Select((c, i) => c with { PAdjusted = i < _overall ? whole.P[i] : single.P[i - _overall] })];
    }

    /// <summary>A contrast with its t interval and p value.</summary>
    public Contrast Contrast(int pair, MeanContrast contrast)
    {
        IReadOnlyList<string> names = _data.Layout.Groups;
        EffectSize effect = contrast.Effect(_parameters.Confidence, "");
        TestResult test = contrast.Test();
        return new Contrast(names[Pairs[pair].A], names[Pairs[pair].B])
        {
            Estimate = effect.Value,
            CiLow = effect.CiLow,
            CiHigh = effect.CiHigh,
            Statistic = test.Statistic,
            Df = contrast.Df,
            P = test.P,
            NotAvailable = test.NotAvailable,
        };
    }

    public FeatureTestResult Result()
    {
        GroupLayout layout = _data.Layout;
        FeatureTestResult result = FeatureTests.Of(
            Columns, layout, _parameters, Design.Groups == 2 && _parameters.Term == ModelTerm.Group ? EffectKind.MeanDifference : null);
        return result with
        {
            Terms = [.. _terms.Select(t => t.Column())],
            Contrasts = WithContrasts
                ? Columns.ContrastColumns(
                    [.. Pairs.Select(p => (layout.Groups[p.A], layout.Groups[p.B], p.At is { } l ? layout.Second!.Levels[l] : null))])
                : [],
        };
    }

    private sealed class TermColumns(ModelTerm term, string name, int features)
    {
        private readonly double?[] _f = new double?[features];
        private readonly double?[] _df = new double?[features];
        private readonly double?[] _denominator = new double?[features];
        private readonly double?[] _p = new double?[features];
        private readonly double?[] _squares = new double?[features];

        public void Set(int feature, TestResult test, double? squares)
        {
            if (test.P is null) return;
            (_f[feature], _df[feature], _denominator[feature]) = (test.Statistic, test.Df[0], test.Df[1]);
            (_p[feature], _squares[feature]) = (test.P, squares);
        }

        public FeatureTerm Column() => new(term, name) { F = _f, Df = _df, DfDenominator = _denominator, P = _p, SumOfSquares = _squares };
    }
}
