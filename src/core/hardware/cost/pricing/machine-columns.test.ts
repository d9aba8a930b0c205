import { describe, expect, it } from 'vitest';
import { referenceLanes } from '../../datapaths/reference-lanes';
import { unitFigures } from '../../datapaths/unit-figures';
import { defaultHardware } from '../../hardware-controls';
import type { LaneClass } from '../../lane-class';
import { placements } from '../../placements';
import type { DatapathOptions } from '../../placements/build-datapath';
import { codedLayers, lsqRung, middleConvolution } from '../../testing/layers';
import { priced } from './netlist-prices';
import { datapathUnits } from './netlist-units';
import { netlistPricing } from './price-netlists';
import type { PricedPart } from './source-pricing';

const options = (laneClass: LaneClass, reductionLanes = 16): DatapathOptions => ({
  placement: placements.get('folded'),
  operand: 'activations',
  pipelined: true,
  requantizationBits: defaultHardware.requantizationBits,
  operandScaleBits: null,
  minimumMultiplierBits: 1,
  reductionLanes,
  clockHz: 500e6,
  laneClass,
});

function request(weights: number, inputs: number, termPairs?: { mean: number; longest: number }) {
  const [layer] = codedLayers([middleConvolution], { weights, inputs }, lsqRung);
  if (!layer) throw new TypeError('no layer');
  return { layer: { ...layer, ...(termPairs && { termPairs }) }, products: 72, addendBits: null };
}

function partOf(
  parts: readonly PricedPart[],
  unit: PricedPart['unit'],
  rate: PricedPart['rate'],
): PricedPart | undefined {
  return parts.find((part) => part.unit === unit && part.rate === rate && part.areaUm2 > 0);
}

describe('columns of machines', () => {
  it('are those of the machine, whatever the codes would have elsewhere', () => {
    for (const laneClass of [
      { kind: 'bit-serial' },
      { kind: 'term-serial', waitingLanes: 16, weightSharing: 16 },
      { kind: 'composable', engineLanes: 16 },
    ] as const) {
      const [column] = datapathUnits(request(4, 4), options(laneClass)).columns;
      expect(column?.lanes).toMatchObject({ kind: 'lanes', classId: laneClass.kind });
    }
  });

  it('charge a composable unit whole, by the slices of a product', () => {
    const composable = options({ kind: 'composable', engineLanes: 16 }, 256);
    const [column] = datapathUnits(request(4, 4), composable).columns;
    if (!column) throw new TypeError('no column');
    const { products } = unitFigures(column.lanes).blocks;
    if (!products) throw new TypeError('no products');
    const gates = {
      areaUm2: products.areaUm2 - products.registers.areaUm2,
      energyFj: products.energyFj - products.registers.energyFj,
      leakageNw: products.leakageNw - products.registers.leakageNw,
    };
    const lane = partOf(netlistPricing.datapath(request(4, 4), composable).parts, 'lane', 'active');
    // 256 lanes share the unit's area; 64 products of 4 lanes each share its energy of a cycle.
    expect(lane?.areaUm2).toBeCloseTo(priced(gates).areaUm2 / 256, 9);
    expect(lane?.energyPj).toBeCloseTo(priced(gates).energyPj / 64, 12);
  });

  it('charge 16 bits as four passes of 8', () => {
    const composable = options({ kind: 'composable', engineLanes: 16 }, 256);
    const laneOf = (bits: number) =>
      partOf(netlistPricing.datapath(request(bits, bits), composable).parts, 'lane', 'active');
    expect((laneOf(16)?.energyPj ?? 0) / (laneOf(8)?.energyPj ?? 1)).toBeCloseTo(4, 12);
    expect(laneOf(16)?.areaUm2).toBe(laneOf(8)?.areaUm2);
  });

  it('stretch a step with the terms that are counted', () => {
    const termSerial = options({ kind: 'term-serial', waitingLanes: referenceLanes, weightSharing: 16 });
    const columnOf = (longest: number) =>
      partOf(
        netlistPricing.datapath(request(4, 4, { mean: 0.8, longest }), termSerial).parts,
        'column',
        'clocked',
      );
    expect((columnOf(7)?.energyPj ?? 0) / (columnOf(3.5)?.energyPj ?? 1)).toBeCloseTo(2, 12);
  });

  it('recode the integers of lanes that take terms, at the ports and once for the columns that share a weight', () => {
    const termSerial = options({ kind: 'term-serial', waitingLanes: 16, weightSharing: 16 });
    const [column] = datapathUnits(request(4, 3), termSerial).columns;
    expect(column?.recoders.map(({ unit, place, count }) => [unit.kind, place, count])).toEqual([
      ['recoder', 'lane', 1 / 16],
      ['recoder', 'input-port', 1],
    ]);
    const parts = netlistPricing.datapath(request(4, 3), termSerial).parts;
    expect(partOf(parts, 'input-port', 'active')?.energyPj).toBeGreaterThan(0);
  });

  it('fold whatever placement is chosen, and say so', () => {
    const placement = placements.get('per-lane-dequantize');
    const dequantized = { ...options({ kind: 'bit-serial' }), placement };
    const folded = netlistPricing.datapath(request(4, 4), options({ kind: 'bit-serial' }));
    const given = netlistPricing.datapath(request(4, 4), dequantized);
    expect(given.parts).toEqual(folded.parts);
    expect(given.notes.map(([code]) => code)).toEqual(['folds-instead']);
    expect(folded.notes).toEqual([]);
  });
});
