using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Levels as people write them, and what they allow to say.</summary>
[Unit]
public sealed class IdentityLevelTests
{
    [Theory]
    [InlineData("1", IdentityScheme.Msi, "1")]
    [InlineData("4", IdentityScheme.Msi, "4")]
    [InlineData("2.0", IdentityScheme.Msi, "2")]
    [InlineData("Level 2", IdentityScheme.Msi, "2")]
    [InlineData("MSI level 2", IdentityScheme.Msi, "2")]
    [InlineData("MSI:3", IdentityScheme.Msi, "3")]
    [InlineData("MSI_1", IdentityScheme.Msi, "1")]
    [InlineData("msi-l4", IdentityScheme.Msi, "4")]
    [InlineData("L2a", IdentityScheme.Schymanski, "2a")]
    [InlineData("2b", IdentityScheme.Schymanski, "2b")]
    [InlineData("5", IdentityScheme.Schymanski, "5")]
    [InlineData("Schymanski 3", IdentityScheme.Schymanski, "3")]
    [InlineData("level 3 (Schymanski)", IdentityScheme.Schymanski, "3")]
    [InlineData("Schymanski et al. level 2a", IdentityScheme.Schymanski, "2a")]
    [InlineData("lvl. II", IdentityScheme.Msi, "2")]
    [InlineData("Putatively annotated compound", IdentityScheme.Msi, "2")]
    [InlineData("identified", IdentityScheme.Msi, "1")]
    [InlineData("putatively characterized compound classes", IdentityScheme.Msi, "3")]
    [InlineData("tentative candidate", IdentityScheme.Schymanski, "3")]
    [InlineData("confidence level: 1", IdentityScheme.Msi, "1")]
    public void Is_read(string text, IdentityScheme scheme, string level)
    {
        (IdentityLevel? read, string? problem) = IdentityLevelText.Read(text);
        Assert.Null(problem);
        Assert.Equal(new IdentityLevel(scheme, level), read);
        Assert.Equal(read, IdentityLevelText.Read(read!.Value.ToString()).Level);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("1a")]
    [InlineData("MSI level 5")]
    [InlineData("MSI 2a")]
    [InlineData("B(ii)")]
    [InlineData("2.5")]
    [InlineData("20")]
    [InlineData("high")]
    public void What_no_scheme_has_is_not_read(string text)
    {
        (IdentityLevel? level, string? problem) = IdentityLevelText.Read(text);
        Assert.Null(level);
        Assert.NotNull(problem);
    }

    [Fact]
    public void A_blank_states_nothing_and_a_bare_number_is_of_the_declared_scheme()
    {
        Assert.Equal((null, null), IdentityLevelText.Read(" "));
        Assert.Equal((null, null), IdentityLevelText.Read("NA"));
        Assert.Equal(new IdentityLevel(IdentityScheme.Schymanski, "3"), IdentityLevelText.Read("3", IdentityScheme.Schymanski).Level);
    }

    [Fact]
    public void Words_never_say_more_than_the_level()
    {
        Assert.Equal(
            "carnitine (putatively annotated, MSI level 2)",
            IdentityWording.Phrase("carnitine", "f1", new IdentityLevel(IdentityScheme.Msi, "2")));
        Assert.Equal("carnitine (level of identification not stated)", IdentityWording.Phrase("carnitine", "f1", null));
        Assert.Equal("unnamed feature f1", IdentityWording.Phrase(null, "f1", null));
        Assert.Equal(IdentityStanding.NotStated, IdentityWording.Standing(null));
        foreach (string level in (string[])["1", "2", "2a", "2b", "3", "4", "5"])
        {
            var schymanski = new IdentityLevel(IdentityScheme.Schymanski, level);
            Assert.Equal(level == "1", IdentityWording.Standing(schymanski) == IdentityStanding.Identified);
            Assert.DoesNotContain("identified", IdentityWording.Words(schymanski), StringComparison.Ordinal);
        }

        Feature[] features = [new() { Id = "a", Identity = new IdentityLevel(IdentityScheme.Msi, "1") }, new() { Id = "b" }];
        Assert.Equal(
            "Of 2 features 1 are identified, 0 putatively annotated, 0 putatively characterised, 0 unknown; for 1 no level is stated.",
            IdentityWording.Sentence(features));
    }
}
