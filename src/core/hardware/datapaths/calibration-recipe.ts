import { canonicalJson, hash } from '../../hash';
import {
  cellTable,
  flipFlopClockFj,
  libraryVoltage,
  tickPs,
  wireCapacitancePerFanoutFf,
} from '../gates/cell-table';
import { streamCount } from '../gates/stimulus';
import { streamDefaults } from './operand-streams';
import { referenceLanes, referenceProducts } from './reference-lanes';
import { measuredSteps, wideColumns } from './typical-operands';

/** Raised whenever equal units would be measured otherwise. */
const version = 2;

/** How the calibration table is measured. */
export const calibrationRecipe: Readonly<Record<string, string | number>> = {
  version,
  cellTable: hash(
    canonicalJson({ cellTable, flipFlopClockFj, libraryVoltage, tickPs, wireCapacitancePerFanoutFf }),
  ),
  seed: streamDefaults.seed,
  streams: streamCount,
  steps: measuredSteps,
  stepsOfWideColumns: wideColumns.steps,
  wideFromProductBits: wideColumns.productBits,
  lanes: referenceLanes,
  products: referenceProducts,
  operands: 'streaming',
};
