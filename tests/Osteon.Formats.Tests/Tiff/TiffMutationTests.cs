using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>
/// Damaged TIFF files of every variant: read, or refused with a finding; never another exception, never memory without bound.
/// </summary>
[Property]
public sealed class TiffMutationTests
{
    private static readonly Lazy<byte[][]> Files = new(() => [.. Truth.All("tiff").Select(File.ReadAllBytes)]);

    private static Gen<(int File, ulong Seed)> Cases(int files) =>
        from file in Gen.Choose(0, files - 1)
        from seed in Gen.Choose(0, int.MaxValue)
        select (file, (ulong)seed);

    [Fact]
    public void Random_damage_is_survived()
    {
        using var scratch = new ScratchFolder();
        int read = 0;
        int refused = 0;
        PropertyCheck.ForAll(
            Cases(Files.Value.Length),
            c =>
            {
                if (ImageDamage.Survives(ImageDamage.Damage(Files.Value[c.File], new Rng(c.Seed)), scratch["a.tif"], TiffFormat.Open)) read++;
                else refused++;
            },
            count: 6000);
        Assert.True(read > 500 && refused > 500, $"{read} read, {refused} refused");
    }

    [Fact]
    public void Lying_tags_are_survived()
    {
        using var scratch = new ScratchFolder();
        int read = 0;
        int refused = 0;
        PropertyCheck.ForAll(
            Cases(Files.Value.Length),
            c =>
            {
                byte[] copy = [.. Files.Value[c.File]];
                var random = new Rng(c.Seed);
                for (int i = random.NextInt(3); i >= 0; i--) ImageDamage.DamageTiffEntry(copy, random);
                if (ImageDamage.Survives(copy, scratch["a.tif"], TiffFormat.Open)) read++;
                else refused++;
            },
            count: 8000);
        Assert.True(read > 500 && refused > 500, $"{read} read, {refused} refused");
    }

    [Theory]
    [InlineData("data/microct/lhdl_3155/3155_D_4_bc_0100.tif")]
    [InlineData("data/microct/qim_bone128/bone_128x128x128.tif")]
    public void Damaged_real_files_are_survived(string path)
    {
        byte[] original = File.ReadAllBytes(SharedData.Require(path));
        using var scratch = new ScratchFolder();
        PropertyCheck.ForAll(
            Cases(1),
            c =>
            {
                var random = new Rng(c.Seed);
                byte[] copy = ImageDamage.Damage(original, random);
                ImageDamage.DamageTiffEntry(copy, random);
                ImageDamage.Survives(copy, scratch["a.tif"], TiffFormat.Open);
            },
            count: 150);
    }
}
