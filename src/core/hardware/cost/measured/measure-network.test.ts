import { describe, expect, it } from 'vitest';
import type { LayerBranch, OperandCoding, QuantizedLayer } from '../../../explore/quantization-plan';
import { randomImage, randomTrainedNetwork } from '../../../integer/trained-network.fixture';
import { layerShapes } from '../../../networks/layer-shapes';
import { layerStages } from '../../../networks/layer-stages';
import type { TrainedNetwork } from '../../../networks/trained-network';
import { defaultHardware } from '../../hardware-controls';
import { arithmeticComponents } from '../components';
import type { CostReport } from '../cost-report';
import { evaluateCost, evaluateMeasuredCost } from '../evaluate-cost';
import { datapathKey } from './datapath-key';
import { measurability } from './measurable';
import { measureNetwork } from './measure-network';
import type { MeasuredNetwork } from './measured-layers';
import type { NetworkEnergies } from './network-energies';

const hardware = { ...defaultHardware, costSource: 'gates' };
const trained = randomTrainedNetwork(2, { scale: 'real', batchNorm: true });
const graph = randomTrainedNetwork(7, { scale: 'real', batchNorm: true, graph: true });

function networkOf(source: TrainedNetwork, images: readonly Uint8Array[]): MeasuredNetwork {
  return { trained: source, plan: planOf(source), images };
}

/** The plan that a configuration of such a network would have. */
function planOf({ specs, input, classes, layers }: TrainedNetwork): readonly QuantizedLayer[] {
  const shapes = layerShapes(specs, input, classes);
  const codingAt = (index: number): OperandCoding => layers[shapes[index]!.name]!.inputQuantizer!;
  return layerStages(specs, input).map(({ outputs, poolWindow, branch }, index) => {
    const shape = shapes[index]!;
    const { weightQuantizer, inputQuantizer, batchNorm } = layers[shape.name]!;
    const addend = typeof branch?.addend === 'number' ? codingAt(branch.addend) : (branch?.addend ?? null);
    const planned: LayerBranch | null = branch && { ...branch, addend };
    return {
      shape,
      weights: weightQuantizer!,
      inputs: inputQuantizer!,
      outputs: outputs === null ? null : codingAt(outputs),
      poolWindow,
      scalesPerChannel: batchNorm !== null,
      ...(planned ? { branch: planned } : {}),
    };
  });
}

function energiesOf(network: MeasuredNetwork, machine = hardware): NetworkEnergies {
  const work = measureNetwork(network, machine);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function arithmeticPj({ energyByComponentPj }: CostReport): number {
  return arithmeticComponents.reduce((sum, component) => sum + energyByComponentPj[component]!, 0);
}

const noise = [1, 2, 3, 4].map((seed) => randomImage(trained.input, seed));

describe('measureNetwork()', () => {
  it('tells its progress before every layer and ends with energies of all of them', () => {
    const network = networkOf(trained, noise);
    const work = measureNetwork(network, hardware);
    const seen: number[] = [];
    let step = work.next();
    for (; !step.done; step = work.next()) seen.push(step.value.layersDone);
    expect(seen).toEqual(network.plan.map((_, index) => index));
    expect(Object.keys(step.value.layers)).toEqual(network.plan.map(({ shape }) => shape.name));
  });

  it('repeats itself', () => {
    expect(energiesOf(networkOf(trained, noise))).toEqual(energiesOf(networkOf(trained, noise)));
  });

  it('finds noise dearer than blank images, and changes no more than arithmetic', () => {
    const blank = noise.map((image) => new Uint8Array(image.length));
    const network = networkOf(trained, noise);
    const table = evaluateCost(network.plan, hardware);
    const [loud, quiet] = [noise, blank].map((images) =>
      evaluateMeasuredCost(network.plan, hardware, energiesOf(networkOf(trained, images))),
    ) as [CostReport, CostReport];
    expect(arithmeticPj(loud)).toBeGreaterThan(1.05 * arithmeticPj(quiet));
    expect(loud.areaByComponentUm2).toEqual(table.areaByComponentUm2);
    expect(loud.totals.cycles).toBe(table.totals.cycles);
    expect(loud.energyByComponentPj.dram).toBe(table.energyByComponentPj.dram);
    expect(loud.energyByComponentPj.multiply).not.toBeCloseTo(table.energyByComponentPj.multiply!, 0);
    expect(loud.notes.map(({ code }) => code)).toContain('measured-operands');
  });

  it('measures requantizers behind additions, and the sums of a mean', () => {
    const network = networkOf(
      graph,
      [1, 2].map((seed) => randomImage(graph.input, seed)),
    );
    const { layers } = energiesOf(network);
    const measuredAt = (name: string): readonly string[] =>
      Object.keys(layers[name] ?? {}).map((key) => key.split(' ')[0]!);
    expect(network.plan.find(({ shape }) => shape.name === 'conv2')?.branch?.addend).not.toBeNull();
    expect(measuredAt('conv2')).toContain('output');
    const averaging = network.plan.find(({ branch }) => branch?.averages)!;
    expect(measuredAt(averaging.shape.name)).toContain('pool');
  });

  it('measures sums of inputs and stages at the ports', () => {
    const network = networkOf(
      randomTrainedNetwork(3, { scale: 'real', weightOffsets: true, inputOffsets: true }),
      [randomImage(randomTrainedNetwork(3, { scale: 'real' }).input, 1)],
    );
    for (const placement of [
      'folded',
      'shared-prestage',
      'per-lane-dequantize',
      'expanded-affine',
    ] as const) {
      const machine = { ...hardware, placement, operand: 'both' as const };
      const { totals } = evaluateMeasuredCost(network.plan, machine, energiesOf(network, machine));
      const table = evaluateCost(network.plan, machine).totals;
      expect(totals.energyPj / table.energyPj).toBeGreaterThan(0.5);
      expect(totals.energyPj / table.energyPj).toBeLessThan(2);
    }
  });

  it('refuses a plan of other layers', () => {
    const network = { ...networkOf(trained, noise), plan: planOf(graph) };
    expect(() => energiesOf(network)).toThrow(RangeError);
  });
});

describe('evaluateMeasuredCost()', () => {
  it('is the cost of the table where nothing was measured', () => {
    const plan = planOf(trained);
    const { notes: _, ...table } = evaluateCost(plan, hardware);
    expect(evaluateMeasuredCost(plan, hardware, { layers: {} })).toMatchObject(table);
  });
});

describe('datapathKey()', () => {
  it('asks for what operands meet, not for memories', () => {
    const key = datapathKey(hardware);
    expect(datapathKey({ ...hardware, dram: 'none' })).toBe(key);
    expect(datapathKey({ ...hardware, acceleratorParams: { weightBufferKb: 64 } })).toBe(key);
    expect(datapathKey({ ...hardware, placement: 'per-lane-dequantize' })).not.toBe(key);
    expect(datapathKey({ ...hardware, requantizationBits: 8 })).not.toBe(key);
    expect(datapathKey({ ...hardware, acceleratorParams: { inputLanes: 8 } })).not.toBe(key);
  });
});

describe('measurability()', () => {
  it('asks for gates that take whole operands', () => {
    expect(measurability(hardware)).toBe('measurable');
    expect(measurability({ ...hardware, accelerator: 'stripes', acceleratorParams: {} })).toBe('measurable');
    expect(measurability({ ...hardware, costSource: 'horowitz' })).toBe('other-source');
    expect(measurability({ ...hardware, accelerator: 'laconic', acceleratorParams: {} })).toBe('measurable');
    for (const accelerator of ['bpvec', 'bit-fusion']) {
      expect(measurability({ ...hardware, accelerator, acceleratorParams: {} })).toBe('other-machine');
    }
  });
});

describe('machines that take inputs bit by bit', () => {
  it('are measured with as many cycles as inputs have bits', () => {
    const machine = { ...hardware, accelerator: 'stripes', acceleratorParams: {} };
    const network = networkOf(trained, noise);
    const { totals } = evaluateMeasuredCost(network.plan, machine, energiesOf(network, machine));
    const ratio = totals.energyPj / evaluateCost(network.plan, machine).totals.energyPj;
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

describe('machines that take operands term by term', () => {
  it('take as many cycles as the terms of the network itself', () => {
    const network = networkOf(trained, noise);
    const cyclesWith = (synchronization: string) => {
      const machine = { ...hardware, accelerator: 'laconic', acceleratorParams: { synchronization } };
      const { termPairs, ...energies } = energiesOf(network, machine);
      const counted = evaluateMeasuredCost(network.plan, machine, {
        ...energies,
        ...(termPairs && { termPairs }),
      });
      const { mean, longest } = termPairs!.conv1!;
      expect(longest).toBeGreaterThanOrEqual(Math.max(1, mean));
      // Steps times the longest lane of a step, as counted: the ratio of the cycles is that of the counts.
      const one = { conv1: { mean: 1, longest: 1 } };
      const [steps] = evaluateMeasuredCost(network.plan, machine, { ...energies, termPairs: one }).layers;
      expect(counted.layers[0]!.computeCycles).toBe(Math.ceil(steps!.computeCycles * longest));
      return counted.layers[0]!.computeCycles;
    };
    expect(cyclesWith('tile')).toBeGreaterThanOrEqual(cyclesWith('column'));
  });
});

describe('machines of one lane per column', () => {
  it.each([
    ['weight-stationary', 'weights-stay pipelined x1'],
    ['input-stationary', 'inputs-stay pipelined x1'],
    ['output-stationary', 'pipelined x1'],
  ])('are measured on netlists of one lane, %s', (dataflow, unit) => {
    const machine = { ...hardware, accelerator: 'systolic', acceleratorParams: { dataflow } };
    const network = networkOf(trained, noise);
    const energies = energiesOf(network, machine);
    for (const layer of Object.values(energies.layers)) {
      expect(Object.keys(layer).some((key) => key.endsWith(unit))).toBe(true);
    }
    const [measured, table] = [
      evaluateMeasuredCost(network.plan, machine, energies),
      evaluateCost(network.plan, machine),
    ].map(arithmeticPj) as [number, number];
    expect(measured / table).toBeGreaterThan(0.7);
    expect(measured / table).toBeLessThan(1.4);
  });
});
