namespace Osteon.Simulation;

/// <summary>The box in which particles move, with periodic walls. The origin is the corner of the first pixel, in the middle of the light sheet.</summary>
/// <param name="Depth">Extent along z, µm.</param>
/// <param name="Height">Extent along y, µm.</param>
/// <param name="Width">Extent along x, µm.</param>
/// <param name="Margin">How far the box begins before the view along y and x, µm.</param>
internal readonly record struct VirtualNtaBox(double Depth, double Height, double Width, double Margin)
{
    /// <summary>Volume, µm³.</summary>
    public double Volume => Depth * Height * Width;

    /// <summary>The box of a recording.</summary>
    public static VirtualNtaBox Of(VirtualNtaParameters p) => new(
        p.Optics.BoxDepthUm,
        (p.Camera.Height * p.Camera.PixelSizeUm) + (2 * p.Optics.BoxMarginUm),
        (p.Camera.Width * p.Camera.PixelSizeUm) + (2 * p.Optics.BoxMarginUm),
        p.Optics.BoxMarginUm);

    /// <summary>Brings a place back into the box; whether it had left it.</summary>
    public bool Wrap(ref double z, ref double y, ref double x)
    {
        double timesZ = Math.Floor((z + (0.5 * Depth)) / Depth);
        double timesY = Math.Floor((y + Margin) / Height);
        double timesX = Math.Floor((x + Margin) / Width);
        z -= Depth * timesZ;
        y -= Height * timesY;
        x -= Width * timesX;
        return timesZ != 0 || timesY != 0 || timesX != 0;
    }
}
