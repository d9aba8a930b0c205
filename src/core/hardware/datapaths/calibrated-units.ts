import { affineOperands, affinePlacements } from '../placements/affine-placement';
import { datapathClasses } from '.';
import type { DatapathClass, DatapathOperand, OperandPair } from './datapath-class';
import { type LaneVariant, laneVariant } from './lane-variant';
import { type MeasuredUnit, unitKey } from './measured-unit';
import { columnsOf } from './parts/columns-of';

const widths = [1, 2, 3, 4, 5, 6, 8, 16] as const;
/** Pairs of these widths are measured under every placement, as are equal widths; others when they are asked for. */
const crossedWidths: readonly number[] = [2, 4, 8];
const widestTreated = 8;
/** As machines have them unless told otherwise. */
export const calibratedScaleBits = { operandScaleBits: 8, productScaleBits: 16 } as const;

type Needs = Pick<DatapathOperand, 'scale' | 'offset'>;

const scaled: Needs = { scale: true, offset: 'none' };
const scaledWithOffset: Needs = { scale: true, offset: 'real' };

/** Classes whose codes come with offsets in any scheme. */
const withOffsets: readonly string[] = ['fixed-point', 'integer-grid', 'affine'];

/**
 * The columns that the calibration table has: of every class at all pairs of widths that it has codes for, as they are; and
 * at equal and at common widths under every placement, for every operand, pipelined and not. Of classes
 * for special machines, columns without placements at equal widths.
 */
export function calibratedColumns(): readonly MeasuredUnit[] {
  const units = new Map<string, MeasuredUnit>();
  for (const datapathClass of datapathClasses.all) {
    for (const weightBits of widths) {
      for (const inputBits of widths) {
        for (const unit of unitsOf(datapathClass, weightBits, inputBits)) units.set(unitKey(unit), unit);
      }
    }
  }
  return [...units.values()];
}

function unitsOf(
  datapathClass: DatapathClass,
  weightBits: number,
  inputBits: number,
): readonly MeasuredUnit[] {
  const pair = datapathClass.operands(weightBits, inputBits);
  if (!pair || isWithoutRange(pair.weights)) return [];
  const folded = { placement: 'folded', operand: 'both' } as const;
  if (ownClass(pair) !== datapathClass) {
    return weightBits === inputBits ? pipelinedUnits(pair, folded, datapathClass) : [];
  }
  const isCrossed = crossedWidths.includes(weightBits) && crossedWidths.includes(inputBits);
  const isTreated = (weightBits === inputBits && weightBits <= widestTreated) || isCrossed;
  return columnsOf(pair).flatMap(({ spec }) => [
    ...pipelinedUnits(spec, folded),
    ...(isTreated ? treatedUnits(datapathClass, spec) : []),
  ]);
}

/** The class of a network with these codes; classes of special machines are none's own. */
function ownClass(pair: OperandPair): DatapathClass | undefined {
  return datapathClasses.all.find((candidate) => candidate.takes(pair));
}

/** One bit in two's complement has no positive code for a step to be fitted to. */
function isWithoutRange({ format }: DatapathOperand): boolean {
  return format.maximum === 0;
}

function treatedUnits(datapathClass: DatapathClass, pair: OperandPair): readonly MeasuredUnit[] {
  const needs = withOffsets.includes(datapathClass.id) ? [scaled, scaledWithOffset] : [scaled];
  return needs.flatMap((weightNeeds) =>
    needs.flatMap((inputNeeds) =>
      affinePlacements.flatMap((placement) =>
        affineOperands.flatMap((operand) => {
          const treated = {
            weights: { format: pair.weights.format, ...weightNeeds },
            inputs: { format: pair.inputs.format, ...inputNeeds },
          };
          return pipelinedUnits(treated, { placement, operand });
        }),
      ),
    ),
  );
}

function pipelinedUnits(
  pair: OperandPair,
  where: Pick<LaneVariant, 'placement' | 'operand'>,
  machineClass?: DatapathClass,
): readonly MeasuredUnit[] {
  return [false, true].flatMap((pipelined): readonly MeasuredUnit[] => {
    const variant = laneVariant({ ...pair, ...where, pipelined, ...calibratedScaleBits });
    const datapathClass = machineClass ?? ownClass(variant);
    return datapathClass?.takes(variant) ? [{ kind: 'lanes', classId: datapathClass.id, variant }] : [];
  });
}
