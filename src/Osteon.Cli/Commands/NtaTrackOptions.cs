using System.CommandLine;
using System.Globalization;
using Osteon.Primitives;
using Osteon.Study;
using Osteon.Vesicles;

namespace Osteon.Cli.Commands;

/// <summary>The options of <c>osteon nta track</c>, and their translation. Defaults stand in one place, the parameter records.</summary>
internal sealed class NtaTrackOptions
{
    private readonly Argument<string> _file = new("VIDEO|TRACKS")
    {
        Description = "A recording (TIFF stack or another volume of 8- or 16-bit frames), or tracks and spots as CSV of TrackMate, trackpy or NanoSight (AllTracks).",
    };

    private readonly List<Option> _all = [];
    private readonly Option<string?> _pixel, _rate, _exposure, _temperature, _viscosity, _formula, _relative, _medium;
    private readonly Option<string?> _diameter, _mass, _size, _separation, _noise, _smoothing, _grey, _percentile, _iterations, _refinement, _window;
    private readonly Option<string?> _range, _smallest, _memory, _flow, _drift, _least, _weighting;
    private readonly Option<string?> _bins, _stop, _bootstrap, _components, _depth, _perParticle, _dilution, _sweep;
    private readonly Option<bool> _dark = new("--dark") { Description = "Particles are darker than their surroundings." };

    public NtaTrackOptions()
    {
        _pixel = Add("--pixel-size", "UM", "Size of a pixel in the sample, µm. Needed for recordings and for tracks in pixels.");
        _rate = Add("--frame-rate", "FPS", "Frames per second. Needed.");
        _exposure = Add("--exposure", "S", "Time for which the shutter is open in each frame, s; 0 for a flash. Needed: it makes particles look up to half as large again.");
        _temperature = Add("--temperature", "C", "Temperature of the sample, °C. Needed.");
        _viscosity = Add("--viscosity", "MPAS", "Viscosity at that temperature, mPa·s. Default: that of water.");
        _formula = Add("--viscosity-model", "NAME", "Formula for water: iapws, zetaview, nanosight or andrade. Default: iapws.");
        _relative = Add("--relative-viscosity", "FACTOR", "The liquid is so many times as viscous as water. Default: 1.");
        _medium = Add("--medium", "NAME", "What the liquid is, for the report. Default: water.");
        _diameter = Add("--diameter", "PX", "Width of a particle's picture with its halo, odd number of pixels. Needed for recordings.");
        _mass = Add("--min-mass", "MASS", "Smallest mass of a particle. Default: found from the noise of the recording.");
        _size = Add("--max-size", "PX", "Largest radius of gyration, pixels. Default: none.");
        _separation = Add("--separation", "PX", "Least distance of two particles, pixels. Default: diameter + 1.");
        _noise = Add("--noise-size", "PX", "Standard deviation of the Gaussian against noise, pixels. Default: 1.");
        _smoothing = Add("--smoothing-size", "PX", "Side of the square whose mean is the background, pixels. Default: the diameter.");
        _grey = Add("--grey-threshold", "GREY", "Band-passed values below this are 0. Default: 1.");
        _percentile = Add("--percentile", "P", "A maximum is above this percentile of the values that are not 0. Default: 64.");
        _iterations = Add("--iterations", "N", "Most moves of the disc while a position is refined. Default: 10.");
        _refinement = Add("--refinement", "NAME", "windowed, or centroid as trackpy. Default: windowed.");
        _window = Add("--window-sigma", "PX", "Standard deviation of the window of the windowed refinement, pixels. Default: a sixth of the diameter.");
        _range = Add("--search-range", "PX", "Farthest step beyond the drift, pixels. Default: four standard deviations of the step of --smallest, at least 2.");
        _smallest = Add("--smallest", "NM", "Smallest particle that the search range must not lose, nm. Default: 50.");
        _memory = Add("--memory", "FRAMES", "Frames for which a particle may be missing. Default: 2.");
        _flow = Add("--max-drift", "PX", "Largest drift from frame to frame that is looked for, pixels; 0 for no prediction. Default: 20.");
        _drift = Add("--drift", "MODEL", "How drift is taken out: constant, per-frame or none. Default: constant.");
        _least = Add("--min-track", "N", "Fewest positions of an accepted track. Default: 15.");
        _weighting = Add("--weighting", "NAME", "tracks (each counts once) or frames (each counts with its positions). Default: tracks.");
        _bins = Add("--bins", "LOW,HIGH,N", "Bins of equal ratio, nm. Default: 10,2000,300.");
        _stop = Add("--stop", "SHARE[,N]", "The distribution ends when χ² falls by less than this share in an iteration, or after N. Default: 0.01,200.");
        _bootstrap = Add("--bootstrap", "N", "Replicates of the bootstrap over tracks. Default: 200.");
        _components = Add("--components", "N", "Most components of the log-normal mixture; 0 for none. Default: 3.");
        _depth = Add("--depth", "UM", "Depth in which particles are seen, µm: gives the concentration, and corrects for visits too short for a track.");
        _perParticle = Add("--per-particle", "N", "Concentration per mL for one particle per frame, as the instrument states it; instead of --depth.");
        _dilution = Add("--dilution", "N", "How many times the sample was diluted, 1 for not at all; applied once. Without it the concentration is that of the measured suspension, with a warning.");
        _sweep = Add("--sweep", "F,F,…|none", "Detection thresholds tried, as multiples of the smallest mass. Default: 1,1.5,2,3,5.");
    }

    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        foreach (Option option in _all) command.Options.Add(option);
        command.Options.Add(_dark);
    }

    /// <summary>What was asked for, or null where it cannot be understood; the findings say why, all at once.</summary>
    public TrackingInput? Read(ParseResult arguments, FindingCollector findings)
    {
        var r = new Reading(arguments, findings);
        double? rate = r.Needed(_rate), exposure = r.Needed(_exposure), celsius = r.Needed(_temperature), pixel = r.Number(_pixel);
        if (rate is <= 0) r.Wrong(_rate, "must be positive");
        if (exposure is < 0 || (rate is > 0 && exposure > 1 / rate * (1 + 1e-9))) r.Wrong(_exposure, "must be from 0 to the time of a frame, in seconds");
        Medium? medium = celsius is { } t ? MediumOf(r, t) : null;
        double? diameter = r.Whole(_diameter);
        double[] bins = r.List(_bins, 3) ?? [10, 2000, 300], stop = r.List(_stop, 1, 2) ?? [0.01];
        double? depth = r.Number(_depth), constant = r.Number(_perParticle);
        if (depth is <= 0) r.Wrong(_depth, "must be positive");
        if (constant is <= 0) r.Wrong(_perParticle, "must be positive");
        if (depth is not null && constant is not null) r.Wrong(_perParticle, "and --depth exclude each other");
        var locate = new LocateParameters { Diameter = (int)(diameter ?? 9) };
        locate = locate with
        {
            MaximumSize = r.Number(_size),
            Separation = r.Number(_separation),
            NoiseSize = r.Number(_noise) ?? locate.NoiseSize,
            SmoothingSize = (int?)r.Whole(_smoothing),
            Threshold = r.Number(_grey) ?? locate.Threshold,
            Percentile = r.Number(_percentile) ?? locate.Percentile,
            MaximumIterations = (int?)r.Whole(_iterations) ?? locate.MaximumIterations,
            Invert = arguments.GetValue(_dark),
            Refinement = r.Choice(_refinement, ("windowed", SpotRefinement.Windowed), ("centroid", SpotRefinement.Centroid)),
            WindowSigma = r.Number(_window),
        };
        double? least = r.Whole(_least), replicates = r.Whole(_bootstrap), components = r.Whole(_components);
        DriftModel drift = r.Choice(
            _drift, ("constant", DriftModel.ConstantVelocity), ("per-frame", DriftModel.PerFrame), ("none", DriftModel.None));
        TrackWeighting weighting = r.Choice(_weighting, ("tracks", TrackWeighting.EachTrackOnce), ("frames", TrackWeighting.ByFrames));
        double? mass = r.Number(_mass), range = r.Number(_range), smallest = r.Number(_smallest), memory = r.Whole(_memory), flow = r.Number(_flow);
        double? dilution = r.Number(_dilution);
        IReadOnlyList<double>? sweep = arguments.GetValue(_sweep) == "none" ? [] : r.List(_sweep, 1, 100);
        string file = arguments.GetRequiredValue(_file);
        if (r.Failed || medium is null || rate is null || exposure is null) return null;
        var sizing = new TrackSizingParameters(new FrameTiming(1 / rate.Value, Math.Min(exposure.Value, 1 / rate.Value)), medium)
        {
            Drift = drift,
            Weighting = weighting,
            LowestNanometres = bins[0],
            HighestNanometres = bins[1],
            Bins = Bounded(bins[2]),
            Stop = new WalkerStop(stop[0], stop.Length > 1 ? Bounded(stop[1]) : 200),
            DepthMicrometres = depth,
            Name = file,
        };
        sizing = sizing with
        {
            LeastPositions = least is { } l ? Bounded(l) : sizing.LeastPositions,
            BootstrapReplicates = replicates is { } b ? Bounded(b) : sizing.BootstrapReplicates,
            MaximumComponents = components is { } c ? Bounded(c) : sizing.MaximumComponents,
        };
        var parameters = new VideoTrackingParameters(pixel ?? 1, locate, sizing);
        parameters = parameters with
        {
            MinimumMass = mass,
            SearchRange = range,
            SmallestNanometres = smallest ?? parameters.SmallestNanometres,
            Memory = memory is { } m ? Bounded(m) : parameters.Memory,
            LargestDrift = flow ?? parameters.LargestDrift,
            Dilution = dilution,
            Sweep = sweep ?? parameters.Sweep,
            Volume = depth is null && constant is null ? null : new VisibleVolumeSource(depth, constant),
        };
        Finding[] wrong = [.. parameters.Check()];
        findings.AddRange(wrong);
        return wrong.Length > 0
            ? null
            : new TrackingInput(file, file, parameters) { DiameterStated = diameter is not null, PixelSizeStated = pixel is not null };
    }

    private Medium? MediumOf(Reading r, double celsius)
    {
        double? viscosity = r.Number(_viscosity), relative = r.Number(_relative);
        WaterViscosityModel formula = r.Choice(
            _formula, ("iapws", WaterViscosityModel.Iapws), ("zetaview", WaterViscosityModel.ZetaView),
            ("nanosight", WaterViscosityModel.NanoSight), ("andrade", WaterViscosityModel.Andrade));
        string name = r.Text(_medium) ?? "water";
        if (viscosity is <= 0) r.Wrong(_viscosity, "must be positive");
        if (relative is <= 0) r.Wrong(_relative, "must be positive");
        if (viscosity is not null && (relative is not null || r.Text(_formula) is not null)) r.Wrong(_viscosity, "states the viscosity; no formula for water is used with it");
        if (celsius <= -StokesEinstein.ZeroCelsius || (viscosity is null && celsius is not (>= 0 and <= 100)))
            r.Wrong(_temperature, "must be from 0 to 100 °C for water; give --viscosity for anything else");
        if (r.Failed) return null;
        try
        {
            return viscosity is { } v ? Medium.Measured(name, celsius, v, "stated")
                : relative is { } f ? Medium.RelativeToWater(name, celsius, f, formula) : Medium.Water(celsius, formula);
        }
        catch (ArgumentOutOfRangeException)
        {
            r.Wrong(_formula, $"gives no viscosity at this temperature");
            return null;
        }
    }

    private static int Bounded(double whole) => (int)Math.Clamp(whole, int.MinValue, int.MaxValue);

    private Option<string?> Add(string name, string value, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = value };
        _all.Add(option);
        return option;
    }

    /// <summary>Reads numbers and names of options; what is wrong becomes a finding.</summary>
    private sealed class Reading(ParseResult arguments, FindingCollector findings)
    {
        public bool Failed { get; private set; }

        public string? Text(Option<string?> option) => arguments.GetValue(option);

        public void Wrong(Option<string?> option, string message)
        {
            Failed = true;
            findings.Add(Finding.Error("OST-TRK-006", $"{option.Name} {message}", value: Text(option)));
        }

        public double? Needed(Option<string?> option)
        {
            if (Text(option) is not null) return Number(option);
            Failed = true;
            findings.Add(Finding.Error("OST-TRK-006", $"{option.Name} is missing", hint: option.Description));
            return null;
        }

        public double? Number(Option<string?> option)
        {
            if (Text(option) is not { } text) return null;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)) return value;
            Wrong(option, $"is a number with a decimal point, not '{text}'");
            return null;
        }

        public double? Whole(Option<string?> option)
        {
            if (Number(option) is not { } value) return null;
            if (value == Math.Floor(value) && Math.Abs(value) < int.MaxValue) return value;
            Wrong(option, $"is a whole number, not '{Text(option)}'");
            return null;
        }

        public double[]? List(Option<string?> option, int least, int most = 0)
        {
            if (Text(option) is not { } text) return null;
            double[] numbers = [.. text.Split(',').Select(n => double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN)];
            if (numbers.All(double.IsFinite) && numbers.Length >= least && numbers.Length <= Math.Max(least, most)) return numbers;
            Wrong(option, $"is {option.HelpName}, not '{text}'");
            return null;
        }

        public T Choice<T>(Option<string?> option, params ReadOnlySpan<(string Name, T Value)> choices)
        {
            if (Text(option) is not { } text) return choices[0].Value;
            List<string> names = [];
            foreach ((string name, T value) in choices)
            {
                if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) return value;
                names.Add(name);
            }

            Wrong(option, $"is not '{text}'. {NearestName.Hint(text, names)}");
            return choices[0].Value;
        }
    }
}
