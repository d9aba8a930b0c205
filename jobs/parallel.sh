#!/bin/bash
# Usage: jobs/parallel.sh PLAN.json [PARTS], from the project's folder. Repeat it after an interruption: it goes on where
# it was. With `--sshloginfile`, GNU parallel spreads the parts over machines that share the folder.
set -euo pipefail

plan=${1:?usage: jobs/parallel.sh PLAN.json [PARTS]}
parts=${2:-$(nproc)}
# Bundles once, before several processes would.
node cli/launch.mjs --help > /dev/null
seq "$parts" | parallel --quote --jobs "$parts" --line-buffer \
  node cli/launch.mjs explore --plan "$plan" --shard "{}/$parts" --out "results-{}-of-$parts.jsonl" ||
  echo "Not every part came to its end: repeat this command." >&2
node cli/launch.mjs merge results-*-of-"$parts".jsonl --out results.jsonl
