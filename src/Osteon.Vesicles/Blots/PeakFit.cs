namespace Osteon.Vesicles;

/// <summary>
/// Peaks on a straight line through the rows of a profile, weighted least squares by Levenberg and Marquardt. Diffusion during the run
/// makes bands Gaussian; that the fit
/// finds shape and position is all it is for: volumes are sums of pixels.
/// </summary>
internal static class PeakFit
{
    private const int MostIterations = 60;

    /// <summary>
    /// Fits rows first … last of a profile; rows that are clipped or missing have no weight. Null where too few rows are left or the fit
    /// broke down.
    /// </summary>
    public static PeakFitResult? Of(LaneProfile profile, int first, int last, IReadOnlyList<FittedPeak> start, PeakShape shape) =>
        new Work(profile, first, last, start, shape).Run();

    private sealed class Work
    {
        private readonly double[] _y;
        private readonly double[] _z;
        private readonly double[] _w;
        private readonly int _peaks;
        private readonly int _n;
        private readonly PeakShape _shape;
        private readonly double _origin;
        private readonly double _scale;
        private readonly double _leastSigma;
        private readonly double _mostSigma;
        private double[] _p;

        public Work(LaneProfile profile, int first, int last, IReadOnlyList<FittedPeak> start, PeakShape shape)
        {
            first = Math.Max(0, first);
            last = Math.Min(profile.Values.Length - 1, last);
            List<double> y = [], z = [], w = [];
            for (int i = first; i <= last; i++)
            {
                if (profile.Clipped[i] || double.IsNaN(profile.Values[i]) || !(profile.Errors[i] > 0)) continue;
                y.Add(i);
                z.Add(profile.Values[i]);
                w.Add(1 / (profile.Errors[i] * profile.Errors[i]));
            }

            (_y, _z, _w) = ([.. y], [.. z], [.. w]);
            (_peaks, _shape) = (start.Count, shape);
            (_origin, _scale) = (0.5 * (first + last), Math.Max(1, 0.5 * (last - first)));
            (_leastSigma, _mostSigma) = (0.5, Math.Max(2, last - first));
            _n = 2 + (shape == PeakShape.Own ? 3 * _peaks : shape == PeakShape.Shared ? 2 * _peaks + 1 : 4);
            _p = new double[_n];
            _p[0] = _z.Length == 0 ? 0 : Math.Min(_z[0], _z[^1]);
            for (int k = 0; k < _peaks; k++)
            {
                _p[2 + 2 * k] = start[k].Height;
                _p[3 + 2 * k] = start[k].At;
                if (shape == PeakShape.Own) _p[2 + 2 * _peaks + k] = Math.Log(start[k].Sigma);
            }

            if (shape == PeakShape.Shared) _p[^1] = Math.Log(start[0].Sigma);
            if (shape == PeakShape.Tailed) (_p[4], _p[5]) = (Math.Log(start[0].Sigma), Math.Log(start[0].SigmaBelow));
        }

        public PeakFitResult? Run()
        {
            if (_z.Length < _n + 1) return null;
            double[] a = new double[_n * _n], b = new double[_n], factor = new double[_n * _n], step = new double[_n], trial = new double[_n];
            double lambda = 1e-3, chi2 = Normal(a, b);
            bool converged = false;
            for (int iteration = 0; iteration < MostIterations && !converged; iteration++)
            {
                bool better = false;
                for (int attempt = 0; attempt < 12 && !better; attempt++)
                {
                    a.CopyTo(factor, 0);
                    b.CopyTo(step, 0);
                    for (int i = 0; i < _n; i++) factor[i * _n + i] += lambda * Math.Max(a[i * _n + i], 1e-12);
                    if (!PositiveDefinite.Factor(factor, _n))
                    {
                        lambda = Math.Max(1e-9, lambda) * 10;
                        continue;
                    }

                    PositiveDefinite.Solve(factor, _n, step);
                    for (int i = 0; i < _n; i++) trial[i] = _p[i] + step[i];
                    Bound(trial);
                    double after = Chi2(trial);
                    if (after <= chi2)
                    {
                        converged = chi2 - after <= 1e-5 * Math.Max(1, after);
                        (_p, trial) = (trial, _p);
                        lambda = Math.Max(1e-9, lambda / 8);
                        better = true;
                    }
                    else
                    {
                        lambda *= 8;
                    }
                }

                if (!better) converged = true;
                chi2 = Normal(a, b);
            }

            return Result(a, chi2, converged);
        }

        private PeakFitResult? Result(double[] a, double chi2, bool converged)
        {
            for (int i = 0; i < _n; i++) a[i * _n + i] += 1e-10 * Math.Max(a[i * _n + i], 1e-12);
            if (!double.IsFinite(chi2) || !PositiveDefinite.Factor(a, _n)) return null;
            var peaks = new FittedPeak[_peaks];
            var unit = new double[_n];
            double inflation = Math.Sqrt(Math.Max(1, chi2 / Math.Max(1, _z.Length - _n)));
            for (int k = 0; k < _peaks; k++)
            {
                Array.Clear(unit);
                unit[2 + 2 * k] = 1;
                PositiveDefinite.Solve(a, _n, unit);
                (double above, double below) = Sigmas(_p, k);
                peaks[k] = new FittedPeak(_p[2 + 2 * k], _p[3 + 2 * k], above, below, inflation * Math.Sqrt(Math.Max(0, unit[2 + 2 * k])));
            }

            return new PeakFitResult(peaks, _p[0] - _p[1] * _origin / _scale, _p[1] / _scale, chi2, _z.Length, _n, converged);
        }

        private (double Above, double Below) Sigmas(double[] p, int k)
        {
            if (_shape == PeakShape.Tailed) return (Math.Exp(p[4]), Math.Exp(p[5]));
            double sigma = Math.Exp(_shape == PeakShape.Own ? p[2 + 2 * _peaks + k] : p[^1]);
            return (sigma, sigma);
        }

        private void Bound(double[] p)
        {
            for (int i = 2 + 2 * _peaks; i < _n; i++) p[i] = Math.Clamp(p[i], Math.Log(_leastSigma), Math.Log(_mostSigma));
        }

        private double Chi2(double[] p)
        {
            double sum = 0;
            for (int i = 0; i < _z.Length; i++)
            {
                double r = _z[i] - Model(p, _y[i], default);
                sum += _w[i] * r * r;
            }

            return double.IsFinite(sum) ? sum : double.PositiveInfinity;
        }

        private double Normal(double[] a, double[] b)
        {
            Array.Clear(a);
            Array.Clear(b);
            Span<double> g = stackalloc double[_n];
            double sum = 0;
            for (int i = 0; i < _z.Length; i++)
            {
                g.Clear();
                double r = _z[i] - Model(_p, _y[i], g);
                sum += _w[i] * r * r;
                for (int m = 0; m < _n; m++)
                {
                    b[m] += _w[i] * g[m] * r;
                    for (int k = 0; k <= m; k++) a[m * _n + k] += _w[i] * g[m] * g[k];
                }
            }

            return sum;
        }

        private double Model(double[] p, double y, Span<double> g)
        {
            double t = (y - _origin) / _scale, value = p[0] + p[1] * t;
            bool gradient = g.Length > 0;
            if (gradient) (g[0], g[1]) = (1, t);
            for (int k = 0; k < _peaks; k++)
            {
                double height = p[2 + 2 * k], d = y - p[3 + 2 * k];
                int s = _shape == PeakShape.Own ? 2 + 2 * _peaks + k : _shape == PeakShape.Shared ? _n - 1 : d < 0 ? 4 : 5;
                double sigma = Math.Exp(p[s]), u = d / sigma, e = Math.Exp(-0.5 * u * u);
                value += height * e;
                if (!gradient) continue;
                g[2 + 2 * k] = e;
                g[3 + 2 * k] = height * e * u / sigma;
                g[s] += height * e * u * u;
            }

            return value;
        }
    }
}
