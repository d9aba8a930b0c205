import { describe, expect, it } from 'vitest';
import { ProblemError } from '../problem';
import { accelerators } from './accelerators';
import type { HardwareConfiguration } from './hardware-configuration';
import { completeHardware, defaultHardware, hardwareControls } from './hardware-controls';
import { hardwareKey } from './hardware-key';

describe('hardware configuration', () => {
  it('has one control for each of its members', () => {
    const { acceleratorParams: _, ...controls } = defaultHardware;
    expect(hardwareControls.map(({ key }) => key).sort()).toEqual(Object.keys(controls).sort());
    for (const { key, default: fallback } of hardwareControls) {
      expect(controls[key as keyof typeof controls]).toBe(fallback);
    }
  });

  it('is completed with the defaults of the accelerator', () => {
    const { acceleratorParams } = completeHardware({
      ...defaultHardware,
      acceleratorParams: { clockMhz: 500 },
    });
    expect(acceleratorParams).toMatchObject({ clockMhz: 500, inputLanes: 16, weightBufferKb: 32 });
  });

  it.each<[Partial<Record<keyof HardwareConfiguration, unknown>>, string]>([
    [{ acceleratorParams: { inputLanes: 0 } }, 'inputLanes must be between 1 and 64, but is 0.'],
    [{ acceleratorParams: { inputLanes: 1.5 } }, 'inputLanes must be a whole number, but is 1.5.'],
    [{ acceleratorParams: { clockMhz: Number.NaN } }, 'clockMhz must be a number, but is "NaN".'],
    [{ acceleratorParams: { lanes: 4 } }, '"lanes" is not a parameter of dian-nao.'],
    [{ requantizationBits: 99 }, 'requantizationBits must be between 2 and 31, but is 99.'],
    [{ placement: 'nowhere' }, 'placement must be one of folded, '],
    [{ operand: 'none' }, 'operand must be one of activations, weights, both'],
    [{ batchSize: 257 }, 'batchSize must be between 1 and 256, but is 257.'],
    [{ batchSize: 2.5 }, 'batchSize must be a whole number, but is 2.5.'],
    [{ nodeNm: '28' }, 'nodeNm must be one of 90, 65, 45, 32, 20, 16, 14, 10, 7, but is "28".'],
    [{ supplyVolts: 0.5 }, 'supplyVolts must be between 0.6 and 1.2, but is 0.5.'],
    [{ equalTerms: 'price' }, 'equalTerms must be one of lanes, compute-area'],
    [{ zeroGating: 'maybe' }, 'zeroGating must be one of machine, on, off'],
    [{ sramCell: 'fast' }, 'sramCell must be one of low-power, high-performance, low-standby'],
    [{ dram: 'sdram' }, 'dram must be one of ddr4, '],
    [{ costSource: 'guess' }, 'costSource must be one of gates, horowitz, bitfusion, qtools'],
    [
      { accelerator: 'abacus' },
      `There is no accelerator "abacus". Choose one of: ${accelerators.ids.join(', ')}.`,
    ],
  ])('refuses %j', (change, message) => {
    const complete = () => completeHardware({ ...defaultHardware, ...change } as HardwareConfiguration);
    expect(complete).toThrow(ProblemError);
    expect(complete).toThrow(message);
  });
});

describe('hardware key', () => {
  it('is the same for defaults left out or spelt out, and another for any change', () => {
    const spelt = { ...defaultHardware, acceleratorParams: { inputLanes: 16 } };
    expect(hardwareKey(spelt)).toBe(hardwareKey(defaultHardware));
    const changed = [
      { ...defaultHardware, pipelined: false },
      { ...defaultHardware, acceleratorParams: { inputLanes: 8 } },
      { ...defaultHardware, placement: 'per-product' as const },
      { ...defaultHardware, equalTerms: 'compute-area' as const },
      { ...defaultHardware, batchSize: 2 },
      { ...defaultHardware, zeroGating: 'on' as const },
      { ...defaultHardware, nodeNm: '7' },
      { ...defaultHardware, supplyVolts: 1 },
      { ...defaultHardware, sramCell: 'high-performance' as const },
    ];
    const keys = [defaultHardware, ...changed].map(hardwareKey);
    expect(new Set(keys).size).toBe(1 + changed.length);
  });
});
