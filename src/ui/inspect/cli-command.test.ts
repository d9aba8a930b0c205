import { describe, expect, it } from 'vitest';
import { defaultTraining } from '../../state/defaults';
import { exploreCommand } from './cli-command';

describe('exploreCommand()', () => {
  it('names what differs from the defaults', () => {
    const configuration = {
      ...defaultTraining,
      recipe: { ...defaultTraining.recipe, tuneEpochs: 5 },
      quantization: {
        scheme: 'lsq',
        schemeParams: { scaleKind: 'power-of-two', offset: 'none' },
        weightBits: 4,
        activationBits: 8,
        edgeLayers: 'eight-bit',
      },
    } as const;
    expect(exploreCommand(configuration, [1, 2])).toBe(
      'npm run -s bitfrontier -- explore --dataset fashion-mnist --network tiny-cnn --methods qat --schemes lsq' +
        ' --set scheme.scaleKind=power-of-two --bits 4x8 --edge-layers eight-bit --seeds 1,2 --epochs 5',
    );
  });

  it('names no scheme for the FP32 control', () => {
    expect(exploreCommand({ ...defaultTraining, method: 'float' }, [3])).toBe(
      'npm run -s bitfrontier -- explore --dataset fashion-mnist --network tiny-cnn --methods float --seeds 3',
    );
  });
});
