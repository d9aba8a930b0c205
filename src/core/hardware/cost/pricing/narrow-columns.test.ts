import { describe, expect, it } from 'vitest';
import { integerGrid } from '../../../quantization/code-format';
import { accelerators } from '../../accelerators';
import { measureUnit } from '../../datapaths/measure-unit';
import { type MeasuredUnit, unitKey } from '../../datapaths/measured-unit';
import { cellTable } from '../../gates/cell-table';
import { completeHardware, defaultHardware } from '../../hardware-controls';
import type { DatapathOptions } from '../../placements/build-datapath';
import { codedLayers, fixedPointRung, middleConvolution } from '../../testing/layers';
import { datapathOptions } from '../datapath-options';
import { costSources } from '../sources';
import { priced } from './netlist-prices';
import { datapathUnits } from './netlist-units';
import { netlistPricing } from './price-netlists';
import { pricingOf } from './pricing-of';
import type { DatapathRequest, PricedPart } from './source-pricing';

const ofColumn = ['lane', 'adder-tree', 'column'];

function optionsOf(
  accelerator: string,
  controls: Partial<typeof defaultHardware> = {},
  params = {},
): DatapathOptions {
  const hardware = completeHardware({
    ...defaultHardware,
    ...controls,
    accelerator,
    acceleratorParams: params,
  });
  const { inventory } = accelerators.get(accelerator).configure(hardware.acceleratorParams);
  return datapathOptions(hardware, inventory);
}

/** Sums of 144 products, for which columns are measured. */
function requestOf(bits: number): DatapathRequest {
  const [layer] = codedLayers([middleConvolution], { weights: bits, inputs: bits }, fixedPointRung);
  if (!layer) throw new TypeError('no layer');
  return { layer, products: 144, addendBits: null };
}

function lanesOf(bits: number, options: DatapathOptions): MeasuredUnit & { readonly kind: 'lanes' } {
  const lanes = datapathUnits(requestOf(bits), options).columns[0]?.lanes;
  if (lanes?.kind !== 'lanes') throw new TypeError('no lanes');
  return lanes;
}

/** Energy and area of a column of so many busy lanes, of whatever it is charged for. */
function columnPrice(parts: readonly PricedPart[], lanes: number): { energyPj: number; areaUm2: number } {
  const sum = { energyPj: 0, areaUm2: 0 };
  for (const { unit, energyPj, areaUm2 } of parts.filter((part) => ofColumn.includes(part.unit))) {
    sum.energyPj += energyPj * (unit === 'lane' ? lanes : 1);
    sum.areaUm2 += areaUm2 * (unit === 'lane' ? lanes : 1);
  }
  return sum;
}

type Figures = Pick<ReturnType<typeof measureUnit>, 'blocks'>;

/** The same of the netlist itself, its accumulator as wide as the layer's. */
function netlistPrice(
  request: DatapathRequest,
  options: DatapathOptions,
  figuresOf: (unit: MeasuredUnit) => Figures,
): { energyPj: number; areaUm2: number } {
  const { columns, plan } = datapathUnits(request, options);
  const [column] = columns;
  if (!column) throw new TypeError('no column');
  const widening = plan.sums.accumulatorBits / column.measuredAccumulatorBits;
  const sum = { areaUm2: 0, energyFj: 0, leakageNw: 0 };
  for (const [name, { areaUm2, energyFj }] of Object.entries(figuresOf(column.lanes).blocks)) {
    const factor = name === 'accumulator' ? widening : 1;
    sum.areaUm2 += factor * areaUm2;
    sum.energyFj += factor * energyFj;
  }
  return priced(sum);
}

describe('columns of fewer lanes than the reference', () => {
  it.each([
    ['systolic', {}, 'fixed-point i4 u4 weights-stay pipelined x1'],
    ['systolic', { dataflow: 'input-stationary' }, 'fixed-point i4 u4 inputs-stay pipelined x1'],
    ['systolic', { dataflow: 'output-stationary' }, 'fixed-point i4 u4 pipelined x1'],
    ['nv-small', {}, 'fixed-width-8 i4 u4 weights-stay pipelined x8'],
    ['dian-nao', { inputLanes: 5 }, 'fixed-point i4 u4 pipelined x5'],
    ['dian-nao', {}, 'fixed-point i4 u4 pipelined'],
    ['stripes', { lanes: 4 }, 'bit-serial i4 u4 pipelined x4'],
  ])('are their own units: %s %j', (accelerator, params, key) => {
    expect(unitKey(lanesOf(4, optionsOf(accelerator, {}, params)))).toBe(key);
  });

  it.each([
    ['systolic', 1],
    ['nv-small', 8],
  ] as const)('cost on %s what their netlist takes, the accumulator by its width', (accelerator, lanes) => {
    for (const pipelined of [false, true]) {
      const options = optionsOf(accelerator, { pipelined });
      const price = columnPrice(netlistPricing.datapath(requestOf(4), options).parts, lanes);
      const measured = netlistPrice(requestOf(4), options, measureUnit);
      // Tables keep four digits.
      expect(price.energyPj / measured.energyPj).toBeCloseTo(1, 3);
      expect(price.areaUm2 / measured.areaUm2).toBeCloseTo(1, 3);
    }
  });

  it('pay for pipeline registers: the two rows in front of the accumulator, bit by bit', () => {
    const [plain, pipelined] = [false, true].map((each) =>
      columnPrice(netlistPricing.datapath(requestOf(4), optionsOf('systolic', { pipelined: each })).parts, 1),
    );
    // 16 bits of partial products, of which each of five full adders takes three and leaves two: 11 flip-flops.
    const registersUm2 = 11 * cellTable['flip-flop'].areaUm2;
    expect((pipelined?.areaUm2 ?? 0) - (plain?.areaUm2 ?? 0)).toBeCloseTo(registersUm2, 1);
    expect(pipelined?.energyPj).toBeGreaterThan(plain?.energyPj ?? 0);
  });

  it('split into components whose energies are those of their blocks', () => {
    const { parts } = netlistPricing.datapath(requestOf(8), optionsOf('systolic'));
    const { blocks } = measureUnit(lanesOf(8, optionsOf('systolic')));
    const gatesOf = (name: keyof typeof blocks) =>
      priced({
        areaUm2: 0,
        leakageNw: 0,
        energyFj: (blocks[name]?.energyFj ?? 0) - (blocks[name]?.registers.energyFj ?? 0),
      }).energyPj;
    const energyOf = (component: string) =>
      parts
        .filter((part) => part.component === component && ofColumn.includes(part.unit))
        .reduce((sum, { energyPj }) => sum + energyPj, 0);
    expect(energyOf('multiply') / (gatesOf('products') + gatesOf('tree'))).toBeCloseTo(1, 3);
    expect(energyOf('accumulate') / gatesOf('accumulator')).toBeCloseTo(1, 3);
  });
});

describe('columns of more lanes than the reference', () => {
  it.each([false, true])('cost nearly what a netlist of 32 lanes takes, pipelined: %s', (pipelined) => {
    const options = optionsOf('dian-nao', { pipelined }, { inputLanes: 32 });
    const { parts, notes } = netlistPricing.datapath(requestOf(4), options);
    const price = columnPrice(parts, 32);
    const measured = netlistPrice(requestOf(4), options, (unit) =>
      measureUnit(unit.kind === 'lanes' ? { ...unit, lanes: 32 } : unit),
    );
    expect(Math.abs(price.energyPj / measured.energyPj - 1)).toBeLessThan(0.03);
    expect(Math.abs(price.areaUm2 / measured.areaUm2 - 1)).toBeLessThan(0.03);
    expect(notes.map(([code]) => code)).toContain('lanes-in-proportion');
  });
});

describe('a stage in every lane', () => {
  it('makes columns dearer by as much as its netlist is', () => {
    const decode = { scale: 'real', granularity: 'tensor', offset: 'real' } as const;
    const request = requestOf(4);
    const scaled = {
      ...request,
      layer: { ...request.layer, inputs: { format: integerGrid(4, false), decode } },
    };
    const [folded, perLane] = (['folded', 'per-lane-dequantize'] as const).map((placement) => {
      const options = optionsOf('dian-nao', { placement });
      const price = columnPrice(netlistPricing.datapath(scaled, options).parts, 16);
      const measured = netlistPrice(scaled, options, measureUnit);
      expect(price.energyPj / measured.energyPj).toBeCloseTo(1, 3);
      return measured.energyPj;
    });
    expect((perLane ?? 0) / (folded ?? 1)).toBeGreaterThan(4);
  });
});

describe('operand registers in sources of primitives', () => {
  it('stand in every lane for both operands where lanes hand on inputs, and for weights alone elsewhere', () => {
    const source = costSources.get('horowitz');
    const clockedLanes = (options: DatapathOptions) =>
      pricingOf(source)
        .datapath(requestOf(4), options)
        .parts.filter(({ unit, component }) => unit === 'lane' && component === 'registers-and-clock')
        .reduce((sum, { energyPj }) => sum + energyPj, 0);
    const systolic = optionsOf('systolic');
    const { handsOnInputs: _, ...broadcast } = systolic;
    if (source.kind !== 'primitives') throw new TypeError('not a source of primitives');
    expect(clockedLanes(systolic) - clockedLanes(broadcast)).toBeCloseTo(
      source.price('register', 4, 0).energyPj,
      12,
    );
  });
});
