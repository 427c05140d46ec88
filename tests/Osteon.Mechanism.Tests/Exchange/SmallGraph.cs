namespace Osteon.Mechanism.Tests;

/// <summary>A graph with every relation, awkward characters, contradiction and a loop.</summary>
internal static class SmallGraph
{
    public const string Text = """"
        node vesicle:exo kind=vesicle symbol=exosome
        node mirna:miR-29a kind=mirna symbol=miR-29a alias="rno-miR-29a-3p|miRNA-29a"
        node gene:HDAC4 kind=protein symbol=HDAC4 name="histone deacetylase 4" xref=hgnc:14063
        node gene:RUNX2 kind=protein symbol=RUNX2 xref=hgnc:10472
        node gene:YAP1 kind=protein symbol=YAP1 name="Yes1 <associated> & ""quoted"" β"
        node pathway:wnt kind=pathway name="Wnt signalling"
        node cell:osteoblast kind=cell name="osteoblast" xref=CL:0000062
        node cell:bmsc kind=cell symbol=BMSC
        node outcome:bone-volume kind=outcome name="bone volume of the defect after eight weeks of healing in the rat calvarium"
        node indication:fracture kind=indication name=fracture
        node material:alone kind=material name=alone
        edge e-01 vesicle:exo -< mirna:miR-29a
          context source=cell:bmsc state=native species=rat
          evidence M-001 type=association stance=supports ref=doi:10.1000/a cohort="Lu 2020"
        edge e-02 mirna:miR-29a -| gene:HDAC4 mechanism=translational-repression direct=yes
          context recipient=cell:osteoblast model=in-vitro
          evidence M-002 type=perturbation stance=supports ref=doi:10.1000/a cohort="Lu 2020"
          evidence M-003 type=review stance=supports ref=doi:10.1000/b(2)<c> cohort="Lu 2020" caution="the title | says ""otherwise"""
          evidence R1-004 type=review stance=refutes ref=pmid:123456
        edge e-03 gene:HDAC4 -| gene:RUNX2
          evidence textbook:VEGA2004 type=textbook stance=supports ref=doi:10.1000/v
        edge e-04 gene:YAP1 -~ gene:RUNX2 note="raises early, lowers late"
          evidence M-005 type=review stance=mentions
        edge e-05 gene:RUNX2 -> cell:osteoblast mechanism=differentiation
          evidence M-006 type=perturbation stance=supports ref=pmid:99
        edge e-06 cell:osteoblast -> outcome:bone-volume
          evidence M-007 type=perturbation stance=supports
        edge e-07 pathway:wnt -? cell:osteoblast
        edge e-08 gene:RUNX2 => pathway:wnt
        edge e-09 gene:YAP1 -- gene:HDAC4
        edge e-10 vesicle:exo ~> indication:fracture
        edge e-11 gene:RUNX2 -> gene:RUNX2 mechanism=transcription
          evidence M-008 type=perturbation stance=supports ref=doi:10.1000/d
        edge e-12 outcome:bone-volume -| gene:HDAC4
        edge e-13 gene:YAP1 -> gene:HDAC4
        edge e-14 gene:YAP1 -| gene:HDAC4
        """";

    public static MechanismGraph Graph { get; } = MechReader.Read("small.mech", Text).Require();

    public static ExportOptions Options { get; } = new()
    {
        Title = "A \"small\" <graph> & more",
        Belief = e => e.Evidence.Any(v => v.Stance == Stance.Supports) ? 0.75 : null,
    };
}
