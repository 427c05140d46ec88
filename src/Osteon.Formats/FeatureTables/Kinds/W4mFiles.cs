using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Finds the three tables of Workflow4Metabolomics by their names.</summary>
internal static class W4mFiles
{
    /// <summary>The role of the intensities.</summary>
    public const string Matrix = "dataMatrix";

    /// <summary>The role of the injections.</summary>
    public const string Samples = "sampleMetadata";

    /// <summary>The role of the features.</summary>
    public const string Variables = "variableMetadata";

    private static readonly string[] Roles = [Matrix, Samples, Variables];

    /// <summary>The role in a name; capitals, underscores and hyphens do not matter.</summary>
    public static string? RoleOf(string name) =>
        Array.Find(Roles, r => FeatureTitles.Plain(name).Contains(r.ToLowerInvariant(), StringComparison.Ordinal));

    /// <summary>Whether a name has a role.</summary>
    public static bool Has(IReadOnlyList<string> names, string role) => names.Any(n => RoleOf(n) == role);

    /// <summary>The three files of a folder, or the two others of a file.</summary>
    /// <exception cref="InvalidContentException">OST-FEA-034: several files have the same role.</exception>
    /// <exception cref="MissingSourceException">OST-FEA-033: there is no dataMatrix.</exception>
    public static W4mPaths Find(string path, FindingCollector findings)
    {
        bool isFolder = Directory.Exists(path);
        string folder = isFolder ? path : Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        string? given = isFolder ? null : Path.GetFileName(path);
        string? own = given is null ? null : RoleOf(given) ?? Matrix;
        string[] names = Names(folder);
        string? matrix = Of(Matrix), samples = Of(Samples), variables = Of(Variables);
        if (matrix is null)
            throw Refusal.Missing(
                "OST-FEA-033",
                new SourceLocation(path),
                "there is no file with 'dataMatrix' in its name beside the others",
                hint: "Put the three tables into one folder, or name their paths.");
        foreach ((string role, string? file) in ((string, string?)[])[(Samples, samples), (Variables, variables)])
            if (file is null)
                findings.Add(Finding.Warning(
                    "OST-FEA-033",
                    $"there is no file with '{role}' in its name beside the dataMatrix; nothing is known of the "
                        + (role == Samples ? "injections" : "features"),
                    new SourceLocation(matrix),
                    hint: "Put the three tables into one folder, or name their paths."));
        return new W4mPaths(matrix, samples, variables);

        string? Of(string role)
        {
            if (own == role) return path;
            string[] candidates = [.. names.Where(n => n != given && RoleOf(n) == role)];
            if (candidates.Length > 1 && given is not null) candidates = [.. candidates.Where(n => Rest(n, role) == Rest(given, own!))];
            if (candidates.Length > 1)
                throw Refusal.Content(
                    "OST-FEA-034",
                    new SourceLocation(path),
                    $"several files have '{role}' in their names",
                    string.Join(", ", candidates.Take(5)),
                    "Name one file of the three, or all their paths.");
            return candidates.Length == 1 ? Path.Combine(folder, candidates[0]) : null;
        }
    }

    /// <summary>A name without its role and without digits (Galaxy numbers its files).</summary>
    private static string Rest(string name, string role) =>
        string.Concat(
            FeatureTitles.Plain(name).Replace(role.ToLowerInvariant(), "", StringComparison.Ordinal).Where(c => !char.IsAsciiDigit(c)));

    private static string[] Names(string folder)
    {
        try
        {
            IEnumerable<string> names = Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>();
            return [.. names.Where(n => n[0] != '.').Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (SourceFile.IsEnvironment(e))
        {
            throw SourceFile.CannotRead(folder, e);
        }
    }
}
