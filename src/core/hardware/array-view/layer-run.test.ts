import { describe, expect, it } from 'vitest';
import { planQuantization } from '../../explore/plan-quantization';
import { evaluateCost } from '../cost/evaluate-cost';
import { defaultHardware } from '../hardware-controls';
import { arrayMachineIds, scheduleOf } from './array-machines';
import { createCounters } from './counters';
import { energySoFar } from './energy-so-far';
import { layerRun } from './layer-run';

const quantization = {
  scheme: 'lsq',
  schemeParams: {},
  weightBits: 4,
  activationBits: 4,
  edgeLayers: 'same' as const,
};
const layers = planQuantization(
  { network: 'resnet-8', networkParams: { channelMultiplier: 0.5, batchNorm: 'kept' }, quantization },
  { height: 28, width: 28, channels: 1 },
  10,
);

describe.each(arrayMachineIds)('a layer of a residual network on %s', (accelerator) => {
  const hardware = { ...defaultHardware, accelerator, acceleratorParams: {} };
  const reported = evaluateCost(layers, hardware).layers;

  it.each([0, 4, layers.length - 1])(
    'has the counters and energies of its report at its end (layer %i)',
    (index) => {
      const run = layerRun(layers, index, hardware);
      const { mapping, cycles, arrayCycles } = run.counted;
      const counters = createCounters(run.counted, scheduleOf(run));
      const end = counters(cycles);
      expect(end.macs).toBe(reported[index]?.macs);
      expect(end.words).toEqual(mapping.transfers.map(({ words }) => words));
      expect(end.stalls).toBe(cycles - arrayCycles);
      const spent = energySoFar(run, mapping.transfers, end, end);
      for (const [component, pj] of Object.entries(run.energyPj)) expect(spent[component]).toBeCloseTo(pj, 6);
      const none = energySoFar(run, mapping.transfers, counters(0), end);
      expect(Object.values(none).every((pj) => pj === 0)).toBe(true);
    },
  );

  it('takes as long as its report says where the time does not depend on codes', () => {
    const run = layerRun(layers, 2, hardware);
    const ratio = run.counted.cycles / (reported[2]?.cycles ?? Number.NaN);
    if (accelerator === 'laconic') expect(Math.abs(ratio - 1)).toBeLessThan(0.3);
    else expect(ratio).toBe(1);
  });
});

it('refuses a machine without a schedule', () => {
  const hardware = { ...defaultHardware, accelerator: 'stripes', acceleratorParams: {} };
  expect(() => layerRun(layers, 0, hardware)).toThrow(new RangeError('no array view of stripes'));
});
