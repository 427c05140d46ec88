using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Damaged BMP files: read, or refused with a finding; never another exception, never memory without bound.</summary>
[Property]
public sealed class BmpMutationTests
{
    [Fact]
    public void Random_damage_is_survived()
    {
        byte[][] files = [.. Truth.All("bmp").Select(File.ReadAllBytes)];
        using var scratch = new ScratchFolder();
        int read = 0;
        int refused = 0;
        PropertyCheck.ForAll(
            from file in Gen.Choose(0, files.Length - 1)
            from seed in Gen.Choose(0, int.MaxValue)
            select (File: file, Seed: (ulong)seed),
            c =>
            {
                if (ImageDamage.Survives(ImageDamage.Damage(files[c.File], new Rng(c.Seed)), scratch["a.bmp"], BmpFormat.Open)) read++;
                else refused++;
            },
            count: 3000);
        Assert.True(read > 50 && refused > 500, $"{read} read, {refused} refused");
    }
}
