namespace Osteon.Vesicles.Tests.Nta;

/// <summary>The tests of the band-pass again with instruction sets switched off.</summary>
[Unit]
public sealed class BandPassInstructionSetTests
{
    [Theory]
    [InlineData("EnableAVX512")]
    [InlineData("EnableAVX2")]
    [InlineData("EnableHWIntrinsic")]
    public void Narrower_vectors_give_the_same_bits(string setting) => InstructionSets.RunClassWithout(setting, typeof(BandPassTests));
}
