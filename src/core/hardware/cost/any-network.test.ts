import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerShape } from '../../networks/layer-shape';
import { affineOperands, affinePlacements } from '../datapaths/affine-placement';
import type { HardwareConfiguration } from '../hardware-configuration';
import { dramKinds } from '../memory/dram';
import {
  bothOffsetsRung,
  codedLayers,
  fixedPointRung,
  lsqPlusRung,
  lsqRung,
  middleConvolution,
} from '../testing/layers';
import { areaComponents, energyComponents } from './components';
import type { LayerCost } from './cost-report';
import { evaluateCost } from './evaluate-cost';
import { costSources } from './sources';

const rung = fc.constantFrom(fixedPointRung, lsqRung, lsqPlusRung, bothOffsetsRung);
const bits = fc.integer({ min: 2, max: 8 });
const widths = fc.record({ weights: bits, inputs: bits });

const hardware: fc.Arbitrary<HardwareConfiguration> = fc.record({
  accelerator: fc.constant('dian-nao'),
  acceleratorParams: fc.record({
    inputLanes: fc.constantFrom(1, 7, 16, 64),
    outputLanes: fc.constantFrom(1, 5, 16, 64),
    inputBufferKb: fc.constantFrom(0.25, 1, 2, 32),
    weightBufferKb: fc.constantFrom(0.25, 16, 32, 128),
    outputBufferKb: fc.constantFrom(0.25, 2),
    datapathWidth: fc.constantFrom('resized', 'fixed-16'),
    operandScale: fc.constantFrom('eight-bit', 'operand-width'),
    requantizers: fc.constantFrom(1, 16),
    clockGating: fc.boolean(),
  }),
  placement: fc.constantFrom(...affinePlacements),
  operand: fc.constantFrom(...affineOperands),
  pipelined: fc.boolean(),
  requantizationBits: fc.integer({ min: 2, max: 31 }),
  costSource: fc.constantFrom(...costSources.ids),
  dram: fc.constantFrom(...dramKinds.ids),
});

const size = fc.integer({ min: 1, max: 40 });
const shapes: fc.Arbitrary<readonly LayerShape[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('gemm' as const), name: fc.constant('g'), m: size, k: size, n: size }),
    fc.record({ kind: fc.constant('dense' as const), name: fc.constant('d'), inputs: size, outputs: size }),
    fc
      .record({ side: size, channels: size, filters: size, kernel: fc.integer({ min: 1, max: 5 }) })
      .map(({ side, channels, filters, kernel }) => ({
        ...middleConvolution,
        inputHeight: side,
        inputWidth: side,
        inputChannels: channels,
        outputChannels: filters,
        kernelHeight: kernel,
        kernelWidth: kernel,
      })),
  ),
  { minLength: 1, maxLength: 3 },
) as fc.Arbitrary<readonly LayerShape[]>;

function sum(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((total, part) => total + part, 0);
}

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
}

describe('any network on any machine', () => {
  it('has finite, positive figures that add up', () => {
    fc.assert(
      fc.property(shapes, widths, rung, hardware, (given, codes, scheme, machine) => {
        const report = evaluateCost(codedLayers(given, codes, scheme), machine);
        const { totals } = report;
        for (const value of Object.values(totals)) expect(value > 0 && Number.isFinite(value)).toBe(true);
        expect(Object.keys(report.energyByComponentPj)).toEqual([...energyComponents]);
        expect(Object.keys(report.areaByComponentUm2)).toEqual([...areaComponents]);
        expectClose(sum(report.energyByComponentPj), totals.energyPj);
        expectClose(sum(report.areaByComponentUm2), totals.areaUm2);
        expectClose(
          report.layers.reduce((total, layer) => total + sum(layer.energyPj), 0),
          totals.energyPj,
        );
        expectClose(totals.latencySeconds * report.clockHz, totals.cycles);
        expectClose(totals.inferencesPerJoule * totals.energyPj, 1e12);
        expectClose(totals.topsPerWatt * totals.energyPj, 2 * totals.macs);
        report.layers.forEach((layer) => {
          expectLayer(layer);
        });
      }),
    );
  });

  it('costs its layers together what they cost apart, leakage and clock aside', () => {
    fc.assert(
      fc.property(shapes, widths, rung, hardware, (given, codes, scheme, machine) => {
        const layers = codedLayers(given, codes, scheme);
        const together = evaluateCost(layers, machine);
        layers.forEach((layer, index) => {
          const alone = evaluateCost([layer], machine).layers[0] as LayerCost;
          const { leakage: _, ...dynamic } = alone.energyPj;
          expect((together.layers[index] as LayerCost).energyPj).toMatchObject(dynamic);
        });
      }),
    );
  });

  it('never becomes cheaper with more bits', () => {
    fc.assert(
      fc.property(
        shapes,
        widths,
        rung,
        hardware,
        fc.boolean(),
        (given, codes, scheme, machine, inWeights) => {
          const wider = inWeights
            ? { ...codes, weights: codes.weights + 1 }
            : { ...codes, inputs: codes.inputs + 1 };
          const narrow = evaluateCost(codedLayers(given, codes, scheme), machine).totals;
          const wide = evaluateCost(codedLayers(given, wider, scheme), machine).totals;
          expect(wide.energyPj).toBeGreaterThanOrEqual(narrow.energyPj * (1 - 1e-12));
          expect(wide.areaUm2).toBeGreaterThanOrEqual(narrow.areaUm2 * (1 - 1e-12));
        },
      ),
    );
  });
});

function expectLayer({ utilisation, cycles, computeCycles, accesses, energyPj }: LayerCost): void {
  expect(utilisation).toBeGreaterThan(0);
  expect(utilisation).toBeLessThanOrEqual(1);
  expect(cycles).toBeGreaterThan(computeCycles);
  expect(accesses.dram!.outputs.writes).toBeGreaterThan(0);
  for (const part of Object.values(energyPj)) expect(part).toBeGreaterThanOrEqual(0);
}
