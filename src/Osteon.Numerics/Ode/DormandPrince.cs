using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>
/// The explicit Runge–Kutta pair 5(4) of Dormand and Prince (1980, 10.1016/0771-050X(80)90013-3): local extrapolation, step control with
/// the
/// proportional-integral rule of Gustafsson (β = 0.04), continuous output of order 4 (Hairer, Nørsett and Wanner, Solving ODEs I, II.6).
/// For
/// systems that are not stiff. The output times never change the steps, except that the last one ends the integration.
/// </summary>
public static class DormandPrince
{
    /// <summary>Solves from <c>times[0]</c>, where the state is <paramref name="start"/>, to the last of the times.</summary>
    /// <param name="problem">The system.</param>
    /// <param name="start">State at the first time.</param>
    /// <param name="times">Output times, strictly ascending; the first is the start.</param>
    /// <param name="parameters">Tolerances and limits.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <returns>The states; a failure is a status, with the states reached before it.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, or times do not ascend.</exception>
    public static OdeSolution Solve(
        OdeProblem problem, ReadOnlySpan<double> start, IReadOnlyList<double> times, OdeParameters parameters, RunContext context)
    {
        OdeDriver.Check(problem, start, times);
        return OdeDriver.Run(new Stepper(problem, parameters.Checked()), start, times, parameters, context);
    }

    private sealed class Stepper : OdeStepper
    {
        private const int Stages = 7;

        private static readonly double[] C = [0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1];

        private static readonly double[][] A =
        [
            [],
            [1.0 / 5],
            [3.0 / 40, 9.0 / 40],
            [44.0 / 45, -56.0 / 15, 32.0 / 9],
            [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
            [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
            [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
        ];

        private static readonly double[] E =
            [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

        private static readonly double[] D =
        [
            -12715105075.0 / 11282082432, 0, 87487479700.0 / 32700410799, -10690763975.0 / 1880347072,
            701980252875.0 / 199316789632, -1453857185.0 / 822651844, 69997945.0 / 29380423,
        ];

        private readonly double[][] _k;
        private readonly double[] _stage;
        private double _step;

        public Stepper(OdeProblem problem, OdeParameters parameters)
            : base(problem, parameters)
        {
            _k = [.. Enumerable.Range(0, Stages).Select(_ => new double[Dimension])];
            _stage = new double[Dimension];
        }

        public override int ErrorOrder => 5;

        public override double Memory => 0.04;

        protected override bool Attempt(double step)
        {
            _step = step;
            Slope.CopyTo(_k[0], 0);
            for (int s = 1; s < Stages; s++)
            {
                double[] target = s == Stages - 1 ? Next : _stage;
                for (int i = 0; i < Dimension; i++)
                {
                    double sum = 0;
                    for (int j = 0; j < s; j++) sum += A[s][j] * _k[j][i];
                    target[i] = State[i] + (step * sum);
                }

                Evaluate(Time + (C[s] * step), target, _k[s]);
            }

            for (int i = 0; i < Dimension; i++)
            {
                double sum = 0;
                for (int j = 0; j < Stages; j++) sum += E[j] * _k[j][i];
                Error[i] = step * sum;
            }

            return true;
        }

        public override void Interpolate(double share, Span<double> state)
        {
            double rest = 1 - share;
            for (int i = 0; i < Dimension; i++)
            {
                double difference = Next[i] - State[i], bulge = (_step * _k[0][i]) - difference;
                double twist = difference - (_step * _k[6][i]) - bulge, last = 0;
                for (int j = 0; j < Stages; j++) last += D[j] * _k[j][i];
                last *= _step;
                state[i] = State[i] + (share * (difference + (rest * (bulge + (share * (twist + (rest * last)))))));
            }

            if (share == 1) Next.CopyTo(state);
        }

        protected override void Advance() => _k[6].CopyTo(Slope, 0);
    }
}
