import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerShape } from '../../networks/layer-shape';
import type { NumberParam, ParamSpec, ParamValues } from '../../parameters/param-spec';
import { completeParams } from '../../parameters/parse-params';
import { ProblemError } from '../../problem';
import { evaluateCost } from '../cost/evaluate-cost';
import { defaultHardware } from '../hardware-controls';
import { layerDimensions } from '../layer-dimensions';
import { expectClose, expectCompulsory } from '../testing/expect-runs';
import { codedLayers, lsqRung, middleConvolution } from '../testing/layers';
import {
  anyHardware,
  anyParams,
  anyShape,
  anyWidths,
  anyCodeBits as codeBits,
  dramBits,
  anyRung as rung,
  anyShapes as shapes,
  wordsOf,
} from '../testing/machine-runs';
import { accelerators } from '.';
import { bufferIds, type LayerWidths, type OnChipOperands } from './accelerator';

const nothing: OnChipOperands = { weights: false, inputs: false, outputs: false };

function isBufferSize(spec: ParamSpec): spec is NumberParam {
  return /Buffer|Banks$/.test(spec.key);
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

  const hardware = anyHardware(accelerator);

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

  it('is never cheaper with more bits of measured netlists', () => {
    const shapes = [middleConvolution, { ...middleConvolution, name: 'next', inputChannels: 16, groups: 2 }];
    const given = { ...defaultHardware, accelerator: accelerator.id, costSource: 'gates' };
    const totalsAt = (bits: number) =>
      evaluateCost(codedLayers(shapes, { weights: bits, inputs: bits }, lsqRung), given).totals;
    let narrow = totalsAt(2);
    expect(narrow.areaUm2).toBeGreaterThan(0);
    for (const bits of [4, 6, 8]) {
      const wide = totalsAt(bits);
      expect(wide.energyPj).toBeGreaterThan(narrow.energyPj);
      // Where lanes have one width, all that differs is the clip: to fewer bits it takes a few more gates.
      expect(wide.areaUm2).toBeGreaterThan(narrow.areaUm2 * (1 - 1e-4));
      narrow = wide;
    }
  });

  it.each<[string, Partial<typeof middleConvolution>]>([
    ['conv2.inputHeight must be between 1 and', { inputHeight: 0 }],
    ['conv2.outputChannels must be between 1 and', { outputChannels: 0 }],
    ['conv2.kernelHeight must be at most 14', { kernelHeight: 15, padding: 'valid' }],
    ['conv2.kernelWidth must be at most 16', { kernelWidth: 17, padding: 1 }],
    ['conv2.groups must divide the 8 channels, but is 3', { groups: 3 }],
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

const perLayer = { residency: 'per-layer' };

function sumOf(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((sum, part) => sum + part, 0);
}
