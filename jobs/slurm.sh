#!/bin/bash
# Usage: sbatch jobs/slurm.sh PLAN.json, from the project's folder, after `npm ci` and `npm run -s bitfrontier -- --help`
# on a machine that sees the same folder. A task that is stopped or requeued goes on where it was.
#SBATCH --job-name=bitfrontier
#SBATCH --array=1-8
#SBATCH --cpus-per-task=1
#SBATCH --mem=4G
#SBATCH --time=08:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=sweep-%a.log
set -euo pipefail

plan=${1:?usage: sbatch jobs/slurm.sh PLAN.json}
part=$SLURM_ARRAY_TASK_ID
parts=$SLURM_ARRAY_TASK_COUNT
exec node cli/launch.mjs explore --plan "$plan" --shard "$part/$parts" --out "results-$part-of-$parts.jsonl"
