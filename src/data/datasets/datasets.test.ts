import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { datasetSources } from '.';

const helpers = ['dataset-source', 'index', 'network-images'];

describe('datasetSources', () => {
  it('lists every file of the folder', () => {
    const files = readdirSync(import.meta.dirname)
      .filter((file) => /^[a-z0-9-]+\.ts$/.test(file))
      .map((file) => file.replace('.ts', ''))
      .filter((file) => !helpers.includes(file));
    expect([...datasetSources.ids].sort()).toEqual(files.sort());
  });
});
