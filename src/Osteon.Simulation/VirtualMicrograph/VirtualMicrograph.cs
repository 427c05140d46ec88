using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// Makes electron micrographs whose vesicles are known: negative stain or cryo, with grain, an uneven background, electron noise, debris
/// and a burnt-in scale bar. A generated picture, not a measured one. The same seed gives the same picture on every machine.
/// </summary>
public static class VirtualMicrograph
{
    private const double NegativeBackground = 0.55;
    private const double CryoBackground = 0.7;
    private const double GrainNm = 2.5;

    /// <summary>Makes one picture.</summary>
    /// <param name="parameters">The sample and the microscope.</param>
    /// <param name="name">Name of the picture: another name gives other vesicles for the same seed.</param>
    /// <param name="context">Random streams and cancellation.</param>
    /// <exception cref="InvalidContentException">A parameter is out of range; all of them are in the findings.</exception>
    public static VirtualMicrographImage Make(VirtualMicrographParameters parameters, string name, RunContext context)
    {
        IReadOnlyList<Finding> wrong = parameters.Check();
        if (wrong.Count > 0)
        {
            context.Findings.AddRange(wrong.Skip(1));
            throw new InvalidContentException(wrong[0]);
        }

        VirtualMicrographParameters p = parameters;
        IReadOnlyList<VirtualVesicle> vesicles = VesiclePlacement.Draw(p, context.Random.Stream("virtual-micrograph", name, "vesicles"));
        context.Report("virtual micrograph", 0.1, name);
        float[] levels = Background(p, context.Random.Stream("virtual-micrograph", name, "background"));
        VesiclePainting.Paint(levels, vesicles, p);
        Debris(levels, p, context.Random.Stream("virtual-micrograph", name, "debris"));
        context.Report("virtual micrograph", 0.5, name);
        Grain(levels, p, context.Random.Stream("virtual-micrograph", name, "grain"));
        context.Report("virtual micrograph", 0.7, name);
        ushort[] values = Expose(levels, p, context.Random.Stream("virtual-micrograph", name, "electrons"));
        int? bar = p.ScaleBarNm > 0 ? DrawBar(values, p) : null;
        var image = GreyImage.Of(p.Height, p.Width, values, byte.MaxValue);
        return new VirtualMicrographImage(p, image, vesicles, bar);
    }

    private static float[] Background(VirtualMicrographParameters p, Rng random)
    {
        double direction = 2 * Math.PI * random.NextDouble(), level = p.Stain == VirtualStain.Negative ? NegativeBackground
            : CryoBackground;
        (double sin, double cos) = Math.SinCos(direction);
        float[] levels = new float[p.Height * p.Width];
        for (int y = 0; y < p.Height; y++)
            for (int x = 0; x < p.Width; x++)
                levels[(y * p.Width) + x] =
                    (float)(level + (p.Gradient * ((cos * ((x / (double)p.Width) - 0.5)) + (sin * ((y / (double)p.Height) - 0.5)))));
        return levels;
    }

    private static void Debris(float[] levels, VirtualMicrographParameters p, Rng random)
    {
        double pixel = p.PixelSizeNm;
        int specks = (int)Math.Round(p.DebrisPerUm2 * p.Height * p.Width * pixel * pixel * 1e-6);
        for (int i = 0; i < specks; i++)
        {
            double cx = random.NextDouble() * p.Width, cy = random.NextDouble() * p.Height, angle = Math.PI * random.NextDouble();
            double across = (4 + (8 * random.NextDouble())) / pixel, along = across * (1.5 + (2.5 * random.NextDouble()));
            double height = p.Contrast * (0.3 + (0.7 * random.NextDouble())) * (p.Stain == VirtualStain.Negative ? 1 : -1);
            (double sin, double cos) = Math.SinCos(angle);
            for (int y = (int)Math.Max(0, cy - (2 * along)); y <= Math.Min(p.Height - 1, cy + (2 * along)); y++)
                for (int x = (int)Math.Max(0, cx - (2 * along)); x <= Math.Min(p.Width - 1, cx + (2 * along)); x++)
                {
                    double u = (((x - cx) * cos) + ((y - cy) * sin)) / (along / 2);
                    double v = (((y - cy) * cos) - ((x - cx) * sin)) / (across / 2);
                    levels[(y * p.Width) + x] += (float)(height * Math.Exp(-Math.Pow((u * u) + (v * v), 2)));
                }
        }
    }

    /// <summary>White noise blurred by three box means of about the grain's width, scaled to the wanted standard deviation.</summary>
    private static void Grain(float[] levels, VirtualMicrographParameters p, Rng random)
    {
        if (p.Granularity == 0) return;
        float[] noise = new float[levels.Length];
        for (int i = 0; i < noise.Length; i++) noise[i] = (float)random.NextNormal();
        int half = (int)Math.Round(GrainNm / p.PixelSizeNm);
        for (int pass = 0; pass < 3 && half > 0; pass++)
        {
            noise = BoxMean(noise, p, half, 1, p.Width, p.Height);
            noise = BoxMean(noise, p, half, p.Width, p.Height, p.Width);
        }

        double squares = 0;
        foreach (float v in noise) squares += v * v;
        double scale = p.Granularity / Math.Sqrt(squares / noise.Length);
        for (int i = 0; i < levels.Length; i++) levels[i] += (float)(scale * noise[i]);
    }

    private static float[] BoxMean(float[] values, VirtualMicrographParameters p, int half, int stride, int length, int lines)
    {
        float[] result = new float[values.Length];
        int lineStride = stride == 1 ? p.Width : 1;
        for (int line = 0; line < lines; line++)
        {
            double sum = 0;
            int start = line * lineStride;
            for (int i = -half; i <= half; i++) sum += values[start + (stride * Wrap(i, length))];
            for (int i = 0; i < length; i++)
            {
                result[start + (stride * i)] = (float)(sum / ((2 * half) + 1));
                sum += values[start + (stride * Wrap(i + half + 1, length))] - values[start + (stride * Wrap(i - half, length))];
            }
        }

        return result;
    }

    private static int Wrap(int i, int length) => ((i % length) + length) % length;

    private static ushort[] Expose(float[] levels, VirtualMicrographParameters p, Rng random)
    {
        ushort[] values = new ushort[levels.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double mean = Math.Max(0, levels[i]) * p.ElectronsPerPixel;
            values[i] = (ushort)Math.Clamp(Math.Round(255 * Poisson(mean, random) / p.ElectronsPerPixel), 0, 255);
        }

        return values;
    }

    /// <summary>
    /// Poisson deviate: by Knuth's products below 40, else the normal one rounded, whose error is far below a grey level there.
    /// </summary>
    private static double Poisson(double mean, Rng random)
    {
        if (mean >= 40) return Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * random.NextNormal())));
        double limit = Math.Exp(-mean), product = random.NextDouble();
        int count = 0;
        while (product > limit)
        {
            count++;
            product *= random.NextDouble();
        }

        return count;
    }

    private static int DrawBar(ushort[] values, VirtualMicrographParameters p)
    {
        int length = (int)Math.Round(p.ScaleBarNm / p.PixelSizeNm), thick = Math.Max(3, p.Height / 170);
        int left = p.Width / 25, top = p.Height - (p.Height / 25);
        for (int y = top; y < top + thick; y++) values.AsSpan((y * p.Width) + left, length).Clear();
        return length;
    }
}
