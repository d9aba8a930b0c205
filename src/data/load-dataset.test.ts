import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { writePack } from '../../scripts/pack-format.mjs';
import type { LabelledImages } from '../core/datasets/dataset';
import { hash } from '../core/hash';
import { datasetSources } from './datasets';
import { type FetchFile, loadDataset } from './load-dataset';

const committed: FetchFile = async (name, onBytes) => {
  const bytes = new Uint8Array(await readFile(new URL(`../../public/datasets/${name}`, import.meta.url)));
  onBytes(bytes.length / 2, bytes.length);
  onBytes(bytes.length, bytes.length);
  return bytes;
};

function classCounts({ labels }: LabelledImages): number[] {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const label of labels) counts[label]!++;
  return counts;
}

function imageHashes({ images }: LabelledImages): string[] {
  return Array.from({ length: images.length / 784 }, (_, index) =>
    hash(images.subarray(index * 784, (index + 1) * 784)),
  );
}

/** A stand-in for mnist.pack, which is made at build time: image i is filled with digits of i. */
function numberedImages(count: number): Uint8Array {
  return Uint8Array.from({ length: count * 784 }, (_, position) => {
    const image = Math.floor(position / 784);
    return position % 2 === 0 ? image % 256 : Math.floor(image / 256);
  });
}

const digits = { part: 'all', source: 'test', height: 28, width: 28, channels: 1, classes: 10 };

describe('loadDataset', () => {
  it('loads and splits the committed Fashion-MNIST files', async () => {
    const dataset = await loadDataset('fashion-mnist', committed);
    expect(dataset).toMatchObject({ shape: { height: 28, width: 28, channels: 1 }, classes: 10 });
    // The test file holds 1,000 images of each class by its publication.
    expect(classCounts(dataset.test)).toEqual(Array.from({ length: 10 }, () => 1_000));
    expect(dataset.training.labels).toHaveLength(10_000);
    expect(dataset.validation.labels).toHaveLength(2_000);
    expect(dataset.training.images).toHaveLength(10_000 * 784);
    expect(Math.min(...classCounts(dataset.training))).toBeGreaterThan(900);
    expect(Math.min(...classCounts(dataset.validation))).toBeGreaterThan(150);
    expect(dataset.contentHash).toBe('79c6605c6f1a752c');
    const known = new Set(imageHashes(dataset.training));
    const shared = imageHashes(dataset.test).filter((image) => known.has(image));
    expect(shared).toHaveLength(0);
  });

  it('draws all three splits of MNIST from one file, without overlap', async () => {
    const labels = Uint8Array.from({ length: 10_000 }, (_, index) => index % 10);
    const file = writePack({ ...digits, dataset: 'mnist', count: 10_000 }, numberedImages(10_000), labels);
    const dataset = await loadDataset('mnist', async () => new Uint8Array(file));
    expect(dataset.training.labels).toHaveLength(7_000);
    const all = [dataset.training, dataset.validation, dataset.test].flatMap(imageHashes);
    expect(new Set(all).size).toBe(10_000);
    expect(classCounts(dataset.test).reduce((left, right) => left + right)).toBe(2_000);
    // Image i has label i % 10, and its first two bytes are i.
    const [low, high] = dataset.test.images;
    expect(dataset.test.labels[0]).toBe((low! + 256 * high!) % 10);
  });

  it('reports the bytes of all files together', async () => {
    const reports: { bytesLoaded: number; bytesTotal: number | null }[] = [];
    await loadDataset('fashion-mnist', committed, (progress) => reports.push(progress));
    expect(reports[0]?.bytesTotal).toBeNull();
    expect(reports.at(-1)).toEqual({ bytesLoaded: 5_247_808 + 4_403_652, bytesTotal: 5_247_808 + 4_403_652 });
  });

  it('refuses a file of another dataset or of another size', async () => {
    const labels = new Uint8Array(10);
    const alien = writePack({ ...digits, dataset: 'kmnist', count: 10 }, numberedImages(10), labels);
    const short = writePack({ ...digits, dataset: 'mnist', count: 10 }, numberedImages(10), labels);
    for (const file of [alien, short]) {
      await expect(loadDataset('mnist', async () => new Uint8Array(file))).rejects.toThrow(
        'The data file mnist.pack is corrupt.',
      );
    }
  });

  it('lists the known datasets where it does not know one', async () => {
    await expect(loadDataset('imagenet', committed)).rejects.toThrow(
      'There is no dataset "imagenet". Choose one of: fashion-mnist, mnist.',
    );
  });
});

describe('datasetSources', () => {
  it('names every class once', () => {
    for (const source of datasetSources.all) expect(new Set(source.classNames).size).toBe(10);
  });
});
