import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParamValues } from '../../parameters/param-spec';
import { completeParams } from '../../parameters/parse-params';
import { ProblemError } from '../../problem';
import { ofImages } from '../cost/batch';
import { arithmeticComponents } from '../cost/components';
import type { CostReport } from '../cost/cost-report';
import { evaluateCost } from '../cost/evaluate-cost';
import type { HardwareConfiguration } from '../hardware-configuration';
import { layerDimensions } from '../layer-dimensions';
import { expectClose, expectCompulsory } from '../testing/expect-runs';
import { codedLayers, fixedPointRung } from '../testing/layers';
import {
  anyCodeBits,
  anyHardware,
  anyParams,
  anyRung,
  anyShape,
  anyShapes,
  anyWidths,
} from '../testing/machine-runs';
import { accelerators } from '.';
import type { BufferId, Machine, OnChipOperands } from './accelerator';

const nothing: OnChipOperands = { weights: false, inputs: false, outputs: false };

describe.each(accelerators.all.map((each) => [each.id, each] as const))('%s', (_, accelerator) => {
  const machine = (params: ParamValues) => accelerator.configure(completeParams(accelerator.params, params));
  const anyRun = [anyParams(accelerator), anyShape, anyWidths] as const;

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

  it('spends no more on an inference in a larger batch, and no less than the words of its images', () => {
    fc.assert(
      fc.property(anyHardware(accelerator), anyShapes, anyCodeBits, anyRung, (any, given, widths, scheme) => {
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
      fc.property(anyHardware(accelerator), anyShapes, anyCodeBits, anyRung, (any, given, widths, scheme) => {
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
