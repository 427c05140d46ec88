using System.Globalization;
using System.Text;

namespace Osteon.Vesicles.Tests;

/// <summary>
/// What the table in docs/methods/micrograph-vesicles.md promises, on one picture per condition; with OSTEON_WRITE_DOCS=1 the table itself
/// is made anew from four.
/// </summary>
[Oracle]
public sealed class VirtualAccuracyTests
{
    [Theory]
    [InlineData("negative stain, default", 1, 0.95)]
    [InlineData("contrast 0.20", 1, 0.85)]
    [InlineData("10 electrons per pixel", 0.95, 0.85)]
    [InlineData("60 per µm², a third touch", 0.95, 0.85)]
    [InlineData("cryo", 0.9, 0.9)]
    [InlineData("no vesicles, 40 specks per µm²", 1, 1)]
    public void Precision_recall_and_diameters_are_as_promised(string name, double precision, double recall)
    {
        VirtualAccuracy accuracy = VirtualAccuracy.Of(VirtualAccuracy.Conditions.Single(c => c.Name == name), 1);
        Assert.InRange(accuracy.Precision, precision, 1);
        Assert.InRange(accuracy.Recall, recall, 1);
        Assert.InRange(accuracy.MedianError, -0.015, 0.02);
        Assert.InRange(accuracy.HighSize, 0, 0.05);
    }

    [Fact]
    public void Less_contrast_finds_less_and_invents_nothing()
    {
        VirtualAccuracy faint = VirtualAccuracy.Of(VirtualAccuracy.Conditions.Single(c => c.Name == "contrast 0.10"), 1);
        Assert.InRange(faint.Recall, 0, 0.8);
        Assert.InRange(faint.Precision, 0.9, 1);
    }

    [Fact]
    public void The_table_of_the_method_page_names_every_condition()
    {
        string path = Path.Combine(SharedData.RepositoryRoot, "docs", "methods", "micrograph-vesicles.md");
        const string Begin = "<!-- accuracy -->", End = "<!-- /accuracy -->";
        string page = File.ReadAllText(path);
        int from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, to = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("OSTEON_WRITE_DOCS") == "1")
        {
            page = page[..from] + "\n\n" + Table() + "\n" + page[to..];
            File.WriteAllText(path, page);
            to = page.IndexOf(End, StringComparison.Ordinal);
        }

        string table = page[from..to];
        foreach ((string name, _, _) in VirtualAccuracy.Conditions) Assert.Contains($"| {name} |", table, StringComparison.Ordinal);
    }

    private static string Table()
    {
        var text = new StringBuilder("| condition | vesicles | precision | recall | median error of the diameter | half within | 90 % within |\n|---|---|---|---|---|---|---|\n");
        foreach ((string, Simulation.VirtualMicrographParameters, MicrographPolarity) condition in VirtualAccuracy.Conditions)
        {
            VirtualAccuracy a = VirtualAccuracy.Of(condition, 4);
            string errors = a.Errors.Count == 0
                ? "– | – | –"
                : string.Create(CultureInfo.InvariantCulture,
                    $"{100 * a.MedianError:+0.0;−0.0;0.0} % | {100 * a.MedianSize:0.0} % | {100 * a.HighSize:0.0} %");
            string precision = a.Found == 0 ? "–" : a.Precision.ToString("0.00", CultureInfo.InvariantCulture);
            string recall = a.True == 0 ? "–" : a.Recall.ToString("0.00", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"| {a.Name} | {a.True} | {precision} | {recall} | {errors} |\n");
        }

        return text.ToString();
    }
}
