import { describe, expect, it } from 'vitest';
import { planQuantization } from '../core/explore/plan-quantization';
import { defaultRecipe } from '../core/explore/training-configuration';
import { evaluateCost } from '../core/hardware/cost/evaluate-cost';
import { defaultHardware } from '../core/hardware/hardware-controls';
import { createCostPacker } from './cost-packer';
import type { CostOutcome } from './hardware-worker-api';
import { packedBuffers } from './packed-costs';
import { unpackCosts } from './unpack-costs';

function report(weightBits: number, network = 'tiny-cnn'): CostOutcome {
  const quantization = {
    scheme: 'lsq-plus',
    schemeParams: {},
    weightBits,
    activationBits: 4,
    edgeLayers: 'same',
  } as const;
  const configuration = {
    dataset: 'fashion-mnist',
    network,
    networkParams: {},
    recipe: defaultRecipe,
    method: 'qat',
    quantization,
    seed: 1,
  } as const;
  const plan = planQuantization(configuration, { height: 28, width: 28, channels: 1 }, 10);
  return { kind: 'report', report: evaluateCost(plan, defaultHardware) };
}

const problem: CostOutcome = {
  kind: 'problem',
  problem: { code: 'unexpected', parameters: { message: 'x' } },
};

function packCosts(outcomes: readonly CostOutcome[]) {
  const packer = createCostPacker();
  for (const outcome of outcomes) packer.add(outcome);
  return packer.packed();
}

/** As a worker's answer arrives. */
function arrived(outcomes: readonly CostOutcome[]): readonly CostOutcome[] {
  const packed = packCosts(outcomes);
  return unpackCosts(structuredClone(packed, { transfer: packedBuffers(packed) }));
}

describe('createCostPacker()', () => {
  it('loses nothing: layers, components, notes, problems, networks of different depth', () => {
    const outcomes = [report(2), problem, report(8, 'lenet-5'), report(8)];
    expect(arrived(outcomes)).toEqual(outcomes);
  });

  it('holds what reports share once', () => {
    const outcomes = [report(4), report(4), report(4)];
    const { layerNames, notes, reports } = packCosts(outcomes);
    expect([layerNames.length, notes.length]).toEqual([1, 1]);
    expect(reports.length / outcomes.length).toBe(37);
  });

  it('packs no outcomes', () => {
    expect(arrived([])).toEqual([]);
  });
});

describe('unpackCosts()', () => {
  it('reads layers once, so that they are the same object each time', () => {
    const [outcome] = arrived([report(4)]);
    if (outcome?.kind !== 'report') throw new TypeError('no report');
    expect(outcome.report.layers).toBe(outcome.report.layers);
    expect(outcome.report.layers).not.toHaveLength(0);
  });
});
