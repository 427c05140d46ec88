using Osteon.Primitives;

namespace Osteon.Study.Tests.Assays;

/// <summary>What a measuring step declares is everything that its numbers depend on.</summary>
[Unit]
public sealed class CtStepsTests
{
    private const string Header = "ObjectType = Image\nNDims = 3\nDimSize = 2 2 2\nElementSpacing = 0.01 0.01 0.01\nElementType = MET_UCHAR\nElementDataFile = ";

    private static string Manifest(string settings) =>
        $$"""
        title: t
        license: MIT
        kind: synthetic
        data: external
        design: {unit: animal, arms: [{id: pbs, role: control}, {id: ev, role: treatment}], outcomes: [{term: bv_tv, assay: ct, primary: true}]}
        assays:
          - id: ct
            kind: micro_ct
            spacing: 10 um
        {{settings}}
        """;

    private static (StudyOnDisk Study, StudyOnDisk Data) Folders(string settings)
    {
        var study = new StudyOnDisk(Manifest(settings), "sample,subject,arm,assay,file\na1,a1,pbs,ct,scans/a1.mhd\nb1,b1,ev,ct,scans/b1.mhd\n");
        var data = new StudyOnDisk();
        foreach (string id in (string[])["a1", "b1"])
        {
            data.Write($"scans/{id}.mhd", $"{Header}{id}.raw\n").Write($"scans/{id}.raw", "abcdefgh");
            data.Write($"masks/{id}.mhd", $"{Header}{id}.raw\n").Write($"masks/{id}.raw", "aaaaaaaa");
        }

        return (study, data);
    }

    private static Step[] Steps(StudyOnDisk study, StudyOnDisk data)
    {
        StudyUnderstanding understood = study.Check(new StudyCheckOptions { DataRoot = data.Root, HeaderOf = Studies.HeaderOf });
        Assert.False(understood.HasErrors, understood.Findings.Text());
        return [.. CtSteps.Of((MicroCtAssay)understood.Manifest!.Manifest.Assays[0], understood).Where(s => s.Kind == "ct.measure")];
    }

    [Fact]
    public void A_changed_detached_data_file_changes_the_digest_of_the_step()
    {
        (StudyOnDisk study, StudyOnDisk data) = Folders("");
        using (study)
        using (data)
        {
            string Digest() => Assert.Single(Steps(study, data)[0].Inputs).Digest(TestContext.Current.CancellationToken).Sha256;
            string before = Digest();
            Assert.Equal(before, Digest());
            data.Write("scans/a1.raw", "abcdefgi");
            Assert.NotEqual(before, Digest());
        }
    }

    [Fact]
    public void Every_sample_has_its_own_mask_in_the_data_folder()
    {
        (StudyOnDisk study, StudyOnDisk data) = Folders("    voi: mask:masks/{sample}.mhd");
        using (study)
        using (data)
        {
            Step[] steps = Steps(study, data);
            Assert.Equal(["masks/a1.mhd", "masks/b1.mhd"], steps.Select(s => s.Inputs[1].Name));
            Assert.Equal(Path.Combine(data.Root, "masks", "b1.mhd"), steps[1].Inputs[1].Path);
            Assert.Equal("mask:masks/a1.mhd", (string?)steps[0].Parameters["voi"]);
            string before = steps[0].Inputs[1].Digest(TestContext.Current.CancellationToken).Sha256;
            data.Write("masks/a1.raw", "aaaaaaa\0");
            Assert.NotEqual(before, Steps(study, data)[0].Inputs[1].Digest(TestContext.Current.CancellationToken).Sha256);
        }
    }

    [Fact]
    public void A_mask_that_went_away_after_the_check_is_a_finding_and_no_crash()
    {
        (StudyOnDisk study, StudyOnDisk data) = Folders("    voi: mask:masks/{sample}.mhd");
        using (study)
        using (data)
        {
            StudyUnderstanding understood = study.Check(new StudyCheckOptions { DataRoot = data.Root, HeaderOf = Studies.HeaderOf });
            File.Delete(Path.Combine(data.Root, "masks", "b1.mhd"));
            var assay = (MicroCtAssay)understood.Manifest!.Manifest.Assays[0];
            Assert.Equal("OST-SMP-008", Assert.Throws<MissingSourceException>(() => CtSteps.Of(assay, understood).ToList()).Finding.Id);
        }
    }
}
