using Osteon.Mechanism;

namespace Osteon.Reporting.Tests;

/// <summary>A small graph with every relation and kind of evidence, and the block that shows it.</summary>
internal static class SampleMechanism
{
    public const string Evil = "\"><img src=x onerror=alert(1)></script><script>alert('x')</script>&amp;";

    public static MechanismGraph Graph => new(
        [
            Node("vesicle:exo", NodeKind.Vesicle, "BMSC-exo"), Node("mirna:m", NodeKind.Mirna, "miR-29a"),
                Node("gene:h", NodeKind.Protein, "HDAC4"),
            Node("pathway:w", NodeKind.Pathway, "Wnt"), Node("pathway:hif", NodeKind.Pathway, "HIF-1"),
                Node("cell:ob", NodeKind.Cell, "osteoblast"),
            Node("cell:bmsc", NodeKind.Cell, "BMSC"), Node("outcome:bv", NodeKind.Outcome, "BV/TV"),
                Node("indication:f", NodeKind.Indication, "fracture"),
            Node("gene:part", NodeKind.Protein, "LRP5"), Node("gene:alone", NodeKind.Protein, "ALONE"),
        ],
        [
            Edge("e-1", "vesicle:exo", Relation.Contains, "mirna:m", EvidenceType.Measurement),
            Edge("e-2", "mirna:m", Relation.Lowers, "gene:h", EvidenceType.Perturbation) with
            {
                Context = new EdgeContext { Source = "cell:bmsc", Species = "rat", Model = "in-vitro", Indication = "indication:f" },
                Mechanism = MechanismKind.TranslationalRepression,
                Direct = true,
            },
            Edge("e-3", "gene:h", Relation.Lowers, "pathway:w", EvidenceType.Review),
            Edge("e-4", "gene:part", Relation.Structural, "pathway:w", EvidenceType.Textbook),
            Edge("e-5", "pathway:w", Relation.Raises, "cell:ob", EvidenceType.Association),
            Edge("e-6", "vesicle:exo", Relation.Raises, "pathway:hif", EvidenceType.Enrichment),
            Edge("e-7", "vesicle:exo", Relation.Raises, "outcome:bv",
                EvidenceType.Perturbation) with { Context = new EdgeContext { Model = "in-vivo", Species = "rat" } },
            Edge("e-8", "cell:ob", Relation.Unknown, "outcome:bv", EvidenceType.Review, Stance.Mentions),
            Edge("e-9", "vesicle:exo", Relation.Treats, "indication:f", EvidenceType.Review),
        ]);

    public static MechanismBlock Block => new("mechanism", "How the vesicles act", Graph)
    {
        Marks =
        [
            new MeasuredMark("outcome:bv", MarkDirection.Up, "BV/TV is higher in BMSC-exo, p = 0.01"),
            new MeasuredMark("pathway:hif", MarkDirection.Enriched, "HIF-1 is enriched"),
            new MeasuredMark("gene:alone", MarkDirection.Changed, "ALONE differs"),
            new MeasuredMark("gene:nowhere", MarkDirection.Down, "is lower"),
        ],
        Caption = "A part of the graph.",
    };

    /// <summary>A graph in which every text of a user is hostile.</summary>
    public static MechanismGraph Hostile => new(
        [new Osteon.Mechanism.Node("gene:a", NodeKind.Protein) { Symbol = Evil, Name = Evil },
            new Osteon.Mechanism.Node("indication:b", NodeKind.Indication) { Name = Evil }],
        [
            new Edge("e-1", "gene:a", Relation.Raises, "indication:b")
            {
                Note = Evil,
                Context = new EdgeContext { State = Evil, Species = Evil },
                Evidence =
                [
                    new Evidence("M-1", EvidenceType.Review) { Cohort = Evil, Place = Evil, Caution = Evil,
                        References = ["doi:10.1/" + Evil, "doi:10.1/ok", "pmid:12", Evil] },
                ],
            },
        ]);

    private static Osteon.Mechanism.Node Node(string id, NodeKind kind, string symbol) => new(id, kind) { Symbol = symbol };

    private static Edge Edge(string id, string from, Relation relation, string to, EvidenceType type, Stance stance = Stance.Supports) =>
        new(id, from, relation, to)
        {
            Evidence =
            [
                new Evidence("M-" + id[2..], type)
                {
                    Stance = stance,
                    References = [$"doi:10.1000/{id}"],
                    Place = "line 3",
                    Cohort = "study " + id,
                    Caution = id == "e-3" ? "mis-cited: said of mice" : null,
                },
            ],
        };
}
