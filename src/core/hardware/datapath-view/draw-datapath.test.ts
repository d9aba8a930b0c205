import { describe, expect, it } from 'vitest';
import { planQuantization } from '../../explore/plan-quantization';
import type { ParamValues } from '../../parameters/param-spec';
import type { HardwareConfiguration } from '../hardware-configuration';
import { defaultHardware } from '../hardware-controls';
import { datapathVerilog } from './datapath-verilog';
import { drawDatapath } from './draw-datapath';
import type { DrawnUnit } from './drawing';

interface Design {
  readonly scheme: string;
  readonly params?: ParamValues;
  readonly bits?: number;
  readonly hardware?: Partial<HardwareConfiguration>;
}

const bits = 2;

function layersOf({ scheme, params = {}, bits: width = bits }: Design) {
  const quantization = {
    scheme,
    schemeParams: params,
    weightBits: width,
    activationBits: width,
    edgeLayers: 'same',
  } as const;
  const networkParams = scheme === 'xnor-net' ? { batchNorm: 'kept' } : {};
  const choice = { network: 'tiny-cnn', networkParams, quantization };
  return planQuantization(choice, { height: 28, width: 28, channels: 1 }, 10);
}

/** The second convolution: 72 products per output. */
function drawn(design: Design) {
  const drawings = drawDatapath(layersOf(design), 1, hardwareOf(design));
  expect(drawings.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  return drawings[0]!;
}

function hardwareOf({ hardware }: Design): HardwareConfiguration {
  return { ...defaultHardware, pipelined: false, ...hardware };
}

/** `row name side difference`, or several where they stand in one row. */
function shown({ blocks }: DrawnUnit): readonly string[] {
  return blocks.map(({ row, name, side, difference }) => `${row} ${name} ${side} ${difference}`);
}

function unitNamed(design: Design, kind: DrawnUnit['kind']): DrawnUnit {
  const unit = drawn(design).units.find((each) => each.kind === kind);
  if (!unit) throw new Error(`no ${kind}`);
  return unit;
}

describe('drawDatapath()', () => {
  it('draws plain fixed point without a difference', () => {
    const drawing = drawn({ scheme: 'fixed-point' });
    expect(drawing).toMatchObject({
      classId: 'fixed-point',
      weightBits: 2,
      inputBits: 2,
      lanes: 16,
      products: 72,
    });
    expect(drawing.units.map(({ kind }) => kind)).toEqual(['column', 'output-stage']);
    expect(shown(drawing.units[0]!)).toEqual([
      '0 operand-registers both none',
      '1 products both none',
      '2 tree both none',
      '3 accumulator both none',
    ]);
    expect(drawing.units[1]!.blocks.map(({ difference }) => difference)).toEqual(['none', 'none', 'none']);
    expect(drawing.whole).toEqual(drawing.plain);
  });

  it('tells how wide words are', () => {
    const { blocks, outputs } = unitNamed({ scheme: 'fixed-point' }, 'column');
    expect(blocks.map(({ inputs, outputBits }) => [inputs.map((wire) => wire.bits), outputBits])).toEqual([
      [[2, 2], 2],
      [[2, 2], 4],
      // 72 products of -2 x 3 and a bias as large: 864 in two's complement.
      [[4], 11],
      [[11], 11],
    ]);
    expect(outputs).toEqual([{ port: 'sum', bits: 11 }]);
  });

  it('marks what an activation offset adds in every lane, beside the way of the weights', () => {
    const hardware = { placement: 'per-lane-offset' } as const;
    const { blocks } = unitNamed({ scheme: 'lsq-plus', hardware }, 'column');
    expect(shown({ blocks } as DrawnUnit)).toEqual([
      '0 operand-registers both none',
      '1 offset inputs added',
      '2 products both changed',
      '3 tree both changed',
      '4 accumulator both changed',
    ]);
    expect(blocks[1]!.inputs).toEqual([
      { from: 'operand-registers', side: 'inputs', bits: 2 },
      { from: 'inputZeroPoint', side: 'both', bits: 2 },
    ]);
    expect(blocks[2]!.inputs).toEqual([
      { from: 'operand-registers', side: 'weights', bits: 2 },
      { from: 'offset', side: 'inputs', bits: 3 },
    ]);
  });

  it('draws scale before offset where both are applied in the lanes', () => {
    const hardware = { placement: 'per-lane-dequantize' } as const;
    expect(shown(unitNamed({ scheme: 'lsq-plus', hardware }, 'column')).slice(1, 4)).toEqual([
      '1 scale inputs added',
      '2 offset inputs added',
      '3 products both changed',
    ]);
    const ratio = ({ whole, plain }: ReturnType<typeof drawn>) => whole.energyPj / plain.energyPj;
    expect(ratio(drawn({ scheme: 'lsq-plus', hardware }))).toBeGreaterThan(
      ratio(drawn({ scheme: 'lsq-plus' })),
    );
  });

  it('draws further products beside the first', () => {
    const hardware = { placement: 'expanded-affine' } as const;
    expect(shown(unitNamed({ scheme: 'lsq-plus', hardware }, 'column')).slice(0, 3)).toEqual([
      '0 operand-registers both none',
      '1 products both none',
      '1 offset weights added',
    ]);
  });

  it('draws what is done to products behind them', () => {
    const hardware = { placement: 'per-product' } as const;
    expect(shown(unitNamed({ scheme: 'lsq-plus', hardware }, 'column')).slice(1, 5)).toEqual([
      // Each is added up before it is scaled, where others leave that to the tree.
      '1 products both changed',
      '2 scale both added',
      '3 offset both added',
      '4 tree both changed',
    ]);
  });

  it('draws a port in front of all columns where they share the stage', () => {
    const hardware = { placement: 'shared-prestage' } as const;
    const port = unitNamed({ scheme: 'lsq-plus', hardware }, 'input-port');
    expect(shown(port)).toEqual([
      '0 operand-registers inputs added',
      '1 scale inputs added',
      '2 offset inputs added',
      '3 pipeline-registers both added',
    ]);
    // 2 bits times a scale of 8, and one more behind the subtraction.
    expect(port.outputs).toEqual([{ port: 'staged', bits: 11 }]);
    expect(shown(unitNamed({ scheme: 'lsq-plus', hardware }, 'column'))[0]).toBe(
      '0 operand-registers both changed',
    );
  });

  it('draws the run-time sum of inputs that a weight offset asks for, and where it joins', () => {
    const design = { scheme: 'lsq', params: { offset: 'weights' } };
    expect(shown(unitNamed(design, 'column')).every((text) => text.endsWith(' none'))).toBe(true);
    expect(unitNamed(design, 'input-sum').blocks.map(({ name }) => name)).toEqual([
      'operand-registers',
      'input-sum',
    ]);
    expect(shown(unitNamed(design, 'output-stage')).slice(0, 2)).toEqual([
      '0 input-sum both added',
      '1 requantization both changed',
    ]);
  });

  it('draws pipeline registers once, in front of the accumulator', () => {
    const column = unitNamed({ scheme: 'fixed-point', hardware: { pipelined: true } }, 'column');
    expect(shown(column).slice(2)).toEqual([
      '2 tree both none',
      '3 pipeline-registers both none',
      '4 accumulator both none',
    ]);
  });

  it('compares signs with two-valued integers of one bit', () => {
    const drawing = drawn({ scheme: 'xnor-net', bits: 1 });
    expect(drawing.classId).toBe('xnor-popcount');
    expect(shown(drawing.units[0]!)).toContain('1 products both changed');
  });

  it('draws mixed rows format by format, each beside fixed point of its own width', () => {
    const layers = layersOf({ scheme: 'rmsmp', bits: 4 });
    const drawings = drawDatapath(layers, 1, hardwareOf({ scheme: 'rmsmp' }));
    expect(drawings.map(({ classId, share, weightBits }) => [classId, share, weightBits])).toEqual([
      ['power-of-two', 0.65, 4],
      ['fixed-point', 0.3, 4],
      ['fixed-point', 0.05, 8],
    ]);
    expect(shown(drawings[0]!.units[0]!)).toEqual([
      '0 operand-registers both none',
      '1 decode weights added',
      '2 products both changed',
      '3 tree both changed',
      '4 accumulator both changed',
    ]);
  });

  it('refuses a layer that is not there', () => {
    expect(() => drawDatapath(layersOf({ scheme: 'lsq' }), 3, defaultHardware)).toThrow('layer 3 of 3');
  });
});

describe('datapathVerilog()', () => {
  const design = { scheme: 'lsq-plus', hardware: { placement: 'shared-prestage' } } as const;
  const verilog = (unit: DrawnUnit['kind']) =>
    datapathVerilog(layersOf(design), { layer: 1, row: 0, unit }, hardwareOf(design));

  it.each([
    ['column', 'conv2_affine_shared_prestage_column', /output wire \[\d+:0\] sum/],
    ['input-port', 'conv2_affine_shared_prestage_input_port', /output wire \[10:0\] staged/],
    ['output-stage', 'conv2_affine_shared_prestage_output_stage', /output wire \[1:0\] code/],
  ] as const)('writes the %s and a test bench for it', (unit, moduleName, output) => {
    const written = verilog(unit);
    expect(written.moduleName).toBe(moduleName);
    expect(written.module).toMatch(new RegExp(`^module ${moduleName} \\(`));
    expect(written.module).toMatch(output);
    expect(written.testBench).toContain(`${moduleName} tested (`);
    expect(written.testBench).toContain('$display("PASS: %0d cycles", CYCLES);');
  });

  it.each(['weight-recoder', 'input-recoder'] as const)('writes the %s of term-serial lanes', (unit) => {
    const laconic = { scheme: 'lsq', hardware: { accelerator: 'laconic' } } as const;
    const written = datapathVerilog(layersOf(laconic), { layer: 1, row: 0, unit }, hardwareOf(laconic));
    expect(written.module).toMatch(/output wire there/);
    expect(written.testBench).toContain('$display("PASS: %0d cycles", CYCLES);');
  });

  it('refuses a unit that the layer has not', () => {
    expect(() => verilog('input-sum')).toThrow('no input-sum in this layer');
  });
});
