using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>How a readout at rest answers to a small change of a parameter.</summary>
/// <param name="Readout">Position of the node.</param>
/// <param name="Parameter">Kind of the parameter.</param>
/// <param name="Influence">Influence it belongs to.</param>
/// <param name="Derivative">dy/dp.</param>
/// <param name="Scaled">p·dy/dp: change of the readout when p grows by its own size, to first order.</param>
public sealed record ParameterSensitivity(int Readout, LogicParameter Parameter, int Influence, double Derivative, double Scaled);

/// <summary>
/// Local sensitivities of a resting state: from f(y, p) = 0 follows J·dy/dp = −∂f/∂p. One solution with Jᵀ per readout gives the
/// derivative by all parameters (the adjoint form); everything is analytic.
/// </summary>
public static class LogicSensitivity
{
    /// <summary>All sensitivities, those of greatest |scaled| first per readout; empty when the Jacobian is singular.</summary>
    public static IReadOnlyList<ParameterSensitivity> Of(LogicSystem system, SteadyState rest, IReadOnlyList<int> readouts)
    {
        if (!rest.Settled) return [];
        int n = rest.State.Length;
        var jacobian = new Matrix(n, n);
        system.Jacobian(rest.State, jacobian);
        var lu = new LuDecomposition(n);
        if (!lu.Factor(jacobian)) return [];
        var result = new List<ParameterSensitivity>();
        foreach (int readout in readouts)
        {
            double[] adjoint = new double[n];
            adjoint[readout] = -1;
            lu.SolveTransposed(adjoint);
            var own = new List<ParameterSensitivity>();
            system.ByParameters(rest.State, (node, parameter, influence, value) =>
            {
                Regulation arc = system.Model.Influences[influence];
                double p = parameter switch
                {
                    LogicParameter.Weight => arc.Weight,
                    LogicParameter.Hill => arc.Curve.Hill,
                    _ => arc.Curve.HalfMaximum,
                };
                double derivative = adjoint[node] * value;
                own.Add(new ParameterSensitivity(readout, parameter, influence, derivative, derivative * p));
            });
            result.AddRange(own.OrderByDescending(s => Math.Abs(s.Scaled)).ThenBy(s => s.Influence).ThenBy(s => s.Parameter));
        }

        return result;
    }
}
