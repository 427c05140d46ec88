using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// Draws a Western blot with known truth: bands of declared proteins in declared amounts, smile, tilt, an uneven background, dust,
/// scratches, the noise of the light and of the
/// camera, and its full scale. Nothing was measured; results are labelled simulated wherever they are shown. See
/// docs/methods/virtual-blot.md.
/// </summary>
/// <remarks>
/// Light at (y, x) = full scale · (background + gradients) + Σ bands; a band of height A = exposure · amount · load · full scale is
/// A·exp(−½|u|^p)·exp(−½v²), u across the lane, v along it. Dust multiplies, scratches add; then Poisson noise of the electrons, normal
/// read noise, rounding, clipping.
/// </remarks>
public static class VirtualBlot
{
    private const string Study = "virtual-blot";
    private const double BoxShare = 0.05;

    /// <summary>
    /// Draws a blot. The same seed and parameters give the same picture; noise, dust and scratches have streams of their own.
    /// </summary>
    /// <param name="seed">Everything random follows from it; the seed of the context is not used.</param>
    /// <param name="parameters">The blot.</param>
    /// <param name="context">Cancellation, progress, findings.</param>
    /// <exception cref="InvalidContentException">The parameters have errors, see <see cref="VirtualBlotCheck"/>; all are in the findings of
    /// the context.</exception>
    public static (GreyImage Image, VirtualBlotTruth Truth) Draw(ulong seed, VirtualBlotParameters parameters, RunContext context)
    {
        IReadOnlyList<Finding> findings = VirtualBlotCheck.Check(parameters);
        context.Findings.AddRange(findings);
        if (findings.Count > 0) throw new InvalidContentException(findings[0]);
        var random = new RandomStreams(seed);
        int width = parameters.Width, height = parameters.Height, full = parameters.BitDepth == 16 ? ushort.MaxValue : byte.MaxValue;
        var gel = new VirtualGel(parameters);
        double[] light = Background(parameters, full), dust = VirtualBlotDefects.Dust(parameters, random.Stream(Study, "dust"));
        List<DrawnBand> bands = [.. gel.Bands(full).Select(b => Draw(gel, b, light, dust))];
        for (int i = 0; i < light.Length; i++) light[i] *= dust[i];
        foreach (DrawnBand band in bands) band.AddTo(light, dust, width);
        VirtualBlotDefects.Scratch(parameters, full, random.Stream(Study, "scratches"), light);
        ushort[] values = Expose(parameters, full, (random.Stream(Study, "light"), random.Stream(Study, "camera")), light, context);
        VirtualBandTruth[] truth = [.. bands.Select(b => b.Truth(values, width, full))];
        if (parameters.DarkBands)
            for (int i = 0; i < values.Length; i++) values[i] = (ushort)(full - values[i]);
        return (GreyImage.Of(height, width, values, full), new VirtualBlotTruth(gel.Lanes(), truth));
    }

    private static double[] Background(VirtualBlotParameters p, int full)
    {
        var light = new double[p.Width * p.Height];
        for (int y = 0; y < p.Height; y++)
        {
            double row = p.Background + p.GradientY * y / (p.Height - 1);
            for (int x = 0; x < p.Width; x++) light[y * p.Width + x] = full * (row + p.GradientX * x / (p.Width - 1));
        }

        return light;
    }

    private static DrawnBand Draw(VirtualGel gel, PlannedBand band, double[] light, double[] dust)
    {
        int width = gel.Width, height = light.Length / width;
        (int left, int right, int top, int bottom) = (int.MaxValue, -1, int.MaxValue, -1);
        var pixels = new List<(int At, double Value)>();
        double total = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double share = gel.Share(band, x, y);
                if (share < 1e-7) continue;
                pixels.Add((y * width + x, share * band.Height));
                total += share * band.Height * dust[y * width + x];
                if (share < BoxShare) continue;
                (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
            }
        }

        double volume = 0;
        foreach ((int at, double value) in pixels)
        {
            int x = at % width, y = at / width;
            if (x >= left && x <= right && y >= top && y <= bottom) volume += value * dust[at];
        }

        return new DrawnBand(band, pixels, (left, top, right, bottom), total, volume);
    }

    private static ushort[] Expose(VirtualBlotParameters p, int full, (Rng Light, Rng Camera) random, double[] light, RunContext context)
    {
        double gain = full / p.FullWell;
        var values = new ushort[light.Length];
        for (int i = 0; i < light.Length; i++)
        {
            if (i % p.Width == 0) context.Cancellation.ThrowIfCancellationRequested();
            double seen = PoissonDraw.Next(random.Light, Math.Max(0, light[i]) / gain) * gain + p.ReadNoise * full * random.Camera.NextNormal();
            values[i] = (ushort)Math.Clamp(Math.Floor(seen + 0.5), 0, full);
        }

        return values;
    }

    private sealed record DrawnBand(
        PlannedBand Band, List<(int At, double Value)> Pixels, (int Left, int Top, int Right, int Bottom) Box, double Total, double Volume)
    {
        public void AddTo(double[] light, double[] dust, int width)
        {
            foreach ((int at, double value) in Pixels) light[at] += value * dust[at];
        }

        public VirtualBandTruth Truth(ushort[] values, int width, int full)
        {
            int clipped = 0;
            for (int y = Box.Top; y <= Box.Bottom; y++)
                for (int x = Box.Left; x <= Box.Right; x++) clipped += values[y * width + x] == full ? 1 : 0;
            return new VirtualBandTruth(Band.Lane + 1, Band.Protein.Name, Band.Protein.KiloDaltons, Band.Amount)
            {
                Row = Band.Row,
                Height = Band.Height,
                Total = Total,
                Volume = Volume,
                Left = Box.Left,
                Top = Box.Top,
                Right = Box.Right,
                Bottom = Box.Bottom,
                ClippedPixels = clipped,
            };
        }
    }
}
