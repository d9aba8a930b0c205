import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerShape } from '../../networks/layer-shape';
import type { NumberParam, ParamSpec, ParamValues } from '../../parameters/param-spec';
import { completeParams } from '../../parameters/parse-params';
import { ProblemError } from '../../problem';
import { ofImages } from '../cost/batch';
import { arithmeticComponents } from '../cost/components';
import type { CostReport } from '../cost/cost-report';
import { evaluateCost } from '../cost/evaluate-cost';
import type { HardwareConfiguration } from '../hardware-configuration';
import { defaultHardware } from '../hardware-controls';
import { type LayerDimensions, layerDimensions } from '../layer-dimensions';
import { codedLayers, fixedPointRung, lsqPlusRung, lsqRung, middleConvolution } from '../testing/layers';
import { anyParams, anyShape, anyWidths, dramBits, wordsOf } from '../testing/machine-runs';
import { accelerators } from '.';
import {
  type BufferId,
  bufferIds,
  type LayerMapping,
  type LayerWidths,
  type Machine,
  type OnChipOperands,
} from './accelerator';

const nothing: OnChipOperands = { weights: false, inputs: false, outputs: false };

function isBufferSize(spec: ParamSpec): spec is NumberParam {
  return /Buffer|Banks$/.test(spec.key);
}

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
}

it('every accelerator of the folder is registered', () => {
  const shared = ['index', 'accelerator', 'declarations', 'dram-traffic', 'parts'];
  const files = readdirSync(import.meta.dirname)
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('-params.ts'))
    .map((file) => file.replace('.ts', ''));
  expect([...accelerators.ids].sort()).toEqual(files.filter((file) => !shared.includes(file)).sort());
});

describe.each(accelerators.all.map((each) => [each.id, each] as const))('%s', (_, accelerator) => {
  const machine = (params: ParamValues) => accelerator.configure(completeParams(accelerator.params, params));
  const mapping = (params: ParamValues, shape: LayerShape, widths: LayerWidths) => {
    const layer = layerDimensions(shape);
    return [layer, machine(params).map(layer, widths, nothing)] as const;
  };
  const anyRun = [anyParams(accelerator), anyShape, anyWidths] as const;

  it('multiplies every weight with every input that it meets, once', () => {
    fc.assert(
      fc.property(...anyRun, (params, shape, widths) => {
        const { units, reductionLanes } = machine(params).inventory;
        const [layer, mapped] = mapping(params, shape, widths);
        const { computeCycles, utilisation, activity, laneCyclesPerProduct = 1 } = mapped;
        expect(activity.lane.active).toBe(layer.macs);
        expectClose(activity['adder-tree'].active * reductionLanes, layer.macs);
        expectClose(utilisation * computeCycles * units.lane, layer.macs * laneCyclesPerProduct);
        expect(activity.requantizer.active).toBe(layer.outputWords);
      }),
    );
  });

  it('is busy, and no more than all of the time', () => {
    fc.assert(
      fc.property(...anyRun, (params, shape, widths) => {
        const { units } = machine(params).inventory;
        const { utilisation, computeCycles, fillCycles, activity } = mapping(params, shape, widths)[1];
        expect(utilisation).toBeGreaterThan(0);
        expect(utilisation).toBeLessThanOrEqual(1);
        expect(Number.isInteger(computeCycles)).toBe(true);
        expect(fillCycles).toBeGreaterThan(0);
        for (const unit of ['lane', 'column', 'input-port'] as const) {
          expect(activity[unit].active).toBeLessThanOrEqual(activity[unit].clocked);
          expect(activity[unit].clocked).toBeLessThanOrEqual(computeCycles * units[unit]);
        }
      }),
    );
  });

  it('moves every word at least once where nothing stays on the chip', () => {
    fc.assert(
      fc.property(...anyRun, (params, shape, widths) => {
        const [layer, mapped] = mapping(params, shape, widths);
        expectCompulsory(layer, mapped);
        const arriving = ['weights', 'inputs'] as const;
        for (const operand of arriving) {
          const delivered = wordsOf(mapped, 'dram', operand, 'reads');
          expect(wordsOf(mapped, `buffer-${operand}`, operand, 'writes')).toBe(delivered);
        }
        for (const { words, wordBits, wordsPerAccess } of mapped.transfers) {
          expect(words >= 0 && wordBits > 0 && wordsPerAccess >= 1).toBe(true);
        }
      }),
    );
  });

  it('reads nothing from DRAM that is whole on the chip', () => {
    fc.assert(
      fc.property(...anyRun, (params, shape, widths) => {
        const everything = { weights: true, inputs: true, outputs: true };
        const mapped = machine(params).map(layerDimensions(shape), widths, everything);
        expect(dramBits(mapped)).toBe(0);
      }),
    );
  });

  it('is what is declared at its own size, and a whole machine at any other', () => {
    fc.assert(
      fc.property(
        ...anyRun,
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        (params, shape, widths, growth) => {
          const declared = machine(params);
          if (!declared.resizing) return;
          const { count, at } = declared.resizing;
          expect(at(count).inventory).toEqual(declared.inventory);
          const sized = at(Math.max(1, Math.round(count * growth)));
          for (const id of ['buffer-weights', 'buffer-inputs'] as const) {
            expectClose(kilobytesOf(sized, id), kilobytesOf(declared, id));
          }
          const layer = layerDimensions(shape);
          const mapped = ifItFits(() => sized.map(layer, widths, nothing));
          if (!mapped) return;
          const { lane } = sized.inventory.units;
          const { computeCycles, utilisation, laneCyclesPerProduct = 1 } = mapped;
          expect(mapped.activity.lane.active).toBe(layer.macs);
          expectClose(utilisation * computeCycles * lane, layer.macs * laneCyclesPerProduct);
          expect(utilisation).toBeLessThanOrEqual(1);
          expectCompulsory(layer, mapped);
        },
      ),
    );
  });

  it('maps several images as so many times the work, with one load of weights at the least', () => {
    fc.assert(
      fc.property(...anyRun, fc.integer({ min: 2, max: 9 }), (params, shape, widths, images) => {
        const layer = layerDimensions(shape);
        const together = ofImages(layer, images);
        const mapped = ifItFits(() => machine(params).map(together, widths, nothing));
        if (!mapped) return;
        expect(mapped.activity.lane.active).toBe(images * layer.macs);
        expect(mapped.utilisation).toBeLessThanOrEqual(1);
        expectCompulsory(together, mapped);
      }),
    );
  });

  it('never moves more through DRAM with a larger buffer', () => {
    const sizes = accelerator.params.filter(isBufferSize);
    fc.assert(
      fc.property(...anyRun, fc.constantFrom(...sizes), (params, shape, widths, { key, maximum }) => {
        const larger = { ...params, [key]: Math.min(maximum, 2 * Number(params[key])) };
        const [, before] = mapping(params, shape, widths);
        expect(dramBits(mapping(larger, shape, widths)[1])).toBeLessThanOrEqual(dramBits(before));
      }),
    );
  });

  it('moves less through DRAM with larger buffers where neither operand fits', () => {
    const widths = { weights: 8, inputs: 8, outputs: 8, partialSums: 28 };
    const large = layerDimensions({ kind: 'gemm', name: 'g', m: 10_000, k: 10_000, n: 10_000 });
    const bitsWith = (factor: number) => {
      const sizes = accelerator.params.filter(isBufferSize).map((spec) => [spec.key, factor * spec.default]);
      return dramBits(machine(Object.fromEntries(sizes)).map(large, widths, nothing));
    };
    expect(bitsWith(2)).toBeLessThan(bitsWith(1));
    expect(bitsWith(1)).toBeGreaterThan(3 * 8e8);
  });

  it('has buffers of the sizes that memories are known in', () => {
    for (const pick of ['minimum', 'maximum'] as const) {
      const extreme = accelerator.params.map((spec) => [
        spec.key,
        'minimum' in spec ? spec[pick] : spec.default,
      ]);
      const { buffers } = machine(Object.fromEntries(extreme)).inventory;
      for (const id of bufferIds) {
        expect(Number.isInteger(buffers[id].banks)).toBe(true);
        expect(buffers[id].kilobytesPerBank).toBeLessThanOrEqual(1024);
      }
    }
  });

  const hardware: fc.Arbitrary<HardwareConfiguration> = anyParams(accelerator).chain((acceleratorParams) =>
    fc
      .record({
        accelerator: fc.constant(accelerator.id),
        acceleratorParams: fc.constant(acceleratorParams),
        placement: fc.constantFrom('folded', 'shared-prestage', 'per-lane-dequantize'),
        operand: fc.constantFrom('activations', 'weights'),
        pipelined: fc.boolean(),
        costSource: fc.constantFrom('horowitz', 'bitfusion', 'qtools'),
        dram: fc.constantFrom('ddr4', 'none'),
        zeroGating: fc.constantFrom('machine', 'on', 'off'),
        batchSize: fc.constantFrom(1, 1, 6),
      })
      .map((drawn): HardwareConfiguration => ({ ...defaultHardware, ...drawn })),
  );
  const codeBits = fc.record({
    weights: fc.integer({ min: 2, max: 7 }),
    inputs: fc.integer({ min: 2, max: 7 }),
  });
  const rung = fc.constantFrom(fixedPointRung, lsqRung, lsqPlusRung);
  const shapes = fc.array(anyShape, { minLength: 1, maxLength: 3 });

  it('spends on a network what it spends on its layers', () => {
    fc.assert(
      fc.property(hardware, shapes, codeBits, rung, (any, given, widths, scheme) => {
        const params = { ...any.acceleratorParams, ...('residency' in any.acceleratorParams && perLayer) };
        const perLayerHardware = { ...any, acceleratorParams: params, batchSize: 1 };
        const layers = codedLayers(given, widths, scheme);
        const report = evaluateCost(layers, perLayerHardware);
        const total = report.layers.reduce((sum, { energyPj }) => sum + sumOf(energyPj), 0);
        expectClose(total, report.totals.energyPj);
        layers.forEach((layer, index) => {
          const { leakage: _, ...alone } = evaluateCost([layer], perLayerHardware).layers[0]!.energyPj;
          expect(report.layers[index]!.energyPj).toMatchObject(alone);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is never cheaper with more bits', () => {
    fc.assert(
      fc.property(
        hardware,
        shapes,
        codeBits,
        rung,
        fc.boolean(),
        (given, layers, widths, scheme, inWeights) => {
          const wider = inWeights
            ? { ...widths, weights: widths.weights + 1 }
            : { ...widths, inputs: widths.inputs + 1 };
          const narrow = evaluateCost(codedLayers(layers, widths, scheme), given).totals;
          const wide = evaluateCost(codedLayers(layers, wider, scheme), given).totals;
          expect(wide.energyPj).toBeGreaterThanOrEqual(narrow.energyPj * (1 - 1e-12));
          expect(wide.areaUm2).toBeGreaterThanOrEqual(narrow.areaUm2 * (1 - 1e-12));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('spends no more on an inference in a larger batch, and no less than the words of its images', () => {
    fc.assert(
      fc.property(hardware, shapes, codeBits, rung, (any, given, widths, scheme) => {
        const layers = codedLayers(given, widths, scheme);
        const sizes = [1, 2, 6, 12];
        const reports = sizes.map((batchSize) => evaluateCost(layers, { ...any, batchSize }));
        for (const [index, { totals, layers: costs }] of reports.entries()) {
          expectClose(totals.latencySeconds * totals.inferencesPerSecond, sizes[index]!);
          const before = reports[index - 1];
          if (before) {
            expect(totals.energyPj).toBeLessThanOrEqual(before.totals.energyPj * (1 + 1e-12));
          }
          const delivered = costs[0]!.accesses.dram!.inputs.reads;
          expect(delivered).toBeGreaterThanOrEqual(layerDimensions(given[0]!).inputWords * (1 - 1e-9));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('has the lanes that are declared for fixed point of 8 bits, and no more area for any other codes', () => {
    fc.assert(
      fc.property(hardware, shapes, codeBits, rung, (any, given, widths, scheme) => {
        const equal: HardwareConfiguration = { ...any, equalTerms: 'compute-area', zeroGating: 'off' };
        const folded = { ...equal, placement: 'folded' as const };
        const plain = codedLayers(given, { weights: 8, inputs: 8 }, fixedPointRung);
        const reference = ifItFits(() => evaluateCost(plain, folded));
        const report = ifItFits(() => evaluateCost(codedLayers(given, widths, scheme), equal));
        if (!reference || !report) return;
        expect(reference.lanes).toBe(machine(any.acceleratorParams).inventory.units.lane);
        const codes = report.notes.map(({ code }) => code);
        if (codes.includes('not-resizable') || codes.includes('equal-area-exceeded')) return;
        expect(codes).toContain('equal-area');
        expect(arithmeticUm2(report)).toBeLessThanOrEqual(arithmeticUm2(reference) * (1 + 1e-9));
      }),
      { numRuns: 25 },
    );
  });

  it('can be built of measured netlists', () => {
    const layers = codedLayers([middleConvolution], { weights: 4, inputs: 4 }, lsqRung);
    const { totals } = evaluateCost(layers, {
      ...defaultHardware,
      accelerator: accelerator.id,
      costSource: 'gates',
    });
    expect(totals.energyPj).toBeGreaterThan(0);
    expect(totals.areaUm2).toBeGreaterThan(0);
  });

  it.each<[string, Partial<typeof middleConvolution>]>([
    ['conv2.inputHeight must be between 1 and', { inputHeight: 0 }],
    ['conv2.outputChannels must be between 1 and', { outputChannels: 0 }],
    ['the kernel (15) is larger than the padded image (14)', { kernelHeight: 15, padding: 'valid' }],
    ['3 groups do not divide 8 channels', { groups: 3 }],
  ])('refuses a layer of which %s', (message, change) => {
    const layers = codedLayers([{ ...middleConvolution, ...change }], { weights: 4, inputs: 4 }, lsqRung);
    const evaluate = () => evaluateCost(layers, { ...defaultHardware, accelerator: accelerator.id });
    expect(evaluate).toThrow(ProblemError);
    expect(evaluate).toThrow(message);
  });

  it('refuses numbers beyond their range, naming it', () => {
    const layers = codedLayers([middleConvolution], { weights: 4, inputs: 4 }, lsqRung);
    for (const spec of accelerator.params) {
      if (spec.kind !== 'integer' && spec.kind !== 'real') continue;
      const { key, minimum, maximum } = spec;
      for (const value of [0, 1_000_000]) {
        const evaluate = () =>
          evaluateCost(layers, {
            ...defaultHardware,
            accelerator: accelerator.id,
            acceleratorParams: { [key]: value },
          });
        expect(evaluate).toThrow(`${key} must be between ${minimum} and ${maximum}, but is ${value}.`);
      }
    }
  });
});

/** Null where a buffer is too small for the tiles of a machine. */
function ifItFits<Result>(run: () => Result): Result | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'buffer-too-small') return null;
    throw error;
  }
}

function kilobytesOf({ inventory }: Machine, id: BufferId): number {
  const { banks, kilobytesPerBank } = inventory.buffers[id];
  return banks * kilobytesPerBank;
}

function arithmeticUm2({ areaByComponentUm2 }: CostReport): number {
  return arithmeticComponents.reduce((sum, component) => sum + areaByComponentUm2[component]!, 0);
}

const perLayer = { residency: 'per-layer' };

function sumOf(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((sum, part) => sum + part, 0);
}

function expectCompulsory(layer: LayerDimensions, mapped: LayerMapping): void {
  expect(wordsOf(mapped, 'dram', 'weights', 'reads')).toBeGreaterThanOrEqual(layer.weightWords);
  expect(wordsOf(mapped, 'dram', 'inputs', 'reads')).toBeGreaterThanOrEqual(layer.inputWords);
  expect(wordsOf(mapped, 'dram', 'outputs', 'writes')).toBe(layer.pooledWords);
  expect(wordsOf(mapped, 'buffer-weights', 'weights', 'reads')).toBeGreaterThanOrEqual(layer.weightWords);
  expect(wordsOf(mapped, 'buffer-outputs', 'outputs', 'writes')).toBeGreaterThanOrEqual(layer.pooledWords);
}
