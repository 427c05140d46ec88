namespace Osteon.Benchmarks;

internal static class MetaboliteCurves
{
    public static void Run(string[] args) => throw new InvalidOperationException(string.Join(' ', args));
}
