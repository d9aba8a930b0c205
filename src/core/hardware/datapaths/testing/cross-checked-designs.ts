import { integerGrid } from '../../../quantization/code-format';
import { additivePowers } from '../additive-powers';
import { affine } from '../affine';
import { binaryWeights } from '../binary-weights';
import { bitSerial } from '../bit-serial';
import { composable } from '../composable';
import type { DatapathClass } from '../datapath-class';
import { fixedPoint } from '../fixed-point';
import { halfInteger } from '../half-integer';
import { minifloat } from '../minifloat';
import type { OutputStageSpec, StageResult } from '../output-stages/stage-spec';
import { powerOfTwo } from '../power-of-two';
import { powerOfTwoZeroGated } from '../power-of-two-zero-gated';
import { termSerial } from '../term-serial';
import { ternary } from '../ternary';
import { xnorPopcount } from '../xnor-popcount';
import { type CheckedLanes, checkedLanes } from './checked-lanes';
import { checkedStage } from './checked-stages';
import type { CheckedDesign } from './cross-check';

type Options = Partial<Omit<CheckedLanes, 'name' | 'baseline' | 'datapath'>>;

const fixedName = (bits: number): string => `fixed point, ${bits} bits`;

/** A column of `bits` x `bits`, other widths in `options`, beside fixed point of `bits`. */
function lanesOf(name: string, datapath: DatapathClass, bits: number, options: Options = {}): CheckedDesign {
  const widths = { weightBits: bits, inputBits: bits };
  return checkedLanes({ name, baseline: fixedName(bits), datapath, ...widths, ...options });
}

function fixed(bits: number): CheckedDesign {
  return lanesOf(fixedName(bits), fixedPoint, bits);
}

/** Both operands' offsets are subtracted in every lane. */
function offsets(bits: number, pipelined = false): CheckedDesign {
  const name = `offsets per lane, ${bits} bits${pipelined ? ', pipelined' : ''}`;
  return lanesOf(name, affine, bits, { placement: 'per-lane-offset', pipelined });
}

/** Scale of 8 bits, and offset, for activations or both operands. */
function dequantized(bits: number, operand: 'activations' | 'both', pipelined = false): CheckedDesign {
  const operands = operand === 'both' ? 'both operands' : 'activations';
  return lanesOf(
    `de-quantized ${operands} per lane, ${bits} bits${pipelined ? ', pipelined' : ''}`,
    affine,
    bits,
    {
      placement: 'per-lane-dequantize',
      operand,
      pipelined,
    },
  );
}

/** A requantizer of sums of 144 products of `bits` x `bits`. */
function stage(name: string, bits: number, result: StageResult): CheckedDesign {
  const sumBits = 2 * bits + 8;
  const spec: OutputStageSpec = {
    sums: { kind: 'accumulator', bits: sumBits, signed: true },
    sumBits,
    fractionBits: 0,
    inputSum: null,
    addend: null,
    result,
    perChannel: false,
    stages: 1,
  };
  return checkedStage(`${name}, ${bits} bits`, `shift at the output, ${bits} bits`, spec);
}

function requantized(bits: number, mantissaBits: number): CheckedDesign {
  const name = mantissaBits === 0 ? 'shift at the output' : `mantissa of ${mantissaBits} bits at the output`;
  return stage(name, bits, {
    kind: 'rounded',
    mantissaBits,
    signedMantissa: false,
    leftShift: 0,
    format: integerGrid(bits, false),
    limits: 'format',
  });
}

function thresholds(bits: number): CheckedDesign {
  return stage('thresholds at the output', bits, {
    kind: 'thresholds',
    minimum: 0,
    maximum: 2 ** bits - 1,
    bits,
    flips: false,
  });
}

/** What the unit tests check: one design of every sort, small ones. */
export const fewDesigns: readonly CheckedDesign[] = [
  fixed(2),
  fixed(4),
  lanesOf('half-integer weights, 4 bits', halfInteger, 4),
  offsets(4),
  dequantized(2, 'both'),
  lanesOf('power-of-two weights, 4 bits', powerOfTwo, 4),
  lanesOf('ternary weights, 4-bit inputs', ternary, 4, { weightBits: 2 }),
  lanesOf('binary weights, 4-bit inputs', binaryWeights, 4, { weightBits: 1 }),
  lanesOf('signs on both sides', xnorPopcount, 2, { weightBits: 1, inputBits: 1 }),
  requantized(8, 0),
  requantized(8, 16),
];

/** All rows of the table in docs/hardware-from-gates.md; baselines come before what is compared with them. */
export const allDesigns: readonly CheckedDesign[] = [
  ...fewDesigns,
  fixed(3),
  fixed(8),
  lanesOf('fixed point, 4 bits, pipelined', fixedPoint, 4, { pipelined: true }),
  lanesOf('fixed point, 4-bit weights, 8-bit inputs', fixedPoint, 8, { weightBits: 4 }),
  lanesOf('half-integer weights, 2 bits', halfInteger, 2),
  lanesOf('half-integer weights, 8 bits', halfInteger, 8),
  offsets(2),
  offsets(8),
  offsets(8, true),
  dequantized(2, 'activations'),
  dequantized(4, 'activations'),
  dequantized(4, 'activations', true),
  dequantized(4, 'both'),
  dequantized(4, 'both', true),
  dequantized(8, 'activations', true),
  lanesOf('expanded product, 4 bits', affine, 4, { placement: 'expanded-affine' }),
  lanesOf('rescaled products, 4 bits', affine, 4, { placement: 'per-product' }),
  lanesOf('power-of-two weights, 3 bits', powerOfTwo, 3),
  lanesOf('power-of-two weights, zeros gated, 4 bits', powerOfTwoZeroGated, 4),
  lanesOf('additive powers of two, 4 bits', additivePowers, 4),
  lanesOf('minifloat, 8 bits', minifloat, 8),
  lanesOf('ternary weights, 8-bit inputs', ternary, 8, { weightBits: 2 }),
  lanesOf('binary weights, 8-bit inputs', binaryWeights, 8, { weightBits: 1 }),
  lanesOf('2 planes of signs on both sides', xnorPopcount, 2),
  lanesOf('inputs bit by bit, 8 bits', bitSerial, 8),
  lanesOf('inputs and weights power by power, 4 bits', termSerial, 4),
  lanesOf('composable unit at 8 bits', composable, 8),
  requantized(8, 32),
  requantized(4, 0),
  requantized(4, 16),
  thresholds(4),
];
