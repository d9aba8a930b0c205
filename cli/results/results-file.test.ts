import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseGallery } from '../../src/data/gallery';
import { galleryFile, resultsFile } from '../project-folder';
import { resultsTables } from './results-table';

it('docs/results.md holds the tables of the gallery as it is', () => {
  const gallery = parseGallery(JSON.parse(readFileSync(galleryFile, 'utf8')), galleryFile);
  const written = readFileSync(resultsFile, 'utf8');
  expect(written.slice(written.indexOf('\n## ') + 1)).toBe(resultsTables(gallery));
});
