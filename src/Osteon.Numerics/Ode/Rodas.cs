using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>
/// The stiffly accurate, L-stable Rosenbrock method RODAS of order 4(3) with six stages and continuous output of order 3 (Hairer and
/// Wanner,
/// Solving ODEs II, IV.7 and its appendix). For stiff systems of up to a few hundred states: one dense factorisation per step, no
/// iteration, so that the result is a fixed function of the input. The output times never change the steps, except that the last one ends
/// the integration.
/// </summary>
public static class Rodas
{
    /// <summary>Solves from <c>times[0]</c>, where the state is <paramref name="start"/>, to the last of the times.</summary>
    /// <param name="problem">The system; with an analytic Jacobian it is faster and exact.</param>
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
        private const double Gamma = 0.25;
        private const int Stages = 6;

        private static readonly double[] Node = [0, 0.386, 0.21, 0.63, 1, 1];
        private static readonly double[] TimeWeight = [0.25, -0.1043, 0.1035, -0.0362, 0, 0];

        private static readonly double[][] A =
        [
            [],
            [1.544],
            [0.9466785280815826, 0.2557011698983284],
            [3.314825187068521, 2.896124015972201, 0.9986419139977817],
            [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950],
        ];

        private static readonly double[][] C =
        [
            [],
            [-5.6688],
            [-2.430093356833875, -0.2063599157091915],
            [-0.1073529058151375, -9.594562251023355, -20.47028614809616],
            [7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160],
            [8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054],
        ];

        private static readonly double[] H1 =
            [10.12623508344586, -7.487995877610167, -34.80091861555747, -7.992771707568823, 1.025137723295662];
        private static readonly double[] H2 =
            [-0.6762803392801253, 6.087714651680015, 16.43084320892478, 24.76722511418386, -6.594389125716872];

        private readonly double[][] _k;
        private readonly double[] _stage;
        private readonly double[] _rate;
        private readonly double[] _timeSlope;
        private readonly double[] _probe;
        private readonly Matrix _jacobian;
        private readonly Matrix _system;
        private readonly LuDecomposition _lu;
        private bool _known;

        public Stepper(OdeProblem problem, OdeParameters parameters)
            : base(problem, parameters)
        {
            _k = [.. Enumerable.Range(0, Stages).Select(_ => new double[Dimension])];
            _stage = new double[Dimension];
            _rate = new double[Dimension];
            _timeSlope = new double[Dimension];
            _probe = new double[Dimension];
            _jacobian = new Matrix(Dimension, Dimension);
            _system = new Matrix(Dimension, Dimension);
            _lu = new LuDecomposition(Dimension);
        }

        public override int ErrorOrder => 4;

        public override double Memory => 0;

        protected override bool Attempt(double step)
        {
            if (!_known) Linearise();
            double diagonal = 1 / (step * Gamma);
            for (int i = 0; i < _system.Values.Length; i++) _system.Values[i] = -_jacobian.Values[i];
            for (int i = 0; i < Dimension; i++) _system[i, i] += diagonal;
            if (!_lu.Factor(_system)) return false;
            for (int s = 0; s < Stages; s++)
            {
                State.CopyTo(_stage, 0);
                // The last stage starts where the fifth ended: both have the same sum, plus the fifth increment itself.
                double[] weights = A[Math.Min(s, 4)];
                for (int j = 0; j < weights.Length; j++) Add(_stage, weights[j], _k[j]);
                if (s == 5) Add(_stage, 1, _k[4]);
                if (s == 0) Slope.CopyTo(_rate, 0);
                else Evaluate(Time + (Node[s] * step), _stage, _rate);
                for (int j = 0; j < s; j++) Add(_rate, C[s][j] / step, _k[j]);
                if (!Problem.Autonomous) Add(_rate, TimeWeight[s] * step, _timeSlope);
                _rate.CopyTo(_k[s], 0);
                _lu.Solve(_k[s]);
            }

            _stage.CopyTo(Next, 0);
            Add(Next, 1, _k[5]);
            _k[5].CopyTo(Error, 0);
            return true;
        }

        public override void Interpolate(double share, Span<double> state)
        {
            double rest = 1 - share;
            for (int i = 0; i < Dimension; i++)
            {
                double first = 0, second = 0;
                for (int j = 0; j < H1.Length; j++)
                {
                    first += H1[j] * _k[j][i];
                    second += H2[j] * _k[j][i];
                }

                state[i] = (rest * State[i]) + (share * (Next[i] + (rest * (first + (share * second)))));
            }

            if (share == 1) Next.CopyTo(state);
        }

        protected override void Advance()
        {
            Evaluate(Time, State, Slope);
            _known = false;
        }

        private static void Add(double[] target, double factor, double[] values)
        {
            for (int i = 0; i < target.Length; i++) target[i] += factor * values[i];
        }

        private void Linearise()
        {
            _known = true;
            Jacobians++;
            if (Problem.Jacobian is { } exact)
            {
                Array.Clear(_jacobian.Values);
                exact(Time, State, _jacobian);
            }
            else
            {
                for (int j = 0; j < Dimension; j++)
                {
                    double change = Change(State[j]), before = State[j];
                    State.CopyTo(_probe, 0);
                    _probe[j] = before + change;
                    Evaluate(Time, _probe, _rate);
                    for (int i = 0; i < Dimension; i++) _jacobian[i, j] = (_rate[i] - Slope[i]) / (_probe[j] - before);
                }
            }

            if (Problem.Autonomous) return;
            double later = Time + Change(Time);
            Evaluate(later, State, _timeSlope);
            for (int i = 0; i < Dimension; i++) _timeSlope[i] = (_timeSlope[i] - Slope[i]) / (later - Time);
        }

        private static double Change(double value) => Math.Sqrt(2.22e-16 * Math.Max(1e-5, Math.Abs(value)));
    }
}
