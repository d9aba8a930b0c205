import storedCalibration from './calibration.data.json';
import { type Calibration, packFigures, readFigures } from './calibration-table';
import { type MeasuredFigures, measureUnit } from './measure-unit';
import { type MeasuredUnit, unitKey } from './measured-unit';

const calibration: Calibration = storedCalibration;
const rows = new Map(calibration.figures.keys.map((key, row) => [key, row]));
const known = new Map<string, MeasuredFigures>();

/** Figures of a unit: those of the calibration table, else measured now, by the same rule and once. */
export function unitFigures(unit: MeasuredUnit): MeasuredFigures {
  const key = unitKey(unit);
  const found = known.get(key);
  if (found) return found;
  const row = rows.get(key);
  const figures =
    row === undefined
      ? readFigures(packFigures([[key, measureUnit(unit)]]), 0)
      : readFigures(calibration.figures, row);
  known.set(key, figures);
  return figures;
}
