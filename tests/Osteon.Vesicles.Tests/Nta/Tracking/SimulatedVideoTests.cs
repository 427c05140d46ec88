using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>The shared simulated video of 100 and 200 nm particles, whose truth is known, against truth and against trackpy's results.</summary>
[Oracle]
public sealed class SimulatedVideoTests
{
    private static readonly Medium Water = Medium.Measured("water", 25, 0.89, "declared by the simulator");

    private static VideoTrackingParameters Parameters(double? mass, SpotRefinement refinement) => new(
        0.713, new LocateParameters { Diameter = 9, Refinement = refinement },
        new TrackSizingParameters(new FrameTiming(1 / 30.0, 0.01), Water) { BootstrapReplicates = 50 })
    { MinimumMass = mass };

    [Fact]
    public void Counts()
    {
        foreach (int d in (int[])[5, 7, 9, 11])
            foreach (double m in (double[])[60, 120, 240, 480])
            {
                using ISliceSource video = TrackingData.Video(TrackingData.Simulated + "sim_100_200nm.tif");
                var spots = SpotDetection.Find(video, new LocateParameters { Diameter = d, MinimumMass = m }, RunContext.Default);
                TestContext.Current.TestOutputHelper!.WriteLine($"{d} {m} {spots.Count / 100.0}");
            }
    }

    [Fact]
    public void Print()
    {
        foreach (SpotRefinement refinement in Enum.GetValues<SpotRefinement>())
            foreach (double? mass in (double?[])[null, 60])
            {
                using ISliceSource video = TrackingData.Video(TrackingData.Simulated + "sim_100_200nm.tif");
                var findings = new FindingCollector();
                VideoTrackingResult r = VideoTracking.Track(video, Parameters(mass, refinement), RunContext.Default with { Findings = findings });
                var o = TestContext.Current.TestOutputHelper!;
                string S(FormattableString s) => s.ToString(CultureInfo.InvariantCulture);
                o.WriteLine(S($"{refinement} mass {r.MinimumMass:F1} false {r.Threshold.FalseAbove(r.MinimumMass):F2} noise {r.Threshold.NoiseMasses.Count} area {r.Threshold.NoiseArea:F3} spots/f {r.Counts.Mean:F2} range {r.SearchRange:F2} tracks {r.Links.Count} acc {r.Sizes.Particles.Count}"));
                o.WriteLine(S($"drift {r.Sizes.Drift.VelocityX / 0.713:F4} {r.Sizes.Drift.VelocityY / 0.713:F4} (0.0701 -0.0281) lock {r.Locking}"));
                o.WriteLine(S($"loc {r.Sizes.Localisation} sd px {Math.Sqrt(Math.Max(0, r.Sizes.Localisation!.Mean)) / 0.713:F3}"));
                o.WriteLine(S($"stat {r.Sizes.Statistics} {r.Sizes.Distribution!.Iterations}; tracks {r.Sizes.TrackDiameters}"));
                foreach (var c in r.Sizes.Mixture!.Best.Components) o.WriteLine(S($"   {c}"));
                foreach (var p in r.Sweep) o.WriteLine(S($" sweep {p.MinimumMass:F0} {p.SpotsPerFrame:F1} false {p.FalsePerFrame:F2} tracks {p.Tracks} steps {p.MeanSteps:F1} loc {p.LocalisationSd / 713:F3} mean {p.Statistics?.Mean:F1} sd {p.Statistics?.Sd:F1} mode {p.Statistics?.Mode:F0}"));
                foreach (var f in findings.ToList()) o.WriteLine(f.ToString());
                // truth: spots near a particle
                var truth = TrackingData.Table(TrackingData.Simulated + "truth.csv");
                var byFrame = Enumerable.Range(0, 100).Select(f => new List<(double X, double Y, double D)>()).ToArray();
                for (int i = 0; i < truth["frame"].Length; i++) byFrame[(int)truth["frame"][i]].Add((truth["x_px"][i], truth["y_px"][i], truth["d_nm"][i]));
                foreach (double d in (double[])[100, 200])
                {
                    double sum = 0;
                    int n = 0;
                    for (int f = 0; f < 100; f++)
                        for (int i = r.Spots.Starts[f]; i < r.Spots.Starts[f + 1]; i++)
                        {
                            var near = byFrame[f].MinBy(t => Math.Pow(t.X - r.Spots.X[i], 2) + Math.Pow(t.Y - r.Spots.Y[i], 2));
                            double e = Math.Pow(near.X - r.Spots.X[i], 2) + Math.Pow(near.Y - r.Spots.Y[i], 2);
                            if (near.D == d && e < 4)
                            {
                                sum += e;
                                n++;
                            }

                        }
                    o.WriteLine(S($"  {d}: rmse per coordinate {Math.Sqrt(sum / n / 2):F3} px, {n} spots"));
                    double[] diam = [.. r.Sizes.Particles.Where(p => p.Diameter is not null && Near(p)).Select(p => 1 / p.Diameter!.Value)];
                    bool Near(TrackedParticle p)
                    {
                        int v = 0;
                        for (int k = 0; k < p.Track.Positions; k++)
                        {
                            int f = p.Track.Frames[k];
                            double x = (p.Track.X[k] + r.Sizes.Drift.X[f - r.Sizes.Drift.FirstFrame]) / 0.713, y = (p.Track.Y[k] + r.Sizes.Drift.Y[f - r.Sizes.Drift.FirstFrame]) / 0.713;
                            var near = byFrame[f].MinBy(t => Math.Pow(t.X - x, 2) + Math.Pow(t.Y - y, 2));
                            v += near.D == d ? 1 : -1;
                        }
                        return v > 0;
                    }
                    o.WriteLine(S($"  {d}: harmonic mean diameter {1 / diam.Average():F1} of {diam.Length} tracks"));
                }
            }
    }
}
