namespace Osteon.Metabolomics.Tests;

/// <summary>Results of R on seeded data, made by References/preparation.R.</summary>
internal static class References
{
    public static string[][] Lines(string file) => CsvMatrix.Lines(PathOf(file), '\t');

    public static CsvMatrix Matrix(string file) => CsvMatrix.Read(PathOf(file), '\t');

    private static string PathOf(string file) => Path.Combine(
        SharedData.RepositoryRoot, "tests", "Osteon.Metabolomics.Tests", "References", file);
}
