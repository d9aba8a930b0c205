import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { resultKey } from '../../src/core/explore/result-key';
import type { Axes } from '../../src/core/explore/sweep/axes';
import { expandAxes } from '../../src/core/explore/sweep/expand-axes';
import { defaultRecipe } from '../../src/core/explore/training-configuration';
import { schemes } from '../../src/core/schemes';
import { parseGallery } from '../../src/data/gallery';
import { readPlan } from '../explore/plan-file';
import { galleryFile } from '../project-folder';

const text = readFileSync(galleryFile, 'utf8');
const results = parseGallery(JSON.parse(text));

/** What `explore --plan` takes where an entry says nothing. */
const flags: Axes = {
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  networkParams: {},
  schemes: ['lsq'],
  schemeParams: {},
  methods: ['qat'],
  bits: [{ weights: 4, activations: 4 }],
  edgeLayers: ['same'],
  seeds: [1],
  epochs: defaultRecipe.tuneEpochs,
  floatEpochs: defaultRecipe.floatEpochs,
};

/** Equal widths from 2 to 8 bits; all pairs of a scheme whose operands share none of them or have one width only. */
function offeredWidths({ widths: { weights, activations } }: (typeof schemes.all)[number]): string[] {
  const equal = weights.filter((bits) => bits > 1 && activations.includes(bits));
  const isFree = equal.length > 0 && weights.length > 1 && activations.length > 1;
  const pairs = isFree
    ? equal.map((bits) => [bits, bits])
    : weights.flatMap((weightBits) => activations.map((activationBits) => [weightBits, activationBits]));
  return pairs.map(([weightBits, activationBits]) => `W${weightBits}A${activationBits}`);
}

describe('the gallery', () => {
  it('has what its plan expands to, and nothing else', () => {
    const planned = expandAxes(readPlan('scripts/gallery-plan.json', flags)).map(resultKey);
    expect(results.map(({ key }) => key).sort()).toEqual(planned.sort());
  });

  it('takes at most 250 kB', () => {
    expect(gzipSync(text).length).toBeLessThanOrEqual(250_000);
  });

  it.each(schemes.all)('has $id on tiny-cnn and Fashion-MNIST at every width that it offers', (scheme) => {
    const found = results
      .map(({ configuration }) => configuration)
      .filter(({ network, dataset, quantization }) => {
        return network === 'tiny-cnn' && dataset === 'fashion-mnist' && quantization.scheme === scheme.id;
      });
    for (const method of ['ptq', 'qat']) {
      const widths = found
        .filter((configuration) => configuration.method === method)
        .map(({ quantization: { weightBits, activationBits } }) => `W${weightBits}A${activationBits}`);
      expect(widths).toEqual(expect.arrayContaining(offeredWidths(scheme)));
    }
  });

  it('has the FP32 control of every network, its parameters and its images', () => {
    const setting = ({ configuration }: (typeof results)[number]) => {
      const { dataset, network, networkParams } = configuration;
      return JSON.stringify([dataset, network, networkParams]);
    };
    const controls = new Set(
      results.filter(({ configuration }) => configuration.method === 'float').map(setting),
    );
    expect(results.map(setting).filter((each) => !controls.has(each))).toEqual([]);
  });
});
