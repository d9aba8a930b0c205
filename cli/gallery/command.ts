import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { ProblemError } from '../../src/core/problem';
import { toGallery } from '../../src/data/gallery';
import { readResults } from '../explore/results-file';
import { printJson } from '../output';
import { galleryFile } from '../project-folder';

export function registerGallery(program: Command): void {
  program
    .command('gallery')
    .description('gather results of explore into the gallery that the page shows')
    .argument('<files...>', 'JSON Lines files')
    .addOption(new Option('--out <file>', 'gallery file').default(galleryFile, 'public/gallery.json'))
    .action(runGallery);
}

function runGallery(files: readonly string[], { out }: { readonly out: string }): void {
  const gallery = toGallery(files.flatMap(readResults));
  try {
    writeFileSync(out, `${JSON.stringify(gallery)}\n`);
  } catch (error) {
    throw new ProblemError('file-unwritable', { file: out, reason: (error as Error).message });
  }
  const results = gallery.groups.reduce((total, { seeds }) => total + seeds.length, 0);
  printJson({ file: out, designPoints: gallery.groups.length, results });
}
