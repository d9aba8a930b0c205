import { describe, expect, it } from 'vitest';
import type {
  DrawnBlock,
  DrawnUnit,
  DrawnUnitKind,
  DrawnWire,
} from '../../../core/hardware/datapath-view/drawing';
import { layOutDiagram } from './diagram-layout';

const cost = { areaUm2: 1, energyPj: 1 };

function block(
  name: DrawnBlock['name'],
  row: number,
  side: DrawnBlock['side'],
  inputs: readonly DrawnWire[],
): DrawnBlock {
  return { name, row, side, inputs, outputBits: 4, cost, difference: 'none', plain: null };
}

function unit(kind: DrawnUnitKind, blocks: readonly DrawnBlock[], port = 'sum'): DrawnUnit {
  return { kind, blocks, outputs: [{ port, bits: 9 }], cost };
}

const w = { from: 'w', side: 'weights', bits: 4 } as const;
const x = { from: 'x', side: 'inputs', bits: 4 } as const;
const held = (side: 'weights' | 'inputs') => ({ from: 'operand-registers', side, bits: 4 });

const column = unit('column', [
  block('operand-registers', 0, 'both', [w, x]),
  block('offset', 1, 'inputs', [held('inputs'), { from: 'inputZeroPoint', side: 'both', bits: 4 }]),
  block('products', 2, 'both', [held('weights'), { from: 'offset', side: 'inputs', bits: 5 }]),
]);
const outputStage = unit(
  'output-stage',
  [block('requantization', 0, 'both', [{ from: 'sum', side: 'both', bits: 9 }])],
  'code',
);

describe('layOutDiagram()', () => {
  it('puts what is done to one operand beside the way of the other', () => {
    const { units, wires, ports } = layOutDiagram({ units: [column] }, 416);
    const [registers, offset, products] = units[0]!.blocks;
    expect(registers).toMatchObject({ x: 8, width: 400 });
    // The right half of what 8 pixels at both sides and between the halves leave.
    expect(offset).toMatchObject({ x: 212, width: 196 });
    expect(products).toMatchObject({ x: 8, width: 400 });
    // Weights run down at a quarter of the width, past the offset; a constant has no wire.
    expect(wires.map(({ bits, fromY, toY }) => [bits, fromY, toY])).toEqual([
      [4, 46, registers!.y],
      [4, 46, registers!.y],
      [4, registers!.y + 60, offset!.y],
      [4, registers!.y + 60, products!.y],
      [5, offset!.y + 60, products!.y],
      [9, products!.y + 60, products!.y + 60 + 8 + 24],
    ]);
    expect(wires[3]!.x).toBeLessThan(offset!.x);
    expect(wires[4]!.x).toBe(310);
    expect(ports.map(({ kind, bits }) => [kind, bits])).toEqual([
      ['weights', 4],
      ['inputs', 4],
      ['sum', 9],
    ]);
  });

  it('shows two products of a lane side by side', () => {
    const both = unit('column', [block('products', 0, 'both', [w, x]), block('offset', 0, 'weights', [w])]);
    const [products, offset] = layOutDiagram({ units: [both] }, 416).units[0]!.blocks;
    expect([products!.x, offset!.x]).toEqual([8, 212]);
    expect(products!.y).toBe(offset!.y);
  });

  it('lets both operands enter over the whole width where control logic stands beside', () => {
    const serial = unit('column', [
      block('operand-registers', 0, 'both', [w, x]),
      block('control', 0, 'both', [{ from: 'begins', side: 'both', bits: 1 }]),
      block('products', 1, 'both', [
        held('weights'),
        held('inputs'),
        { from: 'control', side: 'both', bits: 1 },
      ]),
    ]);
    const { units, wires } = layOutDiagram({ units: [serial] }, 416);
    const [registers, control, products] = units[0]!.blocks;
    expect(registers).toMatchObject({ x: 8, width: 400 });
    expect(control).toMatchObject({ x: 212, width: 196 });
    expect(control!.y).toBe(registers!.y + 60 + 24);
    // Weights at a quarter; activations, which would run behind the control logic, beside it.
    const intoProducts = wires.filter(({ toY }) => toY === products!.y);
    expect(intoProducts.map(({ x: at }) => at)).toEqual([108, 200, 310]);
  });

  it('leads the sum past the run-time sum of inputs', () => {
    const inputSum = unit('input-sum', [block('input-sum', 0, 'inputs', [x])], 'inputSum');
    const { units, wires, ports } = layOutDiagram({ units: [column, inputSum, outputStage] }, 400);
    const sum = wires.find(({ toY }) => toY === units[2]!.blocks[0]!.y)!;
    expect(sum.x).toBe(64);
    expect(units[1]!.x).toBe(120);
    expect(sum.fromY).toBe(units[0]!.blocks[2]!.y + 60);
    expect(ports.at(-1)).toMatchObject({ kind: 'output', bits: 9 });
  });

  it('feeds a column from the port that its columns share', () => {
    const port = unit('input-port', [block('scale', 0, 'inputs', [x])], 'staged');
    const { ports, units, wires } = layOutDiagram({ units: [port, column] }, 400);
    expect(ports.map(({ kind }) => kind)).toEqual(['inputs', 'weights', 'sum']);
    const registers = units[1]!.blocks[0]!;
    expect(wires.filter(({ toY }) => toY === registers.y).map(({ x: at, fromY }) => [at, fromY])).toEqual([
      [100, units[1]!.y + 46],
      [300, units[0]!.blocks[0]!.y + 60],
    ]);
  });

  it('leads each operand through its recoder, activations past that of the weights', () => {
    const recoders = [
      unit('input-recoder', [block('decode', 0, 'inputs', [x])], 'exponent'),
      unit('weight-recoder', [block('decode', 0, 'weights', [w])], 'exponent'),
    ];
    const { ports, units, wires } = layOutDiagram({ units: [...recoders, column] }, 416);
    expect(ports.map(({ kind }) => kind)).toEqual(['inputs', 'weights', 'sum']);
    const [ofInputs, ofWeights, lanes] = units.map(({ blocks }) => blocks[0]!);
    expect([ofInputs!.x, ofWeights!.x]).toEqual([212, 8]);
    expect(wires.filter(({ toY }) => toY === lanes!.y).map(({ x: at, fromY }) => [at, fromY])).toEqual([
      [104, ofWeights!.y + 60],
      [312, ofInputs!.y + 60],
    ]);
  });

  it('keeps wires apart that come to a block at the same place', () => {
    const decoded = unit('column', [
      block('operand-registers', 0, 'both', [w, x]),
      block('decode', 1, 'weights', [held('weights')]),
      block('products', 2, 'both', [
        held('weights'),
        { from: 'operand-registers', side: 'weights', bits: 1 },
      ]),
    ]);
    const { wires, units } = layOutDiagram({ units: [decoded] }, 416);
    const products = units[0]!.blocks[2]!;
    expect(wires.filter(({ toY }) => toY === products.y).map((wire) => wire.x)).toEqual([93, 123]);
  });
});
