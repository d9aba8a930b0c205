import { canonicalJson, hash } from '../../hash';
import { cellTable, libraryVoltage, wireCapacitancePerFanoutFf } from '../gates/cell-table';
import { streamCount } from '../gates/stimulus';
import { measuredSteps, wideColumns } from './measure-unit';
import { referenceLanes, referenceProducts } from './reference-lanes';

/** Raised whenever equal units would be measured otherwise. */
const version = 1;

/** How the calibration table is measured; random numbers are those of the default seed. */
export const calibrationRecipe: Readonly<Record<string, string | number>> = {
  version,
  cellTable: hash(canonicalJson({ cellTable, libraryVoltage, wireCapacitancePerFanoutFf })),
  streams: streamCount,
  steps: measuredSteps,
  stepsOfWideColumns: wideColumns.steps,
  wideFromProductBits: wideColumns.productBits,
  lanes: referenceLanes,
  products: referenceProducts,
  operands: 'streaming',
};
