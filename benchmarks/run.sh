#!/usr/bin/env bash
# Builds the benchmarks and runs our kernels beside their peers on the same volumes; prints the tables of docs/performance.md.
#   benchmarks/run.sh              256³ and 512³ voxels
#   benchmarks/run.sh 256          one size
#   benchmarks/run.sh models       latent variable models beside scikit-learn's (Debian: python3-sklearn)
#   benchmarks/run.sh tracking [FRAMES [PEERFRAMES]] | walker | blot [PICTURES] | micrograph [SIDE [PICTURES]]   vesicles
#   benchmarks/run.sh mechanism [EDGES | peer] | mechanism-import   questions to the mechanism graph; reading pathway collections
#   benchmarks/run.sh mechanism-models [REPEATS]   logic-based and Boolean models beside SciPy's solvers
#   benchmarks/run.sh bdn [args]   BenchmarkDotNet instead (for example: bdn --filter '*Topology*')
# Needs python3 with scikit-image and SciPy (Debian: python3-skimage); OSTEON_PYTHON names another interpreter.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
dotnet build benchmarks/Osteon.Benchmarks -c Release -v q --nologo >&2
program=benchmarks/Osteon.Benchmarks/bin/Release/net10.0/Osteon.Benchmarks.dll
if [ "${1:-}" = bdn ]; then
  shift
  exec dotnet "$program" "$@"
fi
case "${1:-}" in
  models | mechanism | mechanism-import | mechanism-models | tracking | walker | blot | micrograph) exec dotnet "$program" "$@" ;;
esac
exec dotnet "$program" peers "$@"
