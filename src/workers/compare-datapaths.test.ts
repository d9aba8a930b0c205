import { describe, expect, it } from 'vitest';
import { defaultRecipe, type TrainingConfiguration } from '../core/explore/training-configuration';
import { defaultHardware } from '../core/hardware/hardware-controls';
import { compareLayerWidths } from './compare-datapaths';
import type { LayerQuestion } from './draw-datapaths';

function widthsOf(scheme: string, layer = 1) {
  const configuration: TrainingConfiguration = {
    dataset: 'fashion-mnist',
    network: 'tiny-cnn',
    networkParams: {},
    recipe: defaultRecipe,
    method: 'qat',
    quantization: { scheme, schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'eight-bit' },
    seed: 1,
  };
  const question: LayerQuestion = { configuration, hardware: defaultHardware, layer };
  const work = compareLayerWidths(question);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value.widths;
}

describe('compareLayerWidths()', () => {
  it('compares equal widths from 2 to 8', () => {
    expect(widthsOf('lsq').map(({ weightBits, inputBits }) => [weightBits, inputBits])).toEqual(
      [2, 3, 4, 5, 6, 7, 8].map((bits) => [bits, bits]),
    );
  });

  it('keeps the image bytes that the first layer reads', () => {
    expect(new Set(widthsOf('lsq', 0).map(({ inputBits }) => inputBits))).toEqual(new Set([8]));
  });
});
