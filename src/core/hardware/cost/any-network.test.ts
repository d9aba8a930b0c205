import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { LayerShape } from '../../networks/layer-shape';
import { type ResidencyPolicy, residencies } from '../accelerators/accelerator';
import type { HardwareConfiguration } from '../hardware-configuration';
import { defaultHardware } from '../hardware-controls';
import { layerDimensions } from '../layer-dimensions';
import { dramKinds } from '../memory/dram';
import { affineOperands, affinePlacements } from '../placements/affine-placement';
import {
  bothOffsetsRung,
  codedLayers,
  fixedPointRung,
  lsqPlusRung,
  lsqRung,
  middleConvolution,
} from '../testing/layers';
import { areaComponents, energyComponents } from './components';
import type { CostReport, LayerCost } from './cost-report';
import { evaluateCost } from './evaluate-cost';
import { costSources } from './sources';

const tabledSources = costSources.all.filter(({ kind }) => kind === 'primitives').map(({ id }) => id);

const rung = fc.constantFrom(fixedPointRung, lsqRung, lsqPlusRung, bothOffsetsRung);
const bits = fc.integer({ min: 2, max: 8 });
const widths = fc.record({ weights: bits, inputs: bits });

const anyHardware: fc.Arbitrary<HardwareConfiguration> = fc
  .record({
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
      residency: fc.constantFrom(...residencies),
    }),
    placement: fc.constantFrom(...affinePlacements),
    operand: fc.constantFrom(...affineOperands),
    pipelined: fc.boolean(),
    requantizationBits: fc.integer({ min: 2, max: 31 }),
    // Netlists of so many widths take minutes to measure.
    costSource: fc.constantFrom(...tabledSources),
    dram: fc.constantFrom(...dramKinds.ids),
  })
  .map((drawn): HardwareConfiguration => ({ ...defaultHardware, ...drawn }));

function withResidency(hardware: HardwareConfiguration, residency: ResidencyPolicy): HardwareConfiguration {
  return { ...hardware, acceleratorParams: { ...hardware.acceleratorParams, residency } };
}

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
      fc.property(shapes, widths, rung, anyHardware, (given, codes, scheme, machine) => {
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
        expect(report.layers.at(-1)?.accesses.dram?.outputs.writes).toBeGreaterThan(0);
        expect(report.layers[0]?.accesses.dram?.inputs.reads).toBeGreaterThan(0);
      }),
    );
  });

  it('costs its layers together what they cost apart where nothing stays on the chip, leakage and clock aside', () => {
    fc.assert(
      fc.property(shapes, widths, rung, anyHardware, (given, codes, scheme, any) => {
        const machine = withResidency(any, 'per-layer');
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
        anyHardware,
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

function expectLayer({ utilisation, cycles, computeCycles, energyPj }: LayerCost): void {
  expect(utilisation).toBeGreaterThan(0);
  expect(utilisation).toBeLessThanOrEqual(1);
  expect(cycles).toBeGreaterThan(computeCycles);
  for (const part of Object.values(energyPj)) expect(part).toBeGreaterThanOrEqual(0);
}

interface Block {
  readonly channels: number;
  readonly kernel: number;
  readonly pooled: boolean;
}

/** Convolutions that feed each other, some of them pooled, and a dense layer. */
const anyChain = fc
  .record({
    side: fc.integer({ min: 8, max: 40 }),
    blocks: fc.array(
      fc.record({
        channels: fc.integer({ min: 1, max: 40 }),
        kernel: fc.integer({ min: 1, max: 4 }),
        pooled: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    bits: fc.integer({ min: 2, max: 8 }),
  })
  .map(({ side, blocks, bits }) => chainOf(side, blocks, bits));

function chainOf(firstSide: number, blocks: readonly Block[], bits: number): readonly QuantizedLayer[] {
  const shapes: LayerShape[] = [];
  let [side, inputChannels] = [firstSide, 1];
  for (const { channels, kernel, pooled } of blocks) {
    const [inputHeight, kernelHeight] = [side, kernel];
    const sizes = { inputHeight, inputWidth: side, inputChannels, kernelHeight, kernelWidth: kernel };
    shapes.push({ ...middleConvolution, ...sizes, name: `conv${shapes.length}`, outputChannels: channels });
    side = pooled ? Math.floor(side / 2) : side;
    inputChannels = channels;
  }
  shapes.push({ kind: 'dense', name: 'dense', inputs: side * side * inputChannels, outputs: 10 });
  const pools = blocks.map(({ pooled }) => (pooled ? 4 : 1));
  return codedLayers(shapes, { weights: bits, inputs: bits }, lsqPlusRung, pools);
}

/** DRAM energy is its bits times a constant. */
function dramOf({ energyByComponentPj }: CostReport): number {
  return energyByComponentPj.dram as number;
}

describe('any chain of layers on any machine', () => {
  it('moves at least every word of every layer where each goes through DRAM', () => {
    fc.assert(
      fc.property(anyChain, anyHardware, (layers, hardware) => {
        const report = evaluateCost(layers, withResidency(hardware, 'per-layer'));
        layers.forEach(({ shape, poolWindow }, index) => {
          const { weightWords, inputWords, pooledWords } = layerDimensions(shape, poolWindow);
          const { dram } = report.layers[index]!.accesses;
          expect(dram!.weights.reads).toBeGreaterThanOrEqual(weightWords);
          expect(dram!.inputs.reads).toBeGreaterThanOrEqual(inputWords);
          expect(dram!.outputs.writes).toBe(pooledWords);
        });
      }),
    );
  });

  it('never costs more energy or DRAM traffic where more stays on the chip', () => {
    fc.assert(
      fc.property(anyChain, anyHardware, (layers, hardware) => {
        const reports = residencies.map((each) => evaluateCost(layers, withResidency(hardware, each)));
        for (const [index, more] of reports.slice(1).entries()) {
          const less = reports[index]!;
          expect(dramOf(more)).toBeLessThanOrEqual(dramOf(less));
          expect(more.totals.energyPj).toBeLessThanOrEqual(less.totals.energyPj * (1 + 1e-12));
          expect(more.totals.cycles).toBeLessThanOrEqual(less.totals.cycles);
        }
      }),
    );
  });

  it('never moves more through DRAM with a larger buffer', () => {
    const buffer = fc.constantFrom('inputBufferKb', 'weightBufferKb', 'outputBufferKb');
    fc.assert(
      fc.property(anyChain, anyHardware, buffer, (layers, hardware, key) => {
        const { acceleratorParams } = hardware;
        const larger = { ...acceleratorParams, [key]: Number(acceleratorParams[key]) * 2 };
        const report = evaluateCost(layers, { ...hardware, acceleratorParams: larger });
        expect(dramOf(report)).toBeLessThanOrEqual(dramOf(evaluateCost(layers, hardware)));
      }),
    );
  });
});
