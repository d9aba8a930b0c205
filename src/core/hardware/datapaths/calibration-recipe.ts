import { canonicalJson, hash } from '../../hash';
import {
  cellTable,
  flipFlopClockFj,
  libraryVoltage,
  tickPs,
  wireCapacitancePerFanoutFf,
} from '../gates/cell-table';
import { streamCount } from '../gates/stimulus';
import { referenceLanes, referenceProducts } from './reference-lanes';
import { measuredSteps, wideColumns } from './typical-operands';

/** Raised whenever equal units would be measured otherwise. */
const version = 2;

/** How the calibration table is measured; random numbers are those of the default seed. */
export const calibrationRecipe: Readonly<Record<string, string | number>> = {
  version,
  cellTable: hash(
    canonicalJson({ cellTable, flipFlopClockFj, libraryVoltage, tickPs, wireCapacitancePerFanoutFf }),
  ),
  streams: streamCount,
  steps: measuredSteps,
  stepsOfWideColumns: wideColumns.steps,
  wideFromProductBits: wideColumns.productBits,
  lanes: referenceLanes,
  products: referenceProducts,
  operands: 'streaming',
};
