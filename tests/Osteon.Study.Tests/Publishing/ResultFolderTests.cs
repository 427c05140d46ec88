using Osteon.Primitives;

namespace Osteon.Study.Tests.Publishing;

[Unit]
public sealed class ResultFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osteon-results-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Visible() =>
        [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder, f)).Where(f => f[0] != '.').Order(StringComparer.Ordinal)];

    [Fact]
    public void Nothing_is_visible_before_all_is_published()
    {
        using (var results = new ResultFolder(_folder))
        {
            results.AddText("tables/a.tsv", "A", "x\n1\n");
            results.AddText(ResultFolder.Report, "Report", "<html>");
            Assert.Empty(Visible());
            results.Publish();
        }

        Assert.Equal(["report.html", "tables/a.tsv"], Visible());
    }

    [Fact]
    public void A_run_that_stops_before_publishing_leaves_the_old_results()
    {
        using (var first = new ResultFolder(_folder))
        {
            first.AddText(ResultFolder.Report, "Report", "old");
            first.Publish();
        }

        using (var second = new ResultFolder(_folder)) second.AddText(ResultFolder.Report, "Report", "new");
        Assert.Equal("old", File.ReadAllText(Path.Combine(_folder, "report.html")));
        Assert.Equal(["report.html"], Visible());
    }

    [Fact]
    public void Files_of_an_earlier_run_do_not_survive()
    {
        using (var first = new ResultFolder(_folder))
        {
            first.AddText("tables/gone.tsv", "A", "");
            first.Publish();
        }

        using (var second = new ResultFolder(_folder))
        {
            second.AddText("tables/kept.tsv", "A", "");
            second.Publish();
        }

        Assert.Equal(["tables/kept.tsv"], Visible());
    }

    [Fact]
    public void Files_of_the_user_stay_and_are_never_replaced()
    {
        using (var first = new ResultFolder(_folder))
        {
            first.AddText("a.txt", "A", "1");
            first.Publish();
        }

        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "mine");
        using (var second = new ResultFolder(_folder))
        {
            second.AddText("b.txt", "B", "2");
            second.Publish();
        }

        Assert.Equal(["b.txt", "notes.txt"], Visible());
        using var third = new ResultFolder(_folder);
        third.AddText("notes.txt", "N", "theirs");
        Assert.Equal("OST-OUT-004", Assert.Throws<InvalidContentException>(third.Publish).Finding.Id);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder, "notes.txt")));
    }

    [Fact]
    public void A_folder_with_files_of_the_user_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "thesis.docx"), "years of work");
        Assert.Equal("OST-OUT-001", Assert.Throws<InvalidContentException>(() => new ResultFolder(_folder)).Finding.Id);
    }

    [Fact]
    public void Two_runs_cannot_write_into_one_folder()
    {
        using var first = new ResultFolder(_folder);
        Assert.Equal("OST-OUT-002", Assert.Throws<InvalidContentException>(() => new ResultFolder(_folder)).Finding.Id);
    }
}
