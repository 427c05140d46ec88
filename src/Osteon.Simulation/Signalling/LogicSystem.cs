using Osteon.Mechanism;
using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// A model under a condition, ready to compute: rates, Jacobian and the derivatives by the parameters, all analytic. Influences of unknown
/// sign do not act here; fill them in with <see cref="LogicModel.WithSigns"/> first. Safe for several threads.
/// </summary>
public sealed class LogicSystem
{
    private readonly LogicGate _gate;
    private readonly Term[][] _terms;
    private readonly double[] _constant;
    private readonly double[] _tau;
    private readonly double[] _maximum;

    /// <summary>Compiles the model.</summary>
    /// <exception cref="InvalidContentException">See <see cref="LogicModelCheck"/>.</exception>
    public LogicSystem(LogicModel model, LogicCondition condition)
    {
        LogicModelCheck.Require(model, condition);
        Model = model;
        _gate = model.Gate;
        int n = model.Nodes.Count;
        _tau = [.. model.Nodes.Select(x => x.TimeConstant)];
        _maximum = [.. model.Nodes.Select(x => x.Maximum)];
        _constant = new double[n];
        _terms = new Term[n][];
        var incoming = Enumerable.Range(0, model.Influences.Count).Where(i => model.Influences[i].Sign != Sign.Unknown)
            .ToLookup(i => model.Influences[i].To);
        for (int i = 0; i < n; i++)
        {
            int[] all = [.. incoming[i]];
            bool activated = Array.Exists(all, k => model.Influences[k].Sign == Sign.Plus);
            _terms[i] = [.. all.Where(k => !condition.Inactive.Contains(k)).Select(k => new Term(model.Influences[k], k, _gate))];
            _constant[i] = double.NaN;
            if (condition.Held.TryGetValue(i, out double held))
            {
                // Held nodes follow the value itself, whatever their maximum.
                _terms[i] = [];
                _constant[i] = held;
                _maximum[i] = 1;
            }
            else if (all.Length == 0) _constant[i] = model.Nodes[i].Input;
            else if (_terms[i].Length == 0) _constant[i] = _gate == LogicGate.Any || activated ? 0 : 1;
            else if (_gate == LogicGate.InhibitorsVeto && activated && !Array.Exists(_terms[i], t => t.Raises)) _constant[i] = 0;
            if (!double.IsNaN(_constant[i])) _terms[i] = [];
        }

        Problem = new OdeProblem(n, (_, y, d) => Rates(y, d)) { Autonomous = true, Jacobian = (_, y, j) => Jacobian(y, j) };
        LongestTime = _tau.Max();
    }

    /// <summary>The model it was made from.</summary>
    public LogicModel Model { get; }

    /// <summary>The equations for a solver.</summary>
    public OdeProblem Problem { get; }

    /// <summary>Greatest time constant.</summary>
    public double LongestTime { get; }

    /// <summary>The start of a run from nothing.</summary>
    public double[] Initial() => [.. Model.Nodes.Select(n => n.Initial)];

    /// <summary>dy/dt = (drive·ymax − y)/τ.</summary>
    public void Rates(ReadOnlySpan<double> state, Span<double> rates)
    {
        for (int i = 0; i < rates.Length; i++) rates[i] = ((Drive(i, state) * _maximum[i]) - state[i]) / _tau[i];
    }

    /// <summary>∂(dyᵢ/dt)/∂yⱼ, added to the matrix.</summary>
    public void Jacobian(ReadOnlySpan<double> state, Matrix jacobian)
    {
        for (int i = 0; i < _terms.Length; i++)
        {
            jacobian[i, i] -= 1 / _tau[i];
            for (int k = 0; k < _terms[i].Length; k++)
            {
                Term term = _terms[i][k];
                jacobian[i, term.From] += _maximum[i] / _tau[i] * ByTerm(i, k, state) * term.ByActivation
                    * term.Curve.Slope(state[term.From]);
            }
        }
    }

    /// <summary>
    /// Calls back for every parameter of every influence that acts with ∂(dyᵢ/dt)/∂p: its weight, n and EC50.
    /// </summary>
    public void ByParameters(ReadOnlySpan<double> state, LogicDerivative visit)
    {
        for (int i = 0; i < _terms.Length; i++)
        {
            double scale = _maximum[i] / _tau[i];
            for (int k = 0; k < _terms[i].Length; k++)
            {
                Term term = _terms[i][k];
                double x = state[term.From], outer = scale * ByTerm(i, k, state);
                visit(i, LogicParameter.Weight, term.Influence, outer * term.ByWeight(x, _gate));
                visit(i, LogicParameter.Hill, term.Influence, outer * term.ByActivation * term.Curve.SlopeOfHill(x));
                visit(i, LogicParameter.HalfMaximum, term.Influence, outer * term.ByActivation * term.Curve.SlopeOfHalfMaximum(x));
            }
        }
    }

    /// <summary>Drive of a node, 0 to 1.</summary>
    public double Drive(int node, ReadOnlySpan<double> state)
    {
        if (!double.IsNaN(_constant[node])) return _constant[node];
        double raising = 1, lowering = 1;
        foreach (Term term in _terms[node])
        {
            double factor = term.Factor(state[term.From], _gate);
            if (term.Raises) raising *= factor;
            else lowering *= factor;
        }

        return _gate switch
        {
            LogicGate.All => raising * lowering,
            LogicGate.Any => 1 - (raising * lowering),
            _ => (Array.Exists(_terms[node], t => t.Raises) ? 1 - raising : 1) * lowering,
        };
    }

    /// <summary>∂drive/∂(factor k): the product of the other factors, with the sign that the gate gives it.</summary>
    private double ByTerm(int node, int k, ReadOnlySpan<double> state)
    {
        Term[] terms = _terms[node];
        double raising = 1, lowering = 1;
        bool activated = false;
        for (int j = 0; j < terms.Length; j++)
        {
            activated |= terms[j].Raises;
            if (j == k) continue;
            double factor = terms[j].Factor(state[terms[j].From], _gate);
            if (terms[j].Raises) raising *= factor;
            else lowering *= factor;
        }

        return _gate switch
        {
            LogicGate.All => raising * lowering,
            LogicGate.Any => -raising * lowering,
            _ when terms[k].Raises => -raising * lowering,
            _ => (activated ? 1 - raising : 1) * lowering,
        };
    }

    /// <summary>A factor of the product: 1 − w·f (veto), 1 − w·g (any) or w·g (all), with g = f or 1 − f.</summary>
    private sealed class Term
    {
        public Term(Regulation influence, int index, LogicGate gate)
        {
            From = influence.From;
            Influence = index;
            Raises = influence.Sign == Sign.Plus;
            Weight = influence.Weight;
            Curve = influence.Curve;
            _beta = Curve.Beta;
            double sign = Raises ? 1 : -1;
            ByActivation = gate switch { LogicGate.All => Weight * sign, LogicGate.Any => -Weight * sign, _ => -Weight };
        }

        private readonly double _beta;

        public int From { get; }

        public int Influence { get; }

        public bool Raises { get; }

        public double Weight { get; }

        public ActivationCurve Curve { get; }

        /// <summary>∂factor/∂f.</summary>
        public double ByActivation { get; }

        public double Factor(double x, LogicGate gate)
        {
            double f = Activation(x);
            return gate switch
            {
                LogicGate.All => Weight * (Raises ? f : 1 - f),
                LogicGate.Any => 1 - (Weight * (Raises ? f : 1 - f)),
                _ => 1 - (Weight * f),
            };
        }

        public double ByWeight(double x, LogicGate gate)
        {
            double f = Activation(x), g = Raises || gate == LogicGate.InhibitorsVeto ? f : 1 - f;
            return gate == LogicGate.All ? g : -g;
        }

        private double Activation(double x)
        {
            if (x <= 0) return 0;
            double power = Math.Pow(x, Curve.Hill);
            return _beta * power / (_beta - 1 + power);
        }
    }
}

/// <summary>A number of the model.</summary>
public enum LogicParameter
{
    /// <summary>w of an influence.</summary>
    Weight,

    /// <summary>n of an influence.</summary>
    Hill,

    /// <summary>EC50 of an influence.</summary>
    HalfMaximum,
}

/// <summary>Receives ∂(dyᵢ/dt)/∂p.</summary>
/// <param name="node">i.</param>
/// <param name="parameter">Which kind of p.</param>
/// <param name="influence">Position of the influence it belongs to.</param>
/// <param name="value">The derivative.</param>
public delegate void LogicDerivative(int node, LogicParameter parameter, int influence, double value);
