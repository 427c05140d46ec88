using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>A realistic report of a two-arm study, for looking at and for tests.</summary>
internal static class SampleReport
{
    public static Report Of(int n = 8) => new()
    {
        Title = "Extracellular vesicles of mesenchymal stromal cells in a femoral defect of the rat",
        Subtitle = "Micro-CT at 8 weeks, hydrogel with and without vesicles",
        DataLabel = "Simulated data",
        DataLabelDetail = "every number in this report was made by a program, none was measured.",
        GeneratedBy = new ReportGenerator("Osteon", "0.1.0"),
        CompletedAt = "2026-03-31 14:05 UTC",
        Arms = [SampleStudy.Control, SampleStudy.Treated],
        Facts =
        [
            new Fact("Species", "rat"), new Fact("Arms", "2"), new Fact("Experimental unit", "animal"),
            new Fact("n", FormattableString.Invariant($"{2 * n} ({n} + {n})")), new Fact("Primary outcome", "BV/TV at 8 weeks"),
        ],
        Sections = [Summary(), Design(), MicroCt(n), Checklists(), Methods(), Provenance()],
    };

    private static Section Summary() => new("summary", "Summary",
    [
        new ParagraphBlock(RichText.Empty.Strong("BV/TV was higher with vesicles")
            .Then(" (difference 0.071, 95 % CI 0.039 to 0.103; Welch's ").Emphasis("t")
            .Then("(13.8) = 4.71, Holm-adjusted p = 0.00031; Hedges' g 2.11, 95 % CI 0.92 to 3.27; n = 8 + 8 rats). ")
            .Then("The other indices are exploratory; see ")
            .Link("all measures", "#measures").Then(".")),
        new FigureBlock("effect-sizes", EstimateFigure.Draw(SampleFigures.Estimates)),
    ])
    {
        Status = SectionStatus.Passed,
        Description = "The primary outcome and the size of all effects.",
    };

    private static Section Design() => new("design", "Design and findings",
    [
        new FactListBlock(
        [
            new Fact("Randomisation", "blocks of four, by cage"), new Fact("Blinding", "measurement and analysis"),
                new Fact("Exclusions", "none"),
            new Fact("Carrier", "GelMA, 5 % (w/v)"), new Fact("Dose", "1 × 10⁹ particles per defect"), new Fact("Sample size", null),
        ]),
        new FindingListBlock(
        [
            Finding.Note("OST-CT-031", "Scan of rat ev-04 was repeated; the second one is measured.",
                new SourceLocation("samples.csv", 14)),
            Finding.Warning("OST-STU-014", "The manifest does not say how the sample size was decided.",
                new SourceLocation("study.yaml", 12, 3), null,
                "Add design.sampleSize, for example: power 0.8 at g = 1.5."),
            Finding.Warning("OST-CT-021", "Voxel size differs between scans.", new SourceLocation("scans/gel_07.tif"), "0.0176 mm",
                "Tb.Th and Conn.D depend on voxel size; rescan, or leave the scan out with a reason."),
        ]),
    ])
    {
        Status = SectionStatus.Warned,
        Description = "What was understood from the manifest, and what is worth knowing about the data.",
        AuthorComment = "Rat ev-04 moved in the first scan.",
    };

    private static Section MicroCt(int n) => new("micro-ct", "Micro-CT",
    [
        SampleStudy.Measures(n),
        new HeadingBlock("ct-figures", "Comparisons"),
        .. SampleStudy.Indices.Select((index, i) => (Block)new FigureBlock("ct-" + index.Term.Replace('_', '-'),
        GroupComparisonFigure.Draw(SampleFigures.Comparison(i, n)))),
        new DataTableBlock(Contrasts())
        {
            Caption = "One row per outcome; p adjusted by Holm's method over the nine outcomes.",
            Path = "tables/contrasts.tsv",
        },
        new HeadingBlock("ct-quality", "Quality control"),
        new ImagePanelBlock(
        [
            .. Enumerable.Range(0, 4).Select(i => new PanelImage(SyntheticSlice.Png((ulong)i, i < 2 ? 0.4 : 1.0),
                $"{SampleStudy.Animal(i >= 2, i % 2)}, slice 212 of 424",
                    "Transverse slice of a femur; the outline of the bone mask follows cortex and struts.")),
        ])
        {
            Caption = "Middle slices with the outline of the bone mask; the two rats of each arm nearest to its median BV/TV.",
        },
        new FigureBlock("ct-histogram", GreyHistogramFigure.Draw(SampleFigures.Histogram)),
        new FigureBlock("release", SeriesFigure.Draw(SampleFigures.Release)),
    ])
    {
        Status = SectionStatus.Passed,
        Description = "Bone in the volume of interest, one row per rat.",
        HowToRead =
        [
            "Each point is one rat, never a slice or a repeated scan. Line and whiskers: mean, one standard deviation to either side.",
            RichText.Of("A number that could not be measured is ").Emphasis("N/A")
                .Then(" with its reason below the table; it is not counted as 0."),
        ],
    };

    private static Table Contrasts() => new("contrasts", "Contrasts",
    [
        Column.Of("outcome", [.. SampleStudy.Indices.Select(i => TermRegistry.Get(i.Term).Label)]),
        Column.Of("difference", [.. SampleStudy.Indices.Select(i => (double?)i.Difference)], null,
            "treated minus control, in the unit of the outcome"),
        Column.Of("hedges_g", [.. SampleStudy.Indices.Select(i => (double?)i.G)], null,
            "difference in pooled standard deviations, corrected for small samples"),
        Column.Of("ci_low", [.. SampleStudy.Indices.Select(i => (double?)i.Low)]),
        Column.Of("ci_high", [.. SampleStudy.Indices.Select(i => (double?)i.High)]),
        Column.Of("p", [.. SampleStudy.Indices.Select(i => (double?)i.P)]),
        Column.Of("n", [.. SampleStudy.Indices.Select(_ => (long?)16)]),
        Column.Of("primary", [.. SampleStudy.Indices.Select((_, i) => (bool?)(i == 0))]),
    ]);

    private static Section Checklists() => new("checklists", "Checklists",
    [
        new ChecklistBlock("arrive", "ARRIVE 2.0 Essential 10",
        [
            new ChecklistItem("1", "Study design: groups, controls, experimental unit", ChecklistStatus.Present, RichText.Of("study.yaml, ")
                .Code("design.arms, design.unit")),
            new ChecklistItem("2", "Sample size: exact n, and how it was decided", ChecklistStatus.Missing,
                RichText.Of("n is counted; add ").Code("design.sampleSize")),
            new ChecklistItem("3", "Inclusion and exclusion criteria, every exclusion with its reason", ChecklistStatus.Present,
                "no exclusion"),
            new ChecklistItem("4", "Randomisation", ChecklistStatus.Present, "blocks of four, by cage"),
            new ChecklistItem("5", "Blinding", ChecklistStatus.Present, "measurement and analysis"),
            new ChecklistItem("8", "Experimental animals", ChecklistStatus.Missing, RichText.Of("add strain, sex and age to ")
                .Code("samples.csv")),
        ])
        {
            Source = new Reference("Percie du Sert N et al. The ARRIVE guidelines 2.0. PLoS Biol 18, e3000410 (2020).",
                "10.1371/journal.pbio.3000410"),
        },
        new ChecklistBlock("misev", "MISEV2023",
        [
            new ChecklistItem("a", "Particles by a single-particle method", ChecklistStatus.NotApplicable,
                "no vesicle assay in this study"),
        ]),
    ])
    {
        Status = SectionStatus.Warned,
    };

    private static Section Methods() => new("methods", "Methods",
    [
        new MethodsBlock(
        [
            RichText.Of("Bone was segmented by a global threshold (Otsu's method on the pooled histogram) and measured with Osteon 0.1.0. ")
                .Then("Bone volume fraction (BV/TV), bone surface and connectivity density follow the guidelines for rodent micro-CT [1]; ")
                .Then("connectivity was computed from the Euler characteristic [2]."),
            RichText.Of("Groups were compared by Welch's ").Emphasis("t")
                .Then(" test with the rat as the experimental unit; p values were adjusted by Holm's method over nine outcomes."),
        ],
        [
            new Reference(
                "Bouxsein ML et al. Guidelines for assessment of bone microstructure in rodents using micro-computed tomography. "
                    + "J Bone Miner Res 25, 1468–1486 (2010).",
                "10.1002/jbmr.141"),
            new Reference("Odgaard A, Gundersen HJG. Quantification of connectivity in cancellous bone. Bone 14, 173–182 (1993).",
                "10.1016/8756-3282(93)90245-6"),
        ]),
    ]);

    private static Section Provenance() => new("provenance", "Provenance",
    [
        new ProvenanceBlock(
            [new Fact("Osteon", "0.1.0"), new Fact("Seed", "20260101"), new Fact("Runtime", ".NET 10.0")],
            [
                new ProvenanceFile("study.yaml", "input", 2114, new string('a', 60) + "0123"),
                new ProvenanceFile("scans/gel_01.nrrd", "input", 183_500_801, new string('b', 60) + "4567"),
                new ProvenanceFile("results/tables/measures.tsv", "output", 4411, null),
            ])
        {
            CommandLine = "osteon run study.yaml --out results --seed 20260101",
        },
    ]);
}
