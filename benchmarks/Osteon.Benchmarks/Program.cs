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

// "tracking [FRAMES]" makes a recording of Brownian particles, tracks and sizes it.
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

// "metabolite-curves" draws many simulated studies and counts what the rules find of what is true.
if (args is ["metabolite-curves", ..])
{
    MetaboliteCurves.Run(args[1..]);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
