import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hash } from '../../hash';
import { references } from '../../references';
import type { Netlist } from '../gates/netlist';
import { createNetlistLogic } from '../gates/netlist-logic';
import { affineOperands, affinePlacements } from '../placements/affine-placement';
import { valueBits } from '../placements/parts/factor';
import { datapathClasses } from '.';
import type { DatapathClass, LaneDesign, LaneSpec, OperandPair } from './datapath-class';
import { columnsOf } from './parts/columns-of';
import { checkLanes } from './testing/check-lanes';

const widths = Array.from({ length: 16 }, (_, index) => index + 1);
const unequalWidths = [
  [1, 16],
  [16, 1],
  [2, 8],
  [8, 2],
  [3, 5],
  [4, 3],
] as const;
const lanes = 4;
const manySteps = 10_000;
const fewSteps = 40;

const folded = { placement: 'folded', operand: 'both', pipelined: false } as const;

function specOf(
  pair: OperandPair,
  variant: Pick<LaneSpec, 'placement' | 'operand' | 'pipelined'>,
  changes: Partial<LaneSpec> = {},
): LaneSpec {
  const operandScaleBits = changes.operandScaleBits ?? null;
  const productScaleBits = 6;
  const operandBits = [pair.weights, pair.inputs].map(
    ({ format }) => valueBits(format) + (operandScaleBits ?? format.bits) + 2,
  );
  // Three steps of sixteen lanes at most are added up.
  const accumulatorBits = operandBits.reduce((sum, bits) => sum + bits, productScaleBits + 6);
  return { ...pair, ...variant, operandScaleBits, productScaleBits, lanes, accumulatorBits, ...changes };
}

function netlistOf(design: LaneDesign): Netlist {
  const logic = createNetlistLogic();
  design.describe(logic);
  return logic.finish();
}

function pairsOf(each: DatapathClass): readonly OperandPair[] {
  const all = [...widths.map((bits) => [bits, bits] as const), ...unequalWidths];
  return all.flatMap(([weightBits, inputBits]) => each.operands(weightBits, inputBits) ?? []);
}

/** Widths of a netlist that is quickly checked under every placement; of mixed rows those of the first format. */
function smallPair(each: DatapathClass): OperandPair {
  const pair = each.operands(3, 4) ?? each.operands(4, 4) ?? pairsOf(each)[0];
  const [column] = pair ? columnsOf(pair) : [];
  if (!column) throw new RangeError(`${each.id} has no operands`);
  return column.spec;
}

/** Netlists that many steps have gone through, of whatever class. */
const checkedNetlists = new Set<string>();

function expectEqual(each: DatapathClass, whole: LaneSpec): void {
  for (const { spec } of columnsOf(whole)) {
    const design = each.lanes(spec);
    const { kinds, inputs } = netlistOf(design);
    const netlist = hash(`${kinds.join()} ${inputs.join()}`);
    const randomSteps = checkedNetlists.has(netlist) ? fewSteps : manySteps;
    checkedNetlists.add(netlist);
    const { mismatch } = checkLanes(design, spec, { randomSteps });
    if (mismatch) expect.fail(`${each.id} ${JSON.stringify(spec)}: ${mismatch.netlist} at ${mismatch.port}`);
  }
}

const named = datapathClasses.all.map((each) => [each.id, each] as const);

describe.each(named)('datapath class %s', (id, each) => {
  it('has a file, sources, and operands that it takes', () => {
    expect(existsSync(new URL(`./${id}.ts`, import.meta.url))).toBe(true);
    expect(each.references.length).toBeGreaterThan(0);
    for (const reference of each.references) expect(references).toHaveProperty(reference);
    const pairs = pairsOf(each);
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.filter((pair) => !each.takes(pair))).toEqual([]);
  });

  it('refuses operands that it does not take', () => {
    const isMixed = pairsOf(each).some((pair) => columnsOf(pair).length > 1);
    // A class of mixed rows takes columns of one row format, which is another's.
    const others = isMixed ? [] : datapathClasses.all.flatMap(pairsOf).filter((pair) => !each.takes(pair));
    for (const pair of others) expect(() => each.lanes(specOf(pair, folded))).toThrow(RangeError);
  });

  it('equals its integer reference at every width', { timeout: 240_000 }, () => {
    for (const pair of pairsOf(each)) expectEqual(each, specOf(pair, folded));
  });

  it('equals its integer reference under every placement', { timeout: 240_000 }, () => {
    for (const placement of affinePlacements) {
      for (const operand of affineOperands) {
        expectEqual(each, specOf(smallPair(each), { placement, operand, pipelined: false }));
      }
      expectEqual(each, specOf(smallPair(each), { placement, operand: 'both', pipelined: true }));
    }
  });

  it('equals its integer reference with sixteen lanes', () => {
    expectEqual(each, { ...specOf(smallPair(each), folded), lanes: 16 });
  });

  it('equals its integer reference where an operand stays and sums arrive', () => {
    for (const variant of [folded, { ...folded, placement: 'per-product', pipelined: true } as const]) {
      expectEqual(each, specOf(smallPair(each), variant, { lanes: 1, stays: 'weights' }));
    }
  });

  it('has ports for the constants that it names', () => {
    for (const placement of affinePlacements) {
      const design = each.lanes(specOf(smallPair(each), { ...folded, placement }));
      const { inputPorts } = netlistOf(design);
      for (const { name, width, signed, typical } of design.constantPorts) {
        const port = inputPorts.find((candidate) => candidate.name === name);
        expect([port?.nets.length, port?.signed]).toEqual([width, signed]);
        expect(typical).toBeLessThan(2 ** (signed ? width - 1 : width));
        expect(Number.isInteger(typical) && typical >= 0).toBe(true);
      }
    }
  });
});

describe('the registry of datapath classes', () => {
  it('lists every class that a file exports', async () => {
    const folder = new URL('.', import.meta.url);
    const makers = /DatapathClass|parts\/coded-class|parts\/fixed-width/;
    const mentions = (file: string) => makers.test(readFileSync(new URL(file, folder), 'utf8'));
    const files = readdirSync(folder).filter((file) => /^[a-z0-9-]+\.ts$/.test(file) && mentions(file));
    const modules = await Promise.all(
      files.map((file): Promise<Record<string, unknown>> => import(/* @vite-ignore */ `./${file}`)),
    );
    const classes = modules.flatMap((exported) => Object.values(exported).filter(isClass));
    expect(classes.map(({ id }) => id).sort()).toEqual([...datapathClasses.ids].sort());
  });
});

function isClass(value: unknown): value is DatapathClass {
  return typeof value === 'object' && value !== null && 'takes' in value && 'lanes' in value;
}
