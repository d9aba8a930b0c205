import type { Word, WordLogic } from '../../gates/word-logic';
import { isSign } from '../../placements/parts/factor';
import { actedOperands, type OperandName } from '../../placements/parts/operand';
import type { DatapathOperand, LaneConstant, LaneSpec } from '../datapath-class';
import { scaleConstant, typicalZeroPoint, zeroPointConstant } from './affine-constants';
import type { WordShape } from './operand-registers';

/**
 * What stands between a whole number n and the multiplier: a multiplier by the scale m and a subtractor of the zero point
 * Z, m n - Z, either of which may be missing. Widths are those of `placements/parts/affine-stage.ts`: all bits of the
 * product, one more behind a subtraction.
 */
export interface OperandStage {
  readonly stands: 'nowhere' | 'lane' | 'input-port';
  readonly scale: LaneConstant | null;
  readonly zeroPoint: LaneConstant | null;
  readonly scaled: WordShape;
  readonly result: WordShape;
}

/** The stage of one operand under a placement, from the whole number that its code is decoded to. */
export function operandStage(spec: LaneSpec, name: OperandName, whole: WordShape): OperandStage {
  const { placement, operandScaleBits } = spec;
  const { scale: hasScale, mantissaBits, offset, format } = spec[name];
  const applies = actedOperands(spec.operand).includes(name);
  const dequantizes = placement === 'per-lane-dequantize' || placement === 'shared-prestage';
  const subtracts = dequantizes || placement === 'per-lane-offset';
  const scaleBits = mantissaBits ?? operandScaleBits ?? format.bits;
  const scale = applies && dequantizes && hasScale ? scaleConstant(name, scaleBits) : null;
  const scaled = {
    bits: scale ? scaledBits(spec[name], whole, scale.width) : whole.bits,
    signed: whole.signed,
  };
  const typical = typicalZeroPoint(name, whole, scale?.typical);
  const zeroPoint =
    applies && subtracts && offset === 'real' ? zeroPointConstant(name, scaled, typical) : null;
  const isShared = placement === 'shared-prestage' && name === 'inputs';
  return {
    stands: !scale && !zeroPoint ? 'nowhere' : isShared ? 'input-port' : 'lane',
    scale,
    zeroPoint,
    scaled,
    result: zeroPoint ? { bits: scaled.bits + 1, signed: true } : scaled,
  };
}

/** A sign, -1 or 1, gives the scale or its negative. */
function scaledBits({ format }: DatapathOperand, whole: WordShape, scaleBits: number): number {
  return isSign(format) ? scaleBits + 1 : whole.bits + scaleBits;
}

/** Constants of a stage, in the order in which it applies them. */
export function stageConstants({
  scale,
  zeroPoint,
}: Pick<OperandStage, 'scale' | 'zeroPoint'>): readonly LaneConstant[] {
  return [scale, zeroPoint].filter((constant) => constant !== null);
}

/** The staged number, wherever the stage stands. */
export function describeStage(
  logic: WordLogic,
  stage: Pick<OperandStage, 'scale' | 'zeroPoint' | 'scaled' | 'result'>,
  whole: Word,
  constants: Readonly<Record<string, Word>>,
): Word {
  const scale = constants[stage.scale?.name ?? ''];
  const zeroPoint = constants[stage.zeroPoint?.name ?? ''];
  const scaled = scale
    ? logic.inBlock('scale', () =>
        logic.sum([{ kind: 'product', a: whole, b: scale }], stage.scaled.bits, stage.scaled.signed),
      )
    : whole;
  if (!zeroPoint) return scaled;
  return logic.inBlock('offset', () =>
    logic.sum(
      [
        { kind: 'word', word: scaled },
        { kind: 'word', word: zeroPoint, sign: -1 },
      ],
      stage.result.bits,
      true,
    ),
  );
}
