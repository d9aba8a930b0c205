import { describe, expect, it } from 'vitest';
import { planQuantization } from '../../../explore/plan-quantization';
import { schemes } from '../../../schemes';
import { accelerators } from '../../accelerators';
import { energyScale } from '../../datapaths/energy-scale';
import { unitFigures } from '../../datapaths/unit-figures';
import { libraryVoltage } from '../../gates/cell-table';
import { completeHardware, defaultHardware } from '../../hardware-controls';
import { codedLayers, fixedPointRung, lsqPlusRung, lsqRung, middleConvolution } from '../../testing/layers';
import { compareSources } from '../compare-sources';
import { datapathOptions } from '../datapath-options';
import { evaluateCost } from '../evaluate-cost';
import { datapathUnits } from './netlist-units';
import { netlistPricing } from './price-netlists';
import type { PricedPart } from './source-pricing';

const hardware = completeHardware(defaultHardware);
const { inventory } = accelerators.get(hardware.accelerator).configure(hardware.acceleratorParams);
const options = datapathOptions(hardware, inventory);
const layersOf = (rung: typeof lsqRung) =>
  codedLayers([middleConvolution, middleConvolution], { weights: 4, inputs: 4 }, rung);
const [layer] = layersOf(fixedPointRung) as [ReturnType<typeof layersOf>[number]];
const request = { layer, products: 72, addendBits: null };

function total(
  parts: readonly PricedPart[],
  units: readonly string[],
  quantity: 'energyPj' | 'areaUm2',
): number {
  return parts.filter(({ unit }) => units.includes(unit)).reduce((sum, part) => sum + part[quantity], 0);
}

describe('netlistPricing', () => {
  const { parts, accumulatorBits } = netlistPricing.datapath(request, options);
  const { columns } = datapathUnits(request, options);
  const [column] = columns;
  const figures = unitFigures(column!.lanes);

  it('charges a column of 16 lanes what its netlist takes, the accumulator by its width', () => {
    const widening = accumulatorBits / column!.measuredAccumulatorBits;
    const { accumulator } = figures.blocks;
    const lanes = 16 * total(parts, ['lane'], 'areaUm2');
    expect(lanes + total(parts, ['adder-tree', 'column'], 'areaUm2')).toBeCloseTo(
      figures.areaUm2 + (widening - 1) * accumulator!.areaUm2,
      6,
    );
    const energyFj =
      Object.values(figures.blocks).reduce((sum, { energyFj: each }) => sum + each, 0) +
      (widening - 1) * accumulator!.energyFj;
    const pj = 16 * total(parts, ['lane'], 'energyPj') + total(parts, ['adder-tree', 'column'], 'energyPj');
    expect(pj).toBeCloseTo(energyFj * 1e-3 * (0.9 / libraryVoltage) ** 2 * energyScale.factor, 9);
  });

  it('charges twice the tree to twice the lanes, and the registers behind it once', () => {
    const wide = netlistPricing.datapath(request, { ...options, reductionLanes: 32 });
    expect(total(wide.parts, ['adder-tree'], 'energyPj')).toBeCloseTo(
      total(parts, ['adder-tree'], 'energyPj') * 2,
      12,
    );
    for (const unit of ['lane', 'column']) {
      expect(total(wide.parts, [unit], 'energyPj')).toBe(total(parts, [unit], 'energyPj'));
    }
    const { accumulator, 'pipeline-registers': cut } = figures.blocks;
    const widening = accumulatorBits / column!.measuredAccumulatorBits;
    expect(total(parts, ['column'], 'areaUm2')).toBeCloseTo(
      widening * accumulator!.areaUm2 + cut!.areaUm2,
      9,
    );
  });

  it('has nothing outside the requantization for a folded scale, and a multiplier in each lane for one that is not', () => {
    const affinePj = (placement: 'folded' | 'per-lane-dequantize') => {
      const [lsqPlus] = layersOf(lsqPlusRung);
      const placed = datapathOptions({ ...hardware, placement }, inventory);
      const priced = netlistPricing.datapath({ ...request, layer: lsqPlus! }, placed);
      return priced.parts
        .filter(({ component }) => component === 'affine')
        .reduce((sum, { energyPj }) => sum + energyPj, 0);
    };
    expect(affinePj('folded')).toBe(0);
    expect(affinePj('per-lane-dequantize')).toBeGreaterThan(0);
  });
});

describe('the default source', () => {
  const image = { height: 28, width: 28, channels: 1 };

  it.each(schemes.all.map(({ id }) => id))('has a datapath for the codes of %s', (scheme) => {
    const { widths, needsBatchNorm } = schemes.get(scheme);
    const [weightBits, activationBits] = [widths.weights, widths.activations].map((each) =>
      each.includes(4) ? 4 : (each[0] as number),
    ) as [number, number];
    const choice = {
      network: 'tiny-cnn',
      networkParams: needsBatchNorm ? { batchNorm: 'kept' } : {},
      quantization: { scheme, schemeParams: {}, weightBits, activationBits, edgeLayers: 'same' },
    } as const;
    const { totals } = evaluateCost(planQuantization(choice, image, 10), defaultHardware);
    expect(totals.energyPj).toBeGreaterThan(0);
    expect(totals.areaUm2).toBeGreaterThan(0);
  });

  it('makes a folded offset nearly free and one in every lane a multiple, all else equal', () => {
    const energyPj = (rung: typeof lsqRung, placement: 'folded' | 'per-lane-dequantize') => {
      const { energyByComponentPj } = evaluateCost(layersOf(rung), { ...defaultHardware, placement });
      const { multiply, accumulate, affine, requantization } = energyByComponentPj as Record<string, number>;
      return (
        multiply! + accumulate! + affine! + requantization! + energyByComponentPj['registers-and-clock']!
      );
    };
    const lsq = energyPj(lsqRung, 'folded');
    expect(energyPj(lsqPlusRung, 'folded') / lsq).toBeLessThan(1.05);
    expect(energyPj(lsqPlusRung, 'per-lane-dequantize') / lsq).toBeGreaterThan(2.5);
  });

  it('knows its own uncertainty, which leaves memories alone', () => {
    const energies = compareSources(layersOf(lsqRung), defaultHardware);
    expect(energies.map(({ source }) => source)).toEqual(['gates', 'horowitz', 'bitfusion', 'qtools']);
    for (const { source, energyPj, lowPj, highPj } of energies) {
      expect(lowPj < energyPj && energyPj < highPj).toBe(source === 'gates');
    }
    const [gates] = energies;
    const { energyByComponentPj: parts } = evaluateCost(layersOf(lsqRung), defaultHardware);
    const arithmetic = ['multiply', 'accumulate', 'affine', 'requantization', 'registers-and-clock'].reduce(
      (sum, component) => sum + parts[component]!,
      0,
    );
    const { factor, highest } = energyScale;
    expect(gates!.highPj - gates!.energyPj).toBeCloseTo(arithmetic * (highest / factor - 1), 6);
  });
});
