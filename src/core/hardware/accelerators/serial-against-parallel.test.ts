import { describe, expect, it } from 'vitest';
import { halfIntegerGrid, integerGrid } from '../../quantization/code-format';
import { evaluateCost } from '../cost/evaluate-cost';
import { defaultHardware } from '../hardware-controls';
import { codedLayers, fixedPointRung, middleConvolution } from '../testing/layers';

/** 256 channels at 16 x 16 positions: fills lanes, filters and windows of all machines. */
const filling = {
  ...middleConvolution,
  inputHeight: 16,
  inputWidth: 16,
  inputChannels: 256,
  outputChannels: 256,
};

interface ArrayCost {
  /** Of gates and flip-flops between ports and output stage, per MAC. */
  readonly energyPj: number;
  /** Time that an array of 1 mm2 would take. */
  readonly areaSeconds: number;
}

function arrayCost(accelerator: string, bits: number): ArrayCost {
  const signs = halfIntegerGrid(1);
  const layers = codedLayers([filling], { weights: bits, inputs: bits }, fixedPointRung).map((layer) => ({
    ...layer,
    weights: { ...layer.weights, format: bits === 1 ? signs : integerGrid(bits, true) },
  }));
  const report = evaluateCost(layers, { ...defaultHardware, accelerator });
  const parts = ['multiply', 'accumulate', 'registers-and-clock'] as const;
  const sum = (of: Readonly<Record<(typeof parts)[number], number>>) =>
    parts.reduce((total, part) => total + of[part], 0);
  return {
    energyPj: sum(report.energyByComponentPj) / report.totals.macs,
    areaSeconds: (sum(report.areaByComponentUm2) / 1e6) * report.totals.latencySeconds,
  };
}

describe('lanes that multiply terms', () => {
  it.each([1, 2])('are worse than whole ones in energy and in time at equal area, at %i bits', (bits) => {
    const [serial, parallel] = [arrayCost('laconic', bits), arrayCost('da-dian-nao', bits)];
    expect(serial.energyPj).toBeGreaterThan(parallel.energyPj);
    expect(serial.areaSeconds).toBeGreaterThan(parallel.areaSeconds);
  });
});

describe('composable units', () => {
  it('gain from fewer bits what whole lanes of 8 bits cannot', () => {
    const [wide, narrow] = [arrayCost('bpvec', 8), arrayCost('bpvec', 2)];
    // 16 times the products per cycle, of which buffers and joints keep some of the energy.
    expect(wide.energyPj / narrow.energyPj).toBeGreaterThan(8);
    expect(wide.energyPj / narrow.energyPj).toBeLessThan(18);
  });

  it('take less energy and area for a product where engines of 16 lanes share joints and sum', () => {
    for (const bits of [2, 4, 8]) {
      const [shared, own] = [arrayCost('bpvec', bits), arrayCost('bit-fusion', bits)];
      expect(shared.energyPj).toBeLessThan(own.energyPj);
      expect(shared.areaSeconds).toBeLessThan(own.areaSeconds);
    }
  });
});
