#!/usr/bin/env bash
# A sweep as a job array: each task makes a shard.
#
#     sbatch --array=1-8 src/cluster/slurm.sh experiment.json OUT
#     java -jar pushforward.jar sweep --merge OUT/shard-* --out OUT/all        when all tasks have ended
#
# PUSHFORWARD names the jar; pushforward.jar in the folder of the submission if it is not set. A task that is killed and queued again goes on where
# it was. Memory: about 300 MB beside the heap of 1 GB, and 100 MB for each core. The 1500 MB below are for one core; for four: sbatch --cpus-per-task=4
# --mem=1800M ...
#SBATCH --job-name=pushforward
#SBATCH --cpus-per-task=1
#SBATCH --mem=1500M
#SBATCH --time=12:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
set -euo pipefail
experiment=${1:?the experiment}
out=${2:?the folder for all shards}
# To send single tasks again, give the number of all shards: sbatch --array=3 src/cluster/slurm.sh experiment.json OUT 8
if [ -z "${3:-}" ] && [ "${SLURM_ARRAY_TASK_COUNT:-$SLURM_ARRAY_TASK_MAX}" != "$SLURM_ARRAY_TASK_MAX" ]; then
  echo "this array is not 1-N, so how many shards there are is not known: give their number as the third argument" >&2
  exit 2
fi
shard="$SLURM_ARRAY_TASK_ID/${3:-$SLURM_ARRAY_TASK_MAX}"
exec java -Xmx1g -XX:+UseSerialGC -jar "${PUSHFORWARD:-pushforward.jar}" sweep "$experiment" --shard "$shard" --resume \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" --out "$out/shard-$SLURM_ARRAY_TASK_ID"
