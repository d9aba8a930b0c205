import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type FetchFile, loadDataset } from './load-dataset';
import { loadValidationImages } from './load-validation-images';

const committed: FetchFile = async (name) =>
  new Uint8Array(await readFile(new URL(`../../public/datasets/${name}`, import.meta.url)));

describe('loadValidationImages()', () => {
  it('gives the first images of the validation split, from the file without test images', async () => {
    const asked: string[] = [];
    const images = await loadValidationImages(
      'fashion-mnist',
      (name, onBytes) => {
        asked.push(name);
        return committed(name, onBytes);
      },
      3,
    );
    const { validation } = await loadDataset('fashion-mnist', committed);
    expect(images).toHaveLength(3);
    for (const [index, image] of images.entries()) {
      expect(image).toEqual(validation.images.slice(784 * index, 784 * (index + 1)));
    }
    expect(asked).toHaveLength(1);
  });

  it('names a file that is incomplete', async () => {
    const empty: FetchFile = async () => new Uint8Array();
    await expect(loadValidationImages('fashion-mnist', empty, 3)).rejects.toThrow('fashion-mnist-train.pack');
  });
});
