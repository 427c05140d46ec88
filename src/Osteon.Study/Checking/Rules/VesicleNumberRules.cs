using System.Globalization;
using System.Text.RegularExpressions;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Declared numbers of vesicles that must agree, the isolations, and the EV-TRACK identifier.</summary>
internal static partial class VesicleNumberRules
{
    private const string IsolationColumn = "isolation";

    public static void Check(RuleContext context, VesiclePreparation vesicles)
    {
        if (vesicles.EvTrack is { } id && !EvTrackForm().IsMatch(id))
            context.Add(
                VesicleFindings.EvTrackIdentifier,
                "vesicles.ev_track",
                $"'{id}' is no EV-TRACK identifier",
                id,
                "It is EV, the year and four digits, as in EV230001; leave the key out until evtrack.org has given one.");
        Batches(context, vesicles);
        foreach ((int i, Arm arm) in context.Design.Arms.Index())
            Dose(context, vesicles, arm, FormattableString.Invariant($"design.arms[{i}].dose"));
    }

    /// <summary>Diameters and dilutions of the assays; the name of the vesicles too, where the study has one.</summary>
    public static void CheckMethods(RuleContext context)
    {
        foreach ((NtaAssay nta, string path) in context.AssaysOf<NtaAssay>())
        {
            if (context.Manifest.Vesicles is { Term: { } term })
                Add(
                    context,
                    new VesicleNumbers { Term = term, NtaModeNm = nta.PeakDiameter?.In("nm") },
                    new VesiclePlaces(Vesicles: context.Source.At("vesicles.term")));
            foreach ((ElectronMicroscopyAssay em, string emPath) in context.AssaysOf<ElectronMicroscopyAssay>())
                Diameters(context, nta, em, new VesiclePlaces(Microscopy: context.Source.At(emPath + ".diameter")));
            foreach ((NtaFile file, string name) in context.Files.NtaOf(nta.Id)) Dilutions(context, (nta, path), file, name);
        }
    }

    /// <summary>
    /// The dilution of a file against the declared one: that of its row, else that of the assay, as the summary takes them. A blank is not
    /// diluted, and 1 is what instruments write where nothing was entered.
    /// </summary>
    private static void Dilutions(RuleContext context, (NtaAssay Assay, string Path) nta, NtaFile file, string name)
    {
        Sample? row = context.Samples.Included.FirstOrDefault(r => r.Assay == nta.Assay.Id && r.File == name);
        if (row?.Covariates.GetValueOrDefault(NtaPlacing.RoleColumn) == "blank") return;
        double? ofRow = row is not null
            && double.TryParse(row.Covariates.GetValueOrDefault(NtaPlacing.DilutionColumn), NumberStyles.Float, CultureInfo.InvariantCulture, out double cell)
                ? cell : null;
        foreach (NtaRecording recording in file.Recordings)
            if (recording.Number(NtaQuantity.Dilution) is { } stated && stated != 1)
                Add(
                    context,
                    new VesicleNumbers
                    {
                        DeclaredDilution = ofRow ?? nta.Assay.Dilution,
                        FileDilution = stated,
                        FileConcentrationIncludesDilution = recording.ConcentrationIncludesDilution,
                    },
                    new VesiclePlaces(Nta: ofRow is null ? context.Source.At(nta.Path + ".dilution") : row!.Location));
    }

    private static void Diameters(RuleContext context, NtaAssay nta, ElectronMicroscopyAssay em, VesiclePlaces places) => Add(
        context,
        new VesicleNumbers
        {
            NtaModeNm = nta.PeakDiameter?.In("nm"),
            MicroscopyRangeNm = em.Diameter is { } range ? (range.Low.In("nm"), range.High.In("nm")) : null,
            Microscopy = em.Mode,
        },
        places);

    private static void Batches(RuleContext context, VesiclePreparation vesicles)
    {
        foreach ((int i, VesicleBatch batch) in vesicles.Batches.Index())
            if (vesicles.Batches.Take(i).Any(b => b.Id == batch.Id))
                context.Add(
                    VesicleFindings.BatchRepeated,
                    FormattableString.Invariant($"vesicles.batches[{i}].id"),
                    $"two isolations are called '{batch.Id}'",
                    batch.Id,
                    "Give each isolation an identifier of its own.");
        string[] ids = [.. vesicles.Batches.Select(b => b.Id)];
        if (ids.Length > 0)
            foreach (Sample row in context.Samples.Rows)
                if (row.Covariates.GetValueOrDefault(IsolationColumn) is { } named && !ids.Contains(named))
                    context.Add(VesicleFindings.UnknownBatch.At(
                        row.Location, $"the isolation '{named}' of sample '{row.Id}' is not declared under vesicles.batches", named,
                            NearestName.Hint(named, ids)));
        Total("particle_yield", vesicles.ParticleYield?.In("1"), VesicleAmounts.Sum(vesicles, b => b.ParticleYield?.In("1")), "particles");
        Total("protein_yield", vesicles.ProteinYield?.In("ug"), VesicleAmounts.Sum(vesicles, b => b.ProteinYield?.In("ug")), "µg protein");

        void Total(string key, double? stated, double? summed, string unit)
        {
            if (stated is not { } whole || summed is not { } sum
                || Math.Abs(whole - sum) <= VesicleCrossChecks.RoundingTolerance * Math.Max(whole, sum)) return;
            context.Add(
                VesicleFindings.YieldsDoNotAdd,
                "vesicles." + key,
                string.Create(CultureInfo.InvariantCulture, $"{key} is {whole:G4} {unit}, but the batches add up to {sum:G4}"),
                hint: "The yield is of all isolations together; without the key the sum of the batches is used.");
        }
    }

    private static void Dose(RuleContext context, VesiclePreparation vesicles, Arm arm, string path)
    {
        if (arm.Dose is not { } dose) return;
        double[] stocks =
            [.. context.AssaysOf<NtaAssay>().Select(a => a.Assay.Concentration).OfType<Quantity>().Select(c => c.In("1/mL"))];
        Add(context, new VesicleNumbers
        {
            Arm = arm.Id,
            DoseParticles = dose.Particles?.In("1"),
            DoseProteinMicrograms = dose.Protein?.In("ug"),
            DoseMicrolitres = dose.Volume?.In("uL"),
            Doses = arm.Schedule?.Count is { } count && context.UnitsOf(arm) is { } units
                && (long)count * units is var doses and <= int.MaxValue ? (int)doses : null,
            StockPerMl = stocks.Length > 0 ? stocks.Max() : null,
            YieldParticles = VesicleAmounts.Particles(vesicles),
            YieldProteinMicrograms = VesicleAmounts.ProteinMicrograms(vesicles),
        }, new VesiclePlaces(Dose: context.Source.At(path)));
    }

    private static void Add(RuleContext context, VesicleNumbers numbers, VesiclePlaces places)
    {
        foreach (Finding finding in VesicleCrossChecks.Of(numbers, places)) context.Add(finding);
    }

    [GeneratedRegex("^EV[0-9]{6}$")]
    private static partial Regex EvTrackForm();
}
