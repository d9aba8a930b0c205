import { describe, expect, it } from 'vitest';
import { planQuantization } from '../../explore/plan-quantization';
import { integerGrid } from '../../quantization/code-format';
import { dramKinds } from '../memory/dram';
import { tabledHardware } from '../testing/layers';
import { createCostEvaluator, evaluateCost } from './evaluate-cost';

const quantization = {
  scheme: 'lsq',
  schemeParams: {},
  weightBits: 4,
  activationBits: 4,
  edgeLayers: 'same',
} as const;

const image = { height: 28, width: 28, channels: 1 };

function layerOf(network: string, name: string) {
  const choice = { network, networkParams: {}, quantization };
  const plan = planQuantization(choice, { height: 28, width: 28, channels: 1 }, 10);
  const layer = plan.find(({ shape }) => shape.name === name);
  const report = evaluateCost(plan, tabledHardware);
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

  it('reads sums as wide as the layer that made them wrote them', () => {
    // Of 12 bits where 8 channels meet in the shortcut, of 17 where 16 channels do in a 3x3 kernel.
    const plan = planQuantization({ network: 'resnet-8', networkParams: {}, quantization }, image, 10);
    const { layers } = evaluateCost(plan, tabledHardware);
    const at = plan.findIndex(({ shape }) => shape.name === 'block2-shortcut');
    const without = plan.map((layer, index) =>
      index === at ? { ...layer, branch: { ...layer.branch!, addendMaker: null } } : layer,
    );
    const narrow = evaluateCost(without, tabledHardware).layers[at]!;
    const perBit = dramKinds.get(tabledHardware.dram).energyPjPerBit;
    expect(layers[at]!.energyPj.dram! - narrow.energyPj.dram!).toBeCloseTo(3136 * (17 - 12) * perBit, 3);
    expect(layers[at]!.energyPj.requantization).toBeGreaterThan(narrow.energyPj.requantization!);
    const evaluate = createCostEvaluator(tabledHardware);
    expect(evaluate(without).layers[at]).toEqual(narrow);
    expect(evaluate(plan).layers[at]).toEqual(layers[at]);
    // The same layer object behind a maker of other width.
    const wider = plan.map((layer, index) =>
      index === at - 1 ? { ...layer, weights: { ...layer.weights, format: integerGrid(8, true) } } : layer,
    );
    expect(evaluate(wider).layers[at]).toEqual(evaluateCost(wider, tabledHardware).layers[at]);
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
