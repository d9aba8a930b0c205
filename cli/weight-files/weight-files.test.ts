import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/core/datasets/dataset';
import { parseGallery } from '../../src/data/gallery';
import { loadDataset } from '../../src/data/load-dataset';
import { parseWeightFile, type WeightFile } from '../../src/data/weight-file';
import { datasetsFolder, galleryFile, weightsFolder } from '../project-folder';
import { createReadFile } from '../read-data-file';
import { checkWeights } from './check-weights';

const files = readdirSync(weightsFolder).map((name) =>
  parseWeightFile(readFileSync(join(weightsFolder, name), 'utf8'), name),
);

let dataset: Dataset;
beforeAll(async () => {
  dataset = await loadDataset('fashion-mnist', createReadFile(datasetsFolder));
});

describe.each(files)('the shipped weights of $result.configuration.quantization.scheme', (file) => {
  it('give the accuracy and the energies that stand beside them', () => {
    expect(checkWeights(file, dataset)).toEqual([]);
  });

  it('belong to a result of the gallery', () => {
    const gallery = parseGallery(JSON.parse(readFileSync(galleryFile, 'utf8')), galleryFile);
    const published = gallery.find(({ key }) => key === file.result.key);
    expect(published).toMatchObject({
      weightsHash: file.result.weightsHash,
      testAccuracyFraction: file.result.testAccuracyFraction,
      disagreements: file.result.disagreements,
    });
  });
});

it('finds a changed weight, a changed accuracy and a changed energy', () => {
  const [file] = files as [WeightFile];
  const [name = ''] = Object.keys(file.network.layers);
  const layer = file.network.layers[name] as WeightFile['network']['layers'][string];
  const weights = layer.weights.map((value) => -value);
  const turned = { ...file.network, layers: { ...file.network.layers, [name]: { ...layer, weights } } };
  const reasons = checkWeights(
    { ...file, network: turned, energiesPj: { ...file.energiesPj, gates: 1 } },
    dataset,
  );
  expect(reasons.map((reason) => reason.replace(/\d[\d.e+-]*/g, '#'))).toEqual([
    'the weights have another hash',
    'test accuracy # instead of #',
    'other test images are right',
    '# pJ by gates instead of #',
  ]);
});
