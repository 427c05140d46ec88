using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Damaged AVI and JPEG files: read, or refused with a finding; never another exception, never memory without bound.</summary>
[Property]
public sealed class VideoAndPictureMutationTests
{
    [Fact]
    public void Random_damage_to_video_is_survived()
    {
        byte[] jpeg = File.ReadAllBytes(Truth.Fixture("jpeg/grey_q90.jpg"));
        byte[] palette = [.. Enumerable.Range(0, 256).SelectMany(g => (byte[])[(byte)g, (byte)g, (byte)g, 0])];
        using var scratch = new ScratchFolder();
        using (ISliceSource film = Films.Source(4, 10, 14)) AviWriter.Write(scratch["w.avi"], film, RunContext.Default, 66_000);
        byte[][] files =
        [
            File.ReadAllBytes(scratch["w.avi"]),
            Films.Build(61, 45, (Films.Code("MJPG"), 24, []), [jpeg, jpeg]),
            Films.Build(8, 6, (0, 8, palette), [Films.Frame(0, 6, 8), [], Films.Frame(1, 6, 8)]),
            Films.Build(5, 6, (Films.Code("Y800"), 8, []), [Films.Frame(0, 6, 5)]),
        ];
        Run(files, scratch["a.avi"], AviFormat.Open);
    }

    [Fact]
    public void Random_damage_to_pictures_is_survived()
    {
        string[] names = [.. Truth.All("jpeg").Where(f => f.EndsWith(".jpg", StringComparison.Ordinal)), .. Truth.All("png")];
        byte[][] files = [.. names.Select(File.ReadAllBytes)];
        using var scratch = new ScratchFolder();
        Run(files, scratch["a.jpg"], (path, limits, findings) =>
            new Picture(GreyImageFiles.Read(path, ColourRule.Luminance, limits, findings)));
    }

    private static void Run(byte[][] files, string path, Func<string, ReadLimits, FindingCollector, ISliceSource> open)
    {
        int read = 0;
        int refused = 0;
        PropertyCheck.ForAll(
            from file in Gen.Choose(0, files.Length - 1)
            from seed in Gen.Choose(0, int.MaxValue)
            select (File: file, Seed: (ulong)seed),
            c =>
            {
                byte[] damaged = ImageDamage.Damage(files[c.File], new Rng(c.Seed));
                if (ImageDamage.Survives(damaged, path, open)) read++;
                else refused++;
            },
            count: 4000);
        Assert.True(read > 100 && refused > 500, $"{read} read, {refused} refused");
    }

    private sealed class Picture(GreyImage image) : ISliceSource
    {
        public VolumeHeader Header { get; } = new(new GridShape(1, image.Height, image.Width), null, VoxelType.UInt8);

        public void ReadSlice(int z, Span<byte> destination)
        {
            for (int i = 0; i < destination.Length; i++) destination[i] = (byte)image.Values[i];
        }

        public void Dispose()
        {
        }
    }
}
