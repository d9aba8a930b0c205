import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { ProblemError } from '../../src/core/problem';
import { parseGallery } from '../../src/data/gallery';
import { readResults } from '../explore/results-file';
import { printJson } from '../output';
import { galleryFile, resultsFile } from '../project-folder';
import { parseJson, readText } from '../read-json';
import { countDesigns, resultsTables } from './results-table';

const preface = `# Results

Written by \`npm run -s bitfrontier -- results\` from the gallery; \`npm run gallery\` trains it again.

Every figure is the accuracy of integer-only inference on the whole test set in percent: mean and sample deviation over
the seeds, all layers quantized unless a row says otherwise. PTQ is the quantizer as it starts, QAT the same after
fine-tuning; the FP32 control is fine-tuned equally long. Against the control: \`=\` no difference that these seeds can show,
\`↓\` lower and \`↑\` higher (95 %, Welch). In brackets: test images on which the float simulation chooses another class, the
most of any seed; without brackets none.

`;

export function registerResults(program: Command): void {
  program
    .command('results')
    .description('write the accuracies of the gallery, or of results of explore, as tables')
    .argument('[files...]', 'JSON Lines files instead of the gallery')
    .addOption(new Option('--out <file>', 'Markdown file').default(resultsFile, 'docs/results.md'))
    .action(writeResults);
}

function writeResults(files: readonly string[], { out }: { readonly out: string }): void {
  const results =
    files.length > 0
      ? files.flatMap(readResults)
      : parseGallery(parseJson(galleryFile, readText(galleryFile)), galleryFile);
  try {
    writeFileSync(out, `${preface}${resultsTables(results)}`);
  } catch (error) {
    throw new ProblemError('file-unwritable', { file: out, reason: (error as Error).message });
  }
  printJson({ file: out, designPoints: countDesigns(results), results: results.length });
}
