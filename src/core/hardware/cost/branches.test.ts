import { describe, expect, it } from 'vitest';
import { planQuantization } from '../../explore/plan-quantization';
import { defaultHardware } from '../hardware-controls';
import { evaluateCost } from './evaluate-cost';

const quantization = {
  scheme: 'lsq',
  schemeParams: {},
  weightBits: 4,
  activationBits: 4,
  edgeLayers: 'same',
} as const;

function layerOf(network: string, name: string) {
  const choice = { network, networkParams: {}, quantization };
  const plan = planQuantization(choice, { height: 28, width: 28, channels: 1 }, 10);
  const layer = plan.find(({ shape }) => shape.name === name);
  const report = evaluateCost(plan, defaultHardware);
  const cost = report.layers[plan.findIndex(({ shape }) => shape.name === name)];
  return { layer: layer!, accesses: cost!.accesses };
}

describe('cost of a graph', () => {
  it('reads the other operand of an addition back from DRAM', () => {
    // 14 x 14 x 16 sums of block2-conv2 wait; the stage of the shortcut ends in the addition.
    expect(layerOf('resnet-8', 'block2-conv2').accesses.dram?.outputs).toEqual({ reads: 0, writes: 3136 });
    const { layer, accesses } = layerOf('resnet-8', 'block2-shortcut');
    expect(layer.branch).toMatchObject({ addend: 'sums', isReadLater: true, handsOnSums: false });
    expect(accesses.dram?.outputs).toEqual({ reads: 3136, writes: 3136 });
  });

  it('writes the outputs of a mean once per channel', () => {
    const { layer, accesses } = layerOf('ds-cnn', 'pointwise3');
    expect(layer.poolWindow).toBe(49);
    expect(accesses['buffer-outputs']?.outputs.writes).toBe(64);
  });

  it('keeps a coded addend as wide as its codes', () => {
    const { layer } = layerOf('resnet-8', 'block1-conv2');
    expect(layer.branch?.addend).toMatchObject({ format: { bits: 4 } });
  });
});
