namespace Osteon.Study;

/// <summary>The experimental unit in a reader's words: rats, limbs, wells.</summary>
internal static class UnitWords
{
    private static readonly Dictionary<string, string> Plurals = new(StringComparer.OrdinalIgnoreCase)
    {
        ["rat"] = "rats",
        ["mouse"] = "mice",
        ["rabbit"] = "rabbits",
        ["sheep"] = "sheep",
        ["goat"] = "goats",
        ["pig"] = "pigs",
        ["dog"] = "dogs",
        ["human"] = "donors",
    };

    /// <summary>The word for this many units.</summary>
    public static string Many(Manifest manifest, int n)
    {
        string one = One(manifest);
        return n == 1 ? one : Plurals.GetValueOrDefault(one, one + "s");
    }

    private static string One(Manifest manifest) => manifest.Design.Unit switch
    {
        ExperimentalUnit.Animal when manifest.Subjects?.Species is { } species && Plurals.ContainsKey(species) =>
            species.Equals("human", StringComparison.OrdinalIgnoreCase) ? "donor" : species.ToLowerInvariant(),
        var unit => RecordShape.Word(unit),
    };
}
