import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParamValue } from '../../parameters/param-spec';
import { completeParams } from '../../parameters/parse-params';
import { integerGrid } from '../../quantization/code-format';
import { accelerators } from '../accelerators';
import type { LayerWidths, MultipliedCodes } from '../accelerators/accelerator';
import { layerDimensions } from '../layer-dimensions';
import { anyParams, anyShape, anyWidths } from '../testing/machine-runs';
import {
  type ArrayMachineId,
  arrayMachineIds,
  type ScheduledLayer,
  scheduledTermPairs,
  scheduleOf,
} from './array-machines';
import { createCounters } from './counters';
import type { Product } from './machine-schedule';

const nothing = { weights: false, inputs: false, outputs: false };

function codesOf({ weights, inputs }: LayerWidths): MultipliedCodes {
  return { weights: integerGrid(weights, true), inputs: integerGrid(inputs, false) };
}

/** All codes of a width, over and over in another order than they count. */
function someCodes(count: number, bits: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => ((index * 7919 + 3) % 2 ** bits) - 2 ** (bits - 1));
}

interface MappedLayer extends ScheduledLayer {
  readonly widths: LayerWidths;
}

function mappingOf({ machine, params, dimensions, widths, codes, weightCodes }: MappedLayer) {
  const termPairs = scheduledTermPairs({ machine, params, dimensions, codes, weightCodes });
  const configured = accelerators.get(machine).configure(params);
  return {
    mapping: configured.map(dimensions, widths, nothing, { ...codes, ...(termPairs && { termPairs }) }),
    lanes: configured.inventory.units.lane,
  };
}

function countersOf(layer: MappedLayer, stalls: number) {
  const { mapping, lanes } = mappingOf(layer);
  const schedule = scheduleOf(layer);
  const arrayCycles = mapping.computeCycles + mapping.fillCycles;
  const cycles = arrayCycles + stalls;
  const { pooledWords, outputWords } = layer.dimensions;
  const counters = createCounters(
    { mapping, cycles, arrayCycles, lanes, pooledWords, outputWords },
    schedule,
  );
  return { mapping, schedule, counters, cycles };
}

describe.each(arrayMachineIds)('the schedule of %s', (machine) => {
  const accelerator = accelerators.get(machine);
  const anyLayer = fc
    .tuple(anyParams(accelerator), anyShape, anyWidths, fc.constantFrom(1, 4), fc.boolean())
    .map(([params, shape, widths, pool, isTrained]): MappedLayer => {
      const dimensions = layerDimensions(shape, shape.kind === 'conv' ? pool : 1);
      const codes = codesOf(widths);
      const inputBits = widths.inputs;
      return {
        machine,
        params: completeParams(accelerator.params, params),
        dimensions,
        widths,
        inputBits,
        codes,
        weightCodes: isTrained ? someCodes(dimensions.weightWords, widths.weights) : null,
      };
    });
  const anyStalls = fc.integer({ min: 0, max: 5000 });

  it('ends at the cycles, products and words of the mapping', () => {
    fc.assert(
      fc.property(anyLayer, anyStalls, (layer, stalls) => {
        const { mapping, schedule, counters, cycles } = countersOf(layer, stalls);
        const end = counters(cycles);
        expect(schedule.computeCycles).toBe(mapping.computeCycles);
        expect(end.computeCycles).toBe(mapping.computeCycles);
        expect(end.stalls).toBe(stalls);
        expect(end.macs).toBe(layer.dimensions.macs);
        expect(end.finishedOutputs).toBe(layer.dimensions.outputWords);
        expect(end.words).toEqual(mapping.transfers.map(({ words }) => words));
        expect(end.utilisation).toBeCloseTo(mapping.utilisation, 12);
      }),
    );
  });

  it('begins at nothing and never counts back', () => {
    fc.assert(
      fc.property(anyLayer, anyStalls, fc.double({ min: 0, max: 1, noNaN: true }), (layer, stalls, at) => {
        const { counters, cycles } = countersOf(layer, stalls);
        const [start, before] = [counters(0), counters(Math.floor(at * (cycles - 1)))];
        const after = counters(before.cycles + 1);
        for (const each of [start.macs, start.stalls, start.finishedOutputs, ...start.words]) {
          expect(each).toBe(0);
        }
        expect(after.macs).toBeGreaterThanOrEqual(before.macs);
        expect(after.finishedOutputs).toBeGreaterThanOrEqual(before.finishedOutputs);
        for (const [index, words] of after.words.entries()) {
          expect(words).toBeGreaterThanOrEqual(before.words[index] as number);
        }
      }),
    );
  });

  it('counts the blocks of its grid as its cells', () => {
    fc.assert(
      fc.property(anyLayer, fc.double({ min: 0, max: 1, noNaN: true }), (layer, at) => {
        const schedule = scheduleOf(layer);
        const cycle = Math.floor(at * schedule.computeCycles);
        const block = { row: 0, column: 0, rows: Math.ceil(schedule.rows / 2), columns: schedule.columns };
        let busy = 0;
        for (let row = 0; row < block.rows; row++) {
          for (let column = 0; column < block.columns; column++) {
            if (schedule.cellAt(cycle, row, column).kind === 'multiply') busy++;
          }
        }
        expect(schedule.busyIn(cycle, block)).toBe(busy);
      }),
      { numRuns: 40 },
    );
  });
});

const size = fc.integer({ min: 1, max: 7 });
const anySmallLayer = fc
  .record({
    groups: fc.integer({ min: 1, max: 2 }),
    inputs: size,
    outputs: size,
    side: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ groups, inputs, outputs, side }) =>
    layerDimensions({
      kind: 'conv',
      name: 'c',
      inputHeight: side,
      inputWidth: side,
      inputChannels: groups * inputs,
      outputChannels: groups * outputs,
      kernelHeight: 2,
      kernelWidth: 2,
      stride: 1,
      padding: 'valid',
      groups,
    }),
  );
const lanes = fc.integer({ min: 1, max: 4 });

const nameOf = ({ group, position, outputChannel, kernel, inputChannel }: Product) =>
  [group, position, outputChannel, kernel, inputChannel].join();

const smallArrays: readonly [ArrayMachineId, Record<string, fc.Arbitrary<ParamValue>>][] = [
  ['dian-nao', { inputLanes: lanes, outputLanes: lanes }],
  ['systolic', { rows: lanes, columns: lanes, dataflow: fc.constant('weight-stationary') }],
  ['systolic', { rows: lanes, columns: lanes, dataflow: fc.constant('output-stationary') }],
  ['systolic', { rows: lanes, columns: lanes, dataflow: fc.constant('input-stationary') }],
];

describe.each(smallArrays)('every cycle of %s', (machine, sizes) => {
  it('multiplies every weight with every input that it meets, once, and adds them up in order', () => {
    const widths = { weights: 4, inputs: 4, outputs: 4, partialSums: 20 };
    fc.assert(
      fc.property(fc.record(sizes), anySmallLayer, (params, dimensions) => {
        const schedule = scheduleOf({
          machine,
          params: completeParams(accelerators.get(machine).params, params),
          dimensions,
          inputBits: widths.inputs,
          codes: codesOf(widths),
          weightCodes: null,
        });
        const seen = new Set<string>();
        const sums = new Map<string, number>();
        for (let cycle = 0; cycle < schedule.computeCycles; cycle++) {
          const ofCycle = productsOf(schedule, cycle);
          for (const product of ofCycle) {
            seen.add(nameOf(product));
            const output = [product.group, product.position, product.outputChannel].join();
            expect(product.addedProducts).toBeGreaterThanOrEqual(sums.get(output) ?? 0);
            sums.set(output, product.addedProducts);
          }
          const { macs } = schedule.progressAfter(cycle + 1);
          expect(macs - schedule.progressAfter(cycle).macs).toBe(ofCycle.length);
        }
        expect(seen.size).toBe(dimensions.macs);
        expect([...sums.values()].every((added) => added === dimensions.products)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

function productsOf(schedule: ReturnType<typeof scheduleOf>, cycle: number): readonly Product[] {
  const products: Product[] = [];
  for (let row = 0; row < schedule.rows; row++) {
    for (let column = 0; column < schedule.columns; column++) {
      const work = schedule.cellAt(cycle, row, column);
      if (work.kind === 'multiply') products.push(work.product);
    }
  }
  return products;
}
