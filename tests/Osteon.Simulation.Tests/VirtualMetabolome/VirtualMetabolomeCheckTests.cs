using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>Every contradiction in the parameters has its finding, and all are found at once.</summary>
[Unit]
public sealed class VirtualMetabolomeCheckTests
{
    private static readonly VirtualMetabolomeParameters Good = new();

    public static TheoryData<string, string> Ids =>
        new()
        {
            { "no arms", "001" },
            { "two arms of one name", "001" },
            { "no subjects", "001" },
            { "names do not fit", "002" },
            { "a name twice", "002" },
            { "a reserved name", "002" },
            { "effects of the reference", "003" },
            { "an unknown set", "003" },
            { "an unknown compound", "003" },
            { "shares above 1", "003" },
            { "effects through 0", "003" },
            { "a negative CV", "004" },
            { "a share of variance above 1", "004" },
            { "an empty block", "004" },
            { "no intensity", "004" },
            { "a negative drift", "005" },
            { "more missing than all", "005" },
            { "no batch", "006" },
            { "more batches than subjects", "006" },
            { "background below 0", "006" },
            { "fewer than no features", "007" },
            { "levels above 1", "007" },
            { "a member that is not there", "008" },
            { "two sets of one id", "008" },
            { "a compound without polarity", "008" },
            { "too large", "009" },
        };

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_error_has_its_finding(string what, string id)
    {
        IReadOnlyList<Finding> findings = VirtualMetabolomeCheck.Check(Broken(what));
        Assert.Equal("OST-VMT-" + id, Assert.Single(findings.Select(f => f.Id).Distinct()));
        Assert.All(findings, f => Assert.Equal(Severity.Error, f.Severity));
    }

    [Fact]
    public void Good_parameters_have_none() => Assert.Empty(VirtualMetabolomeCheck.Check(Good));

    [Fact]
    public void All_are_found_at_once_and_nothing_is_drawn()
    {
        VirtualMetabolomeParameters bad =
            Broken("a negative CV") with { Instrument = new VirtualInstrument { NoiseFloor = double.NaN }, Arms = [] };
        RunContext context = RunContext.Default;
        Assert.Throws<InvalidContentException>(() => VirtualMetabolome.Draw(1, bad, context));
        Assert.Equal(["OST-VMT-001", "OST-VMT-004", "OST-VMT-005"], context.Findings.ToList().Select(f => f.Id));
    }

    [Fact]
    public void An_unknown_set_is_met_with_the_nearest_name() =>
        Assert.Contains("bile-acids", VirtualMetabolomeCheck.Check(Broken("an unknown set"))[0].Hint, StringComparison.Ordinal);

    private static VirtualMetabolomeParameters Broken(string what) => what switch
    {
        "no arms" => Good with { Arms = [] },
        "two arms of one name" => Good with { Arms = [new("a", 2, VirtualEffects.None), new("a", 2, VirtualEffects.None)] },
        "no subjects" => Good with { Arms = [new("a", 0, VirtualEffects.None), new("b", 2, VirtualEffects.None)] },
        "names do not fit" => Good with { Arms = [new("a", 2, VirtualEffects.None) { SubjectNames = ["x"] }] },
        "a name twice" => Good with { Arms = [new("a", 2, VirtualEffects.None) { SubjectNames = ["x", "x"] }] },
        "a reserved name" => Good with { Arms = [new("a", 1, VirtualEffects.None) { SubjectNames = ["QC-01"] }] },
        "effects of the reference" => With(new VirtualEffects { UpShare = 0.1 }, first: true),
        "an unknown set" => With(new VirtualEffects { Sets = [new SetEffect("bile-acid", 1, new Variation(1, 0))] }),
        "an unknown compound" => With(new VirtualEffects { Compounds = [("VC9999", 1)] }),
        "shares above 1" => With(new VirtualEffects { UpShare = 0.6, DownShare = 0.6 }),
        "effects through 0" => With(new VirtualEffects { UpShare = 0.1, Size = new Variation(1, 0.5) }),
        "a negative CV" => Good with { Biology = new VirtualBiology { MedianCv = -0.1 } },
        "a share of variance above 1" => Good with { Biology = new VirtualBiology { PathwayShare = 1.1 } },
        "an empty block" => Good with { Biology = new VirtualBiology { BlockSize = 0 } },
        "no intensity" => Good with { Biology = new VirtualBiology { MedianIntensity = 0 } },
        "a negative drift" => Good with { Instrument = new VirtualInstrument { DriftAmplitude = -1 } },
        "more missing than all" => Good with { Instrument = new VirtualInstrument { RandomMissingShare = 1.2 } },
        "no batch" => Good with { Acquisition = new VirtualAcquisition { Batches = 0 } },
        "more batches than subjects" => Good with { Acquisition = new VirtualAcquisition { Batches = 11 } },
        "background below 0" => Good with { Acquisition = new VirtualAcquisition { BackgroundLevel = new Variation(0.1, 0.1) } },
        "fewer than no features" => Good with { Annotation = new VirtualAnnotation { Contaminants = -1 } },
        "levels above 1" => Good with { Annotation = new VirtualAnnotation { Level1Share = 0.6, Level2Share = 0.6 } },
        "a member that is not there" =>
            Good with { Sets = [.. Good.Sets, new MetaboliteSet { Id = "x", Name = "x", Members = ["nothing"] }] },
        "two sets of one id" => Good with { Sets = [.. Good.Sets, Good.Sets[0]] },
        "a compound without polarity" =>
            Good with { Compounds = [.. Good.Compounds, Good.Compounds[0] with { Id = "y", Polarities = [] }] },
        "too large" => Good with { Annotation = new VirtualAnnotation { UnnamedMolecules = 2_000_000 } },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    private static VirtualMetabolomeParameters With(VirtualEffects effects, bool first = false) =>
        Good with { Arms = [new("a", 3, first ? effects : VirtualEffects.None), new("b", 3, first ? VirtualEffects.None : effects)] };
}
