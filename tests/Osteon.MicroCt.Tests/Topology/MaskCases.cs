using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.MicroCt.Tests.Topology;

/// <summary>A random volume with a random volume of interest, remembered by what it takes to make it again.</summary>
internal sealed record MaskCase(int Seed, int Depth, int Height, int Width, int DensityPercent)
{
    public GridShape Shape => new(Depth, Height, Width);

    public Mask Bone => Noise(Shape, DensityPercent / 100.0, (ulong)Seed);

    /// <summary>Null, noise that leaves most voxels in, a box, or a ball: by seed.</summary>
    public Mask? Voi
    {
        get
        {
            var rng = new Rng((ulong)Seed + 77);
            switch (rng.NextInt(4))
            {
                case 0:
                    return null;
                case 1:
                    return Noise(Shape, 0.85, (ulong)Seed + 78);
                case 2:
                    var box = new Mask(Shape);
                    int z0 = rng.NextInt(Depth), y0 = rng.NextInt(Height), x0 = rng.NextInt(Width);
                    int z1 = z0 + 1 + rng.NextInt(Depth - z0), y1 = y0 + 1 + rng.NextInt(Height - y0);
                    int x1 = x0 + 1 + rng.NextInt(Width - x0);
                    BruteForce.ForEach(Shape, (z, y, x) => box[z, y, x] = z >= z0 && z < z1 && y >= y0 && y < y1 && x >= x0 && x < x1);
                    return box;
                default:
                    var ball = new Mask(Shape);
                    BruteForce.ForEach(Shape, (z, y, x) =>
                        ball[z, y, x] = Math.Pow(((2.0 * z) + 1) / Depth - 1, 2) + Math.Pow(((2.0 * y) + 1) / Height - 1, 2)
                            + Math.Pow(((2.0 * x) + 1) / Width - 1, 2) <= 1);
                    return ball;
            }
        }
    }

    public static Mask Noise(GridShape shape, double density, ulong seed)
    {
        var rng = new Rng(seed);
        var mask = new Mask(shape);
        BruteForce.ForEach(shape, (z, y, x) => mask[z, y, x] = rng.NextDouble() < density);
        return mask;
    }
}

/// <summary>Generators: widths around every word and vector length, depths across the borders of slabs.</summary>
internal static class MaskCases
{
    public static Gen<MaskCase> Wide { get; } =
        from seed in Gen.Choose(0, 1 << 30)
        from depth in Gen.Choose(1, 4)
        from height in Gen.Choose(1, 4)
        from width in Gen.Elements(1, 2, 3, 62, 63, 64, 65, 66, 127, 128, 129, 191, 192, 193, 513)
        from density in Gen.Elements(0, 3, 10, 30, 50, 70, 90, 97, 100)
        select new MaskCase(seed, depth, height, width, density);

    public static Gen<MaskCase> Deep { get; } =
        from seed in Gen.Choose(0, 1 << 30)
        from depth in Gen.Elements(1, 31, 32, 33, 63, 64, 65, 70)
        from height in Gen.Choose(1, 5)
        from width in Gen.Choose(1, 7)
        from density in Gen.Elements(5, 15, 30, 50, 70, 90)
        select new MaskCase(seed, depth, height, width, density);

    public static Gen<MaskCase> Small { get; } =
        from seed in Gen.Choose(0, 1 << 30)
        from depth in Gen.Choose(1, 7)
        from height in Gen.Choose(1, 7)
        from width in Gen.Choose(1, 7)
        from density in Gen.Elements(10, 20, 30, 50, 70, 85, 95)
        select new MaskCase(seed, depth, height, width, density);
}
