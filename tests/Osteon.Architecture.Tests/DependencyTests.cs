using System.Xml.Linq;

namespace Osteon.Architecture.Tests;

/// <summary>Dependencies point down only. A new edge between projects is a decision: change this table together with an ADR.</summary>
[Unit]
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Osteon.Primitives"] = [],
        ["Osteon.Numerics"] = ["Osteon.Primitives"],
        ["Osteon.Formats"] = ["Osteon.Primitives"],
        ["Osteon.MicroCt"] = ["Osteon.Numerics", "Osteon.Primitives"],
        ["Osteon.Vesicles"] = ["Osteon.Numerics", "Osteon.Primitives"],
        ["Osteon.Metabolomics"] = ["Osteon.Numerics", "Osteon.Primitives"],
        ["Osteon.Inference"] = ["Osteon.Numerics", "Osteon.Primitives"],
        ["Osteon.Mechanism"] = ["Osteon.Primitives"],
        ["Osteon.Simulation"] = ["Osteon.Mechanism", "Osteon.Numerics", "Osteon.Primitives"],
        ["Osteon.Study"] =
        [
            "Osteon.Formats", "Osteon.Inference", "Osteon.Mechanism", "Osteon.Metabolomics", "Osteon.MicroCt", "Osteon.Numerics",
            "Osteon.Primitives", "Osteon.Simulation", "Osteon.Vesicles",
        ],
        ["Osteon.Reporting"] = ["Osteon.Study"],
        ["Osteon.Web"] = ["Osteon.Reporting", "Osteon.Study"],
        ["Osteon.Cli"] = ["Osteon.Reporting", "Osteon.Study", "Osteon.Web"],
    };

    private static readonly string[] WithoutPackages =
    [
        "Osteon.Primitives", "Osteon.Numerics", "Osteon.MicroCt", "Osteon.Vesicles", "Osteon.Metabolomics", "Osteon.Inference", "Osteon.Mechanism",
        "Osteon.Simulation",
    ];

    public static TheoryData<string> Projects =>
        [.. Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_layers_below_it(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        Assert.True(Allowed.ContainsKey(name), $"{name} is not in the table of layers");
        string[] references = [.. References(path, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')))];
        Assert.Empty(references.Except(Allowed[name]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Computing_layers_use_no_package(string path)
    {
        if (WithoutPackages.Contains(Path.GetFileNameWithoutExtension(path))) Assert.Empty(References(path, "PackageReference"));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "Osteon.slnx"));
        IEnumerable<string> projects = ((string[])["src", "tests", "benchmarks"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(SharedData.RepositoryRoot, file).Replace('\\', '/'));
        Assert.DoesNotContain(projects, project => !solution.Contains(project, StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(string path, string kind) =>
        XDocument.Load(path).Descendants(kind).Select(e => (string?)e.Attribute("Include")).OfType<string>();
}
