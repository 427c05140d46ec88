using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>A feature with everything its intensities follow from.</summary>
internal sealed record DrawnFeature(
    Feature Feature, FeatureTruth Truth, IReadOnlyList<DriftCurve> Drifts, IReadOnlyList<double> BatchShifts, string Key);

/// <summary>Draws features: ions of molecules in a polarity, and contaminants.</summary>
internal static class FeatureDraw
{
    private const string Study = "virtual-metabolome";
    private const double Proton = 1.007276466621;
    private const double SecondsPerMinute = 60;

    /// <summary>The features of one polarity.</summary>
    /// <param name="polarity">The polarity.</param>
    /// <param name="molecules">All molecules.</param>
    /// <param name="pool">Amount of each molecule in the pool.</param>
    /// <param name="parameters">How the study is made.</param>
    /// <param name="random">Streams of the study.</param>
    public static IReadOnlyList<DrawnFeature> Features(
        Polarity polarity,
        IReadOnlyList<MoleculeTruth> molecules,
        IReadOnlyList<double> pool,
        VirtualMetabolomeParameters parameters,
        RandomStreams random)
    {
        var features = new List<DrawnFeature>();
        for (int m = 0; m < molecules.Count; m++)
        {
            Rng own = random.Stream(Study, "ion", molecules[m].Id);
            Ion ion = molecules[m].Compound is { } compound ? IonOf(compound, own) : Unnamed(parameters.Annotation, own);
            if (ion.Polarities.Contains(polarity))
                features.Add(Draw(new Source(molecules[m].Id, ion, m, molecules[m], pool[m]), polarity, parameters, random));
        }

        for (int i = 0; i < parameters.Annotation.Contaminants; i++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"contaminant-{i + 1:000}");
            Ion ion = Unnamed(parameters.Annotation, random.Stream(Study, "ion", id, polarity.ToString()));
            features.Add(Draw(new Source(id, ion, null, null, 0), polarity, parameters, random));
        }

        return [.. features.OrderBy(f => f.Feature.RetentionTime).ThenBy(f => f.Feature.Mz).ThenBy(f => f.Key, StringComparer.Ordinal)];
    }

    /// <summary>The id Progenesis would give: retention time in minutes, an underscore, mass-to-charge ratio.</summary>
    public static string Id(Feature feature, double shiftMinutes) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(feature.RetentionTime!.Value / SecondsPerMinute) + shiftMinutes:0.00}_{feature.Mz!.Value:0.0000}m/z");

    private static DrawnFeature Draw(Source source, Polarity polarity, VirtualMetabolomeParameters parameters, RandomStreams random)
    {
        string key = source.Id + (polarity == Polarity.Positive ? "+" : "-");
        Rng rng = random.Stream(Study, "feature", key);
        VirtualInstrument instrument = parameters.Instrument;
        VirtualAnnotation annotation = parameters.Annotation;
        double response = Math.Exp(instrument.ResponseSpread * rng.NextNormal());
        double cv = instrument.MedianCv * Math.Exp(instrument.CvSpread * rng.NextNormal());
        double amplitude = Math.Abs(instrument.DriftAmplitude * rng.NextNormal());
        bool falling = rng.NextDouble() < instrument.FallingShare;
        double limit = instrument.DetectionLimit * Math.Exp(instrument.DetectionLimitSpread * rng.NextNormal());
        bool hasBackground = rng.NextDouble() < parameters.Acquisition.BackgroundShare;
        double level = parameters.Acquisition.BackgroundLevel.Draw(rng);
        double ppm = annotation.MassErrorPpm * rng.NextNormal();
        double minutes = source.Ion.Minutes + (0.01 * rng.NextNormal());
        (bool named, string msi) = Level(source.Molecule?.Compound, annotation, rng);
        var drifts = new DriftCurve[parameters.Acquisition.Batches];
        double[] shifts = new double[drifts.Length];
        for (int b = 0; b < drifts.Length; b++)
        {
            drifts[b] = DriftCurve.Draw(rng, falling);
            shifts[b] = drifts.Length == 1 ? 0 : instrument.BatchShift * rng.NextNormal();
        }

        double contaminant = parameters.Biology.MedianIntensity * Math.Pow(10, parameters.Biology.Log10Spread * rng.NextNormal());
        double mz = source.Ion.Mass + (polarity == Polarity.Positive ? Proton : -Proton);
        double inPool = source.Molecule is null ? 0 : response * source.Pool;
        VirtualCompound? compound = named ? source.Molecule!.Compound : null;
        var feature = new Feature
        {
            Id = key,
            Polarity = polarity,
            Mz = mz * (1 + (ppm * 1e-6)),
            RetentionTime = Math.Max(0.3, minutes) * SecondsPerMinute,
            Charge = polarity == Polarity.Positive ? 1 : -1,
            Adduct = polarity == Polarity.Positive ? "[M+H]+" : "[M-H]-",
            Name = compound?.Name,
            Formula = compound?.Formula,
            Identifiers = compound?.Identifiers ?? [],
            ChemicalClass = compound?.ChemicalClass,
            Identity = new IdentityLevel(IdentityScheme.Msi, msi),
        };
        var truth = new FeatureTruth
        {
            FeatureId = key,
            Polarity = polarity,
            Molecule = source.Place,
            IsDifferential = source.Molecule?.IsDifferential ?? false,
            TrueMz = mz,
            Response = source.Molecule is null ? 0 : response,
            PoolIntensity = inPool,
            TechnicalCv = cv,
            DriftAmplitude = amplitude,
            DetectionLimit = limit,
            Background = source.Molecule is null ? contaminant : hasBackground ? level * inPool : 0,
        };
        return new DrawnFeature(feature, truth, drifts, shifts, key);
    }

    private static (bool Named, string Level) Level(VirtualCompound? compound, VirtualAnnotation annotation, Rng rng)
    {
        double name = rng.NextDouble(), level = rng.NextDouble();
        if (compound is null || name >= annotation.NamedShare) return (false, "4");
        return (true, level < annotation.Level1Share ? "1" : level < annotation.Level1Share + annotation.Level2Share ? "2" : "3");
    }

    private static Ion IonOf(VirtualCompound compound, Rng rng)
    {
        (double from, double to) = compound.Elution switch
        {
            Elution.Early => (0.6, 2.5),
            Elution.Middle => (2.5, 6.5),
            _ => (6.5, 13.0),
        };
        return new Ion(compound.MonoisotopicMass, from + ((to - from) * rng.NextDouble()), compound.Polarities);
    }

    /// <summary>A mass between 90 and 900 Da with the mass defect of an organic compound, and a place on the column.</summary>
    private static Ion Unnamed(VirtualAnnotation annotation, Rng rng)
    {
        double nominal = 90 + Math.Floor(810 * Math.Pow(rng.NextDouble(), 1.5));
        double mass = nominal + (nominal * 0.0005) + (0.03 * rng.NextNormal());
        double minutes = 0.6 + (12.4 * rng.NextDouble());
        double both = rng.NextDouble(), which = rng.NextDouble();
        Polarity[] polarities = both < annotation.OverlapShare
            ? [Polarity.Positive, Polarity.Negative]
            : [which < 0.5 ? Polarity.Positive : Polarity.Negative];
        return new Ion(mass, minutes, polarities);
    }

    private sealed record Ion(double Mass, double Minutes, IReadOnlyList<Polarity> Polarities);

    private sealed record Source(string Id, Ion Ion, int? Place, MoleculeTruth? Molecule, double Pool);
}
