import { type Command, Option } from 'commander';
import { toGallery } from '../../src/data/gallery';
import { mergeResults } from '../../src/data/result-lines';
import { readResults } from '../explore/results-file';
import { printJson } from '../output';
import { galleryFile } from '../project-folder';
import { writeText } from '../write-text';

export function registerGallery(program: Command): void {
  program
    .command('gallery')
    .description('gather results of explore into the gallery that the page shows')
    .argument('<files...>', 'JSON Lines files')
    .addOption(new Option('--out <file>', 'gallery file').default(galleryFile, 'public/gallery.json'))
    .action(runGallery);
}

function runGallery(files: readonly string[], { out }: { readonly out: string }): void {
  const gallery = toGallery(mergeResults(files.map((file) => ({ file, results: readResults(file) }))));
  writeText(out, `${JSON.stringify(gallery)}\n`);
  const results = gallery.groups.reduce((total, { seeds }) => total + seeds.length, 0);
  printJson({ file: out, designPoints: gallery.groups.length, results });
}
