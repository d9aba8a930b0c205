import storedCalibration from './calibration.data.json';
import { type Calibration, packFigures, readFigures } from './calibration-table';
import { figuresAtMantissa } from './figures-at-mantissa';
import {
  anchorMantissaBits,
  keptMantissaBits,
  mantissaBitsOf,
  mantissaRange,
  withMantissa,
} from './mantissa-curve';
import { type MeasuredFigures, measureUnit } from './measure-unit';
import { type MeasuredUnit, unitKey } from './measured-unit';
import { readCurve } from './packed-curves';

/** Figures of a unit. */
export interface KnownFigures extends MeasuredFigures {
  /** Width of a mantissa that lies between those that were measured. */
  readonly interpolatedMantissaBits?: number;
}

const calibration: Calibration = storedCalibration;
const rows = new Map(calibration.figures.keys.map((key, row) => [key, row]));
const curves = new Map(calibration.mantissas.rows.map((row, place) => [row, place]));
const known = new Map<string, KnownFigures>();

/**
 * Figures of a unit: those of the calibration table; of a requantizer that it has with another mantissa, between the widths
 * that were measured; else measured now, by the same rule and once.
 */
export function unitFigures(unit: MeasuredUnit): KnownFigures {
  const quickKey = quickUnitKey(unit);
  const found = known.get(quickKey);
  if (found) return found;
  const key = unitKey(unit);
  const figures = tableFigures(key) ?? interpolatedFigures(unit) ?? measuredFigures(unit, key);
  known.set(quickKey, figures);
  return figures;
}

/** Equal for equal units that were made alike; the keys of the table sort fields, which takes most of a price. */
function quickUnitKey(unit: MeasuredUnit): string {
  return unit.kind === 'output-stage' || unit.kind === 'pool' ? JSON.stringify(unit) : unitKey(unit);
}

/** True where neither the calibration table nor what lies between its mantissas has the unit. */
export function needsMeasuring(unit: MeasuredUnit): boolean {
  return !rows.has(unitKey(unit)) && interpolatedFigures(unit) === null;
}

function tableFigures(key: string): MeasuredFigures | null {
  const row = rows.get(key);
  return row === undefined ? null : readFigures(calibration.figures, row);
}

function measuredFigures(unit: MeasuredUnit, key: string): MeasuredFigures {
  return readFigures(packFigures([[key, measureUnit(unit)]]), 0);
}

function interpolatedFigures(unit: MeasuredUnit): KnownFigures | null {
  if (unit.kind !== 'output-stage') return null;
  const mantissaBits = mantissaBitsOf(unit);
  if (mantissaBits < mantissaRange.minimum || mantissaBits > mantissaRange.maximum) return null;
  const row = rows.get(unitKey(withMantissa(unit, keptMantissaBits)));
  const place = row === undefined ? undefined : curves.get(row);
  if (row === undefined || place === undefined) return null;
  const kept = readFigures(calibration.figures, row);
  const curve = readCurve(calibration.mantissas, place);
  const leadCycles = unit.spec.perChannel ? 1 : 0;
  const figures = figuresAtMantissa(kept, curve, mantissaBits, leadCycles);
  const isMeasured = anchorMantissaBits.some((bits) => bits === mantissaBits);
  return isMeasured ? figures : { ...figures, interpolatedMantissaBits: mantissaBits };
}
