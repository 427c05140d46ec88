using System.Globalization;
using BenchmarkDotNet.Running;
using Osteon.Benchmarks;

// "peers" runs our kernels and the peers' on the same volumes; anything else goes to BenchmarkDotNet (try --list flat).
if (args is ["peers", ..])
{
    PeerComparison.Run(args[1..]);
    return;
}

if (args is ["peers-clustering", ..])
{
    ClusteringPeers.Run(args[1..]);
    return;
}

// "models" runs our latent variable models and scikit-learn's on the same tables.
if (args is ["models", ..])
{
    ModelComparison.Run(args[1..]);
    return;
}

// "metabolites" runs everything that is done with a large metabolite table, stage by stage, as a program and beside Python and R.
if (args is ["metabolites", ..])
{
    MetabolitePipeline.Run(args[1..]);
    return;
}

// "tracking [FRAMES [PEERFRAMES]]" tracks and sizes a recording of the virtual NTA camera, with NumPy and SciPy beside it; "walker" the distribution alone.
if (args is ["tracking", ..])
{
    TrackingBenchmark.Run(args[1..]);
    return;
}

// "mechanism [EDGES]" asks every mechanism query of a random graph of that size.
if (args is ["mechanism", ..])
{
    MechanismBenchmark.Run(args[1..]);
    return;
}

// "mechanism-models [REPEATS]" runs models of the graph as equations and as Boolean networks, with NumPy and SciPy beside them.
if (args is ["mechanism-models", ..])
{
    LogicModelBenchmark.Run(args is [_, { } repeats, ..] ? int.Parse(repeats, CultureInfo.InvariantCulture) : 15);
    return;
}

if (args is ["walker"])
{
    WalkerBenchmark.Run();
    return;
}

// "blot [PICTURES]" and "micrograph [SIDE [PICTURES]]" measure virtual pictures, with SciPy and scikit-image beside them, in time and in what is found.
if (args is ["blot", ..])
{
    BlotBenchmark.Run(args is [_, { } pictures, ..] ? int.Parse(pictures, CultureInfo.InvariantCulture) : 5);
    return;
}

if (args is ["micrograph", ..])
{
    MicrographBenchmark.Run(args[1..]);
    return;
}

// "metabolite-curves" draws many simulated studies and counts what the rules find of what is true.
if (args is ["metabolite-curves", ..])
{
    MetaboliteCurves.Run(args[1..]);
    return;
}

// "mechanism-import [FOLDER]" imports a collection of drawings of the size of WikiPathways.
if (args is ["mechanism-import", ..])
{
    MechanismImportBenchmark.Run(args[1..]);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
