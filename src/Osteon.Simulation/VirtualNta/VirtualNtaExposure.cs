using System.Globalization;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>Turns the places of particles during one exposure into a frame.</summary>
internal sealed class VirtualNtaExposure
{
    /// <summary>Images are drawn as far as they exceed this many electrons per pixel and exposure, far below the noise.</summary>
    private const double LeastElectrons = 0.02;

    private readonly VirtualNtaParameters _parameters;
    private readonly VirtualNtaParticle[] _particles;
    private readonly BackgroundNoise _background;
    private readonly RunContext _context;

    /// <summary>Prepares the noise of the camera.</summary>
    public VirtualNtaExposure(VirtualNtaParameters parameters, VirtualNtaParticle[] particles, RunContext context)
    {
        (_parameters, _particles, _context) = (parameters, particles, context);
        _background = new BackgroundNoise(parameters.Camera);
    }

    /// <summary>Room for the expected electrons of one frame, for <see cref="Expose"/>.</summary>
    public Room NewRoom()
    {
        VirtualNtaCamera camera = _parameters.Camera;
        return new Room(new float[camera.Height * camera.Width], new double[camera.Height], new double[camera.Width]);
    }

    /// <summary>One frame as stored bytes.</summary>
    public byte[] Expose(int frame, double[] places, Room room)
    {
        room.Signal.AsSpan().Clear();
        Paint(places, room);
        return Develop(frame, room.Signal);
    }

    /// <summary>What a particle looks like during one part of an exposure: its peak if the whole exposure were like that, and its sigma in pixels.</summary>
    public static (double Peak, double Sigma) Image(VirtualNtaOptics optics, double peakInFocus, double z)
    {
        double u = z / optics.RayleighUm;
        double wider = 1 + (u * u);
        double sheet = Math.Exp(-0.5 * z * z / (optics.SheetSigmaUm * optics.SheetSigmaUm));
        return (peakInFocus * sheet / wider, optics.PsfSigmaPixels * Math.Sqrt(wider));
    }

    /// <summary>Sums the expected electrons of all particles: Gaussians integrated over each pixel.</summary>
    internal void Paint(double[] places, Room room)
    {
        VirtualNtaCamera camera = _parameters.Camera;
        int parts = camera.SubSteps;
        for (int i = 0; i < _particles.Length; i++)
        {
            for (int part = 0; part < parts; part++)
            {
                ReadOnlySpan<double> place = places.AsSpan(3 * ((i * parts) + part), 3);
                (double peak, double sigma) = Image(_parameters.Optics, _particles[i].PeakElectrons, place[0]);
                if (peak <= LeastElectrons) continue;
                double reach = 1 + (sigma * Math.Sqrt(2 * Math.Log(peak / LeastElectrons)));
                double y = (place[1] / camera.PixelSizeUm) - 0.5;
                double x = (place[2] / camera.PixelSizeUm) - 0.5;
                (int top, int bottom) = (Math.Max(0, (int)Math.Ceiling(y - reach)), Math.Min(camera.Height - 1, (int)Math.Floor(y + reach)));
                (int left, int right) = (Math.Max(0, (int)Math.Ceiling(x - reach)), Math.Min(camera.Width - 1, (int)Math.Floor(x + reach)));
                if (top > bottom || left > right) continue;
                Shares(room.Rows.AsSpan(0, bottom - top + 1), top - y, sigma);
                Span<double> columns = room.Columns.AsSpan(0, right - left + 1);
                Shares(columns, left - x, sigma);
                double electrons = peak * 2 * Math.PI * sigma * sigma / parts;
                for (int row = top; row <= bottom; row++)
                {
                    double share = electrons * room.Rows[row - top];
                    Span<float> target = room.Signal.AsSpan((row * camera.Width) + left, columns.Length);
                    for (int k = 0; k < target.Length; k++) target[k] += (float)(share * columns[k]);
                }
            }
        }
    }

    /// <summary>Share of a Gaussian in each of some neighbouring pixels; the first has its centre at this distance from the Gaussian's.</summary>
    private static void Shares(Span<double> shares, double first, double sigma)
    {
        double below = GaussianStep.Cdf((first - 0.5) / sigma);
        for (int k = 0; k < shares.Length; k++)
        {
            double above = GaussianStep.Cdf((first + k + 0.5) / sigma);
            shares[k] = above - below;
            below = above;
        }
    }

    private byte[] Develop(int frame, float[] signal)
    {
        VirtualNtaCamera camera = _parameters.Camera;
        Rng rng = _context.Random.Stream("virtual-nta", _parameters.Name, "noise", frame.ToString(CultureInfo.InvariantCulture));
        var bytes = new byte[signal.Length * camera.Bits / 8];
        Span<ushort> words = camera.Bits == 16 ? MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan()) : default;
        ulong spare = 0;
        bool hasSpare = false;
        for (int i = 0; i < signal.Length; i++)
        {
            ushort level;
            if (signal[i] > 0)
            {
                double electrons = PoissonDraw.Next(rng, camera.BackgroundElectrons + signal[i]);
                if (camera.ReadNoiseElectrons > 0) electrons += camera.ReadNoiseElectrons * rng.NextNormal();
                level = BackgroundNoise.Level(electrons, camera);
            }
            else
            {
                if (!hasSpare) spare = rng.NextUInt64();
                level = _background.Level(hasSpare ? (uint)(spare >> 32) : (uint)spare);
                hasSpare = !hasSpare;
            }

            if (words.IsEmpty) bytes[i] = (byte)level;
            else words[i] = level;
        }

        return bytes;
    }

    /// <summary>Expected electrons of one frame, and shares of rows and columns.</summary>
    internal sealed record Room(float[] Signal, double[] Rows, double[] Columns);
}
