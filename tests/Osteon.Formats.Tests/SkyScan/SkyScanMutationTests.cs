using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Damaged logs beside good slices, and good logs beside damaged slices.</summary>
[Property]
public sealed class SkyScanMutationTests
{
    [Fact]
    public void Random_damage_is_survived()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder();
        byte[] log = SkyScanLogs.Bytes(SkyScanLogs.Older);
        string logPath = scratch["rat07__rec.log"];
        byte[] slice = File.ReadAllBytes(scratch["rat07__rec0100.bmp"]);
        int read = 0;
        int refused = 0;
        PropertyCheck.ForAll(
            Gen.Choose(0, int.MaxValue).Select(s => (ulong)s),
            seed =>
            {
                var random = new Rng(seed);
                bool damageLog = random.NextInt(2) == 0;
                File.Delete(logPath);
                File.WriteAllBytes(logPath, damageLog ? log : [.. log, (byte)'\n']);
                byte[] content = ImageDamage.Damage(damageLog ? log : slice, random);
                string target = damageLog ? logPath : scratch["rat07__rec0102.bmp"];
                if (ImageDamage.Survives(content, target, (_, limits, findings) => SkyScanFormat.Open(scratch.Path, limits, findings))) read++;
                else refused++;
                if (damageLog) return;
                File.Delete(target);
                File.WriteAllBytes(target, slice);
            },
            count: 600);
        Assert.True(read > 50 && refused > 50, $"{read} read, {refused} refused");
    }
}
