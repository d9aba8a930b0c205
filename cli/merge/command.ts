import type { Command } from 'commander';
import { mergeResults, resultLine } from '../../src/data/result-lines';
import { readResults } from '../explore/results-file';
import { printJson } from '../output';
import { writeText } from '../write-text';

export function registerMerge(program: Command): void {
  program
    .command('merge')
    .description('join results of several machines into one file, each run once, in one order')
    .argument('<files...>', 'JSON Lines files of explore')
    .requiredOption('--out <file>', 'JSON Lines file to write')
    .action(runMerge);
}

function runMerge(names: readonly string[], { out }: { readonly out: string }): void {
  const files = names.map((file) => ({ file, results: readResults(file) }));
  const merged = mergeResults(files);
  writeText(out, merged.map(resultLine).join(''));
  const read = files.reduce((sum, { results }) => sum + results.length, 0);
  printJson({ file: out, results: merged.length, duplicates: read - merged.length });
}
