namespace Osteon.Simulation;

/// <summary>
/// A drawn specimen: continuous, without voxels, its mineral density known at every point. Tubes hold their own density; where struts
/// overlap each other the highest density holds; everything else is soft tissue. Bone is the union of the tubes and the struts.
/// </summary>
/// <remarks>
/// The tubes must not share volume with each other (they may touch), and every strut must lie wholly inside the volume of interest, and
/// every tube inside its radius. That is what makes the truth of <see cref="PhantomTruth"/> exact where it is a closed form.
/// </remarks>
public sealed record PhantomObject
{
    /// <summary>
    /// A specimen of these parts; throws <see cref="ArgumentException"/> when two tubes overlap, a part has no extent, a number is not
    /// finite, or a part leaves the volume of interest as said above.
    /// </summary>
    public PhantomObject(string name, IReadOnlyList<Tube> tubes, IReadOnlyList<Strut> struts, double softTissueDensity, PhantomVoi voi)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!double.IsFinite(softTissueDensity))
            throw new ArgumentOutOfRangeException(nameof(softTissueDensity), softTissueDensity, "must be finite");
        CheckTubes(tubes, voi);
        foreach (Strut strut in struts) CheckStrut(strut, voi);
        Name = name;
        Tubes = tubes;
        Struts = struts;
        SoftTissueDensity = softTissueDensity;
        Voi = voi;
    }

    /// <summary>Name of the specimen; part of the name of every random stream that images it.</summary>
    public string Name { get; }

    /// <summary>Fragments of the diaphysis and caps.</summary>
    public IReadOnlyList<Tube> Tubes { get; }

    /// <summary>Struts of the callus.</summary>
    public IReadOnlyList<Strut> Struts { get; }

    /// <summary>Mineral density of everything that is not bone, mgHA/cm³.</summary>
    public double SoftTissueDensity { get; }

    /// <summary>The volume in which the truth is stated.</summary>
    public PhantomVoi Voi { get; }

    /// <summary>How the bone inside the volume of interest hangs together, or null where the one who drew it does not know.</summary>
    public PhantomTopology? Topology { get; init; }

    /// <summary>Mineral density at a point, mgHA/cm³.</summary>
    public double DensityAt(PhantomPoint point)
    {
        foreach (Tube tube in Tubes)
            if (tube.Contains(point)) return tube.Density;
        double density = double.NegativeInfinity;
        foreach (Strut strut in Struts)
            if (strut.Density > density && strut.Contains(point)) density = strut.Density;
        return double.IsFinite(density) ? density : SoftTissueDensity;
    }

    /// <summary>The lowest and the highest density that occur, mgHA/cm³.</summary>
    public (double Lowest, double Highest) DensityRange
    {
        get
        {
            double low = SoftTissueDensity;
            double high = SoftTissueDensity;
            foreach (double density in Tubes.Select(t => t.Density).Concat(Struts.Select(s => s.Density)))
            {
                low = Math.Min(low, density);
                high = Math.Max(high, density);
            }

            return (low, high);
        }
    }

    private static void CheckTubes(IReadOnlyList<Tube> tubes, PhantomVoi voi)
    {
        for (int i = 0; i < tubes.Count; i++)
        {
            Tube t = tubes[i];
            bool extended = t.InnerRadius >= 0 && t.OuterRadius > t.InnerRadius && t.ZTo > t.ZFrom;
            if (!extended || !double.IsFinite(t.Density) || !double.IsFinite(t.OuterRadius))
                throw new ArgumentException($"tube {i} has no extent or is not finite: {t}", nameof(tubes));
            if (t.OuterRadius > voi.RadiusMm)
                throw new ArgumentException($"tube {i} leaves the volume of interest sideways: {t}", nameof(tubes));
            for (int j = 0; j < i; j++)
                if (t.Overlaps(tubes[j])) throw new ArgumentException($"tubes {j} and {i} overlap", nameof(tubes));
        }
    }

    private static void CheckStrut(Strut strut, PhantomVoi voi)
    {
        bool inside = Inside(strut.From) && Inside(strut.To);
        if (!(strut.Radius > 0) || !double.IsFinite(strut.Density) || !inside)
            throw new ArgumentException($"a strut has no extent, is not finite or leaves the volume of interest: {strut}", nameof(strut));

        bool Inside(PhantomPoint end) => end.Radius + strut.Radius <= voi.RadiusMm && Math.Abs(end.Z) + strut.Radius <= voi.HalfHeightMm;
    }
}
