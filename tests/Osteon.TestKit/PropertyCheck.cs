using FsCheck;
using FsCheck.Fluent;

namespace Osteon.TestKit;

/// <summary>Property checks with fixed seeds: the same cases in every run, the failing case and its shrunk form in the message.</summary>
public static class PropertyCheck
{
    /// <summary>Checks <paramref name="check"/>, which throws on failure, for <paramref name="count"/> generated values.</summary>
    public static void ForAll<T>(Gen<T> generator, Action<T> check, int count = 200, ulong seed = 20260101) =>
        Prop.ForAll(generator.ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(seed, 1UL));
}
