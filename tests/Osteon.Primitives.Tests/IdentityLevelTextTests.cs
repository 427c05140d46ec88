namespace Osteon.Primitives.Tests;

/// <summary>Levels of identification as people and programs write them.</summary>
[Unit]
public sealed class IdentityLevelTextTests
{
    [Theory]
    [InlineData("1", IdentityScheme.Msi, "1")]
    [InlineData("2.0", IdentityScheme.Msi, "2")]
    [InlineData("MSI level 2", IdentityScheme.Msi, "2")]
    [InlineData("L2a", IdentityScheme.Schymanski, "2a")]
    [InlineData("5", IdentityScheme.Schymanski, "5")]
    [InlineData("level 3 (Schymanski)", IdentityScheme.Schymanski, "3")]
    [InlineData("lvl. II", IdentityScheme.Msi, "2")]
    [InlineData("putatively annotated compound", IdentityScheme.Msi, "2")]
    public void A_level_is_read(string text, IdentityScheme scheme, string level) =>
        Assert.Equal(new IdentityLevel(scheme, level), IdentityLevelText.Read(text).Level);

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("1a")]
    [InlineData("B(ii)")]
    [InlineData("MSI level 5")]
    public void What_is_no_level_is_refused_with_a_reason(string text)
    {
        (IdentityLevel? level, string? problem) = IdentityLevelText.Read(text);
        Assert.Null(level);
        Assert.NotNull(problem);
    }

    [Fact]
    public void Blank_states_nothing() => Assert.Equal((null, null), IdentityLevelText.Read("  "));
}
