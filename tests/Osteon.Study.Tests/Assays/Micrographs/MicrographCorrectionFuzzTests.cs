using System.Text;
using FsCheck.Fluent;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study.Tests.Assays.Micrographs;

/// <summary>
/// Whatever bytes a file of corrections holds, reading it ends with corrections or with errors, never with another exception.
/// </summary>
[Property]
public sealed class MicrographCorrectionFuzzTests
{
    [Fact]
    public void Damaged_files_give_findings()
    {
        byte[] good = Encoding.UTF8.GetBytes(MicrographCorrectionFileTests.Good);
        var damage =
            from place in Gen.Choose(0, good.Length - 1)
            from kind in Gen.Choose(0, 3)
            from value in Gen.Choose(0, 255)
            from length in Gen.Choose(1, 40)
            select (place, kind, (byte)value, length);
        PropertyCheck.ForAll(damage, d => Check(Damaged(good, d)), 2000);
    }

    private static byte[] Damaged(byte[] good, (int Place, int Kind, byte Value, int Length) damage)
    {
        byte[] bytes = (byte[])good.Clone();
        int end = Math.Min(good.Length, damage.Place + damage.Length);
        switch (damage.Kind)
        {
            case 0:
                bytes[damage.Place] = damage.Value;
                return bytes;
            case 1: return bytes[..damage.Place];
            case 2: return [.. bytes[..damage.Place], .. bytes[end..]];
            default: return [.. bytes[..end], .. bytes[damage.Place..]];
        }
    }

    private static void Check(byte[] bytes)
    {
        var findings = new FindingCollector();
        MicrographCorrections? read = MicrographCorrectionFile.Parse(bytes, "c.json", "a.png", findings);
        Assert.Equal(findings.HasErrors, read is null);
        Assert.All(findings.ToList(), f => Assert.StartsWith("OST-TMC-", f.Id, StringComparison.Ordinal));
    }
}
