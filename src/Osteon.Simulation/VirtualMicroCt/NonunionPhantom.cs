using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// Draws a synthetic rat femur with an osteotomy gap and a callus of known volume, mineral and topology. It looks like the bone of a
/// nonunion study and is not a model of how bone heals.
/// </summary>
public static class NonunionPhantom
{
    /// <summary>The fragments go on beyond any scan.</summary>
    private const double FarMm = 1000;

    /// <summary>
    /// Draws the object. Its randomness comes from the streams ("nonunion-phantom", sample, "lattice" and "growth") of the context, so the
    /// same seed, sample and parameters give the same object.
    /// </summary>
    /// <exception cref="InvalidContentException">
    /// The parameters contradict each other (OST-VCT-010 … 017), the caps alone exceed the callus fraction (018), the lattice cannot hold
    /// it (019) or has no room for a bridge (020). All findings are in the context.
    /// </exception>
    public static PhantomObject Draw(NonunionPhantomParameters parameters, RunContext context)
    {
        IReadOnlyList<Finding> findings = NonunionPhantomCheck.Check(parameters);
        if (findings.Count > 0) throw Refusal(findings, context);
        Tube[] tubes = Tubes(parameters.Fragments);
        double caps = tubes.Skip(2).Sum(t => t.VolumeBetween(-FarMm, FarMm));
        double wanted = (parameters.Callus.Fraction * parameters.Voi.Volume) - caps;
        if (wanted < 0) throw Refusal([CapsTooLarge(parameters, caps)], context);
        var lattice = StrutLattice.Make(parameters, tubes, context.Random.Stream("nonunion-phantom", parameters.Sample, "lattice"));
        Rng rng = context.Random.Stream("nonunion-phantom", parameters.Sample, "growth");
        List<StrutPlace> grown = StrutGrowth.Grow(lattice, parameters.Callus, rng) ?? throw Refusal([NoBridge], context);
        (int count, double factor, double volume) = StrutFit.Fit(tubes, grown, wanted, context);
        if (count < 0) throw Refusal([LatticeTooSmall(parameters, volume + caps)], context);
        Strut[] struts = StrutFit.Struts(grown, count, factor);
        return new PhantomObject(parameters.Sample, tubes, struts, parameters.SoftTissueDensity, parameters.Voi)
        {
            Topology = Topology(grown.Take(count), lattice.SiteCount, capped: tubes.Length > 2),
        };
    }

    private static Tube[] Tubes(FragmentParameters f)
    {
        double end = f.HalfGapMm;
        var tubes = new List<Tube>
        {
            new(f.InnerRadiusMm, f.OuterRadiusMm, -FarMm, -end, f.Density),
            new(f.InnerRadiusMm, f.OuterRadiusMm, end, FarMm, f.Density),
        };
        if (f.CapThicknessMm > 0)
        {
            tubes.Add(new Tube(0, f.InnerRadiusMm, -end - f.CapThicknessMm, -end, f.CapDensity));
            tubes.Add(new Tube(0, f.InnerRadiusMm, end, end + f.CapThicknessMm, f.CapDensity));
        }

        return [.. tubes];
    }

    // Struts are convex and only those that share a site meet, so their union has the homotopy type of the graph (nerve theorem). An anchor
    // and its fragment meet in a contractible set, so with sites V, struts between sites B and anchors A: χ = χ(fragments) + V − B − A; an
    // open tube has χ = 0, one closed by a cap has χ = 1. A graph joined to circles and contractible bodies encloses nothing: β2 = 0.
    private static PhantomTopology Topology(IEnumerable<StrutPlace> struts, int siteCount, bool capped)
    {
        var parent = new int[siteCount + 2];
        for (int i = 0; i < parent.Length; i++) parent[i] = i;
        var used = new HashSet<int>();
        int euler = capped ? 2 : 0;
        int parts = 2;
        foreach (StrutPlace place in struts)
        {
            int[] ends = [place.Site, place.Other >= 0 ? place.Other : siteCount + place.Fragment];
            foreach (int end in ends)
                if (end < siteCount && used.Add(end))
                {
                    euler++;
                    parts++;
                }

            euler--;
            int a = Root(ends[0]);
            int b = Root(ends[1]);
            if (a == b) continue;
            parent[a] = b;
            parts--;
        }

        return new PhantomTopology(parts, parts - euler, 0);

        int Root(int i)
        {
            while (parent[i] != i) i = parent[i];
            return i;
        }
    }

    private static Finding NoBridge => Finding.Error(
        "OST-VCT-020",
        "no strut of this lattice finds room to bridge the gap",
        hint: "use thinner struts, a wider gap or a narrower lattice");

    private static Finding CapsTooLarge(NonunionPhantomParameters parameters, double caps) => Finding.Error(
        "OST-VCT-018",
        string.Create(CultureInfo.InvariantCulture, $"the caps alone fill {caps / parameters.Voi.Volume:0.####} of the volume of interest"),
        value: Text(parameters.Callus.Fraction),
        hint: "ask for more callus or thinner caps");

    private static Finding LatticeTooSmall(NonunionPhantomParameters parameters, double most) => Finding.Error(
        "OST-VCT-019",
        string.Create(CultureInfo.InvariantCulture, $"this lattice holds at most the fraction {most / parameters.Voi.Volume:0.####}"),
        value: Text(parameters.Callus.Fraction),
        hint: "ask for less callus, thicker struts, a narrower lattice or a larger share of loops");

    private static InvalidContentException Refusal(IReadOnlyList<Finding> findings, RunContext context)
    {
        context.Findings.AddRange(findings);
        return new InvalidContentException(findings[0]);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
