import { type Command, Option } from 'commander';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import { ProblemError } from '../../src/core/problem';
import { parseGallery } from '../../src/data/gallery';
import { readResults } from '../explore/results-file';
import { printJson } from '../output';
import { galleryFile, resultsFile } from '../project-folder';
import { parseJson, readText } from '../read-json';
import { writeText } from '../write-text';
import { countDesigns, resultsTables } from './results-table';

const explanation = `Every figure is the accuracy of integer-only inference on the whole test set in percent: mean and sample deviation over
the seeds, all layers quantized unless a row says otherwise. PTQ is the quantizer as it starts, QAT the same after
fine-tuning; the FP32 control is fine-tuned equally long. Against the control: \`=\` no difference that these seeds can show,
\`↓\` lower and \`↑\` higher (95 %, Welch). In brackets: test images on which the float simulation chooses another class, the
most of any seed; without brackets none.`;

function preface(files: readonly string[]): string {
  const command = ['npm run -s bitfrontier -- results', ...files].join(' ');
  const origin =
    files.length > 0
      ? `Written by \`${command}\`.`
      : `Written by \`${command}\` from the gallery; \`npm run gallery\` trains it again.`;
  return `# Results\n\n${origin}\n\n${explanation}\n\n`;
}

export function registerResults(program: Command): void {
  program
    .command('results')
    .description('write the accuracies of the gallery, or of results of explore, as tables')
    .argument('[files...]', 'JSON Lines files instead of the gallery')
    .addOption(new Option('--out <file>', 'Markdown file').default(resultsFile, 'docs/results.md'))
    .action(writeResults);
}

function readSomeResults(file: string): readonly TrainedResult[] {
  const results = readResults(file);
  if (results.length === 0) throw new ProblemError('no-results', { file });
  return results;
}

function writeResults(files: readonly string[], { out }: { readonly out: string }): void {
  const results =
    files.length > 0
      ? files.flatMap(readSomeResults)
      : parseGallery(parseJson(galleryFile, readText(galleryFile)), galleryFile);
  writeText(out, `${preface(files)}${resultsTables(results)}`);
  printJson({ file: out, designPoints: countDesigns(results), results: results.length });
}
