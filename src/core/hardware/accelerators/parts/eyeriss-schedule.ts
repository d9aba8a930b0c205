import type { LayerDimensions } from '../../layer-dimensions';
import type { EyerissParams } from '../eyeriss-params';
import { checkTile } from './check-tile';
import { leastBufferWords, type RowStationarySchedule, rowStationarySchedule } from './row-stationary';
import type { RowStationaryArray } from './row-stationary-sets';
import { bitsPerKilobyte } from './transfer';

/** Of every number, sums included, whatever the codes. */
export const eyerissWordBits = 16;

/** How a layer runs; a ProblemError where inputs and sums of one pass do not fit the buffer. */
export function eyerissSchedule(params: EyerissParams, layer: LayerDimensions): RowStationarySchedule {
  const array = arrayOf(params);
  const bufferWords = (params.activationBufferKb * bitsPerKilobyte) / eyerissWordBits;
  const schedule = rowStationarySchedule(array, layer, bufferWords);
  if (schedule) return schedule;
  // A tile that has the whole buffer, not one half of it.
  const bits = (leastBufferWords(array, layer) * eyerissWordBits) / 2;
  checkTile({ key: 'activationBufferKb', kilobytes: params.activationBufferKb, bits });
  throw new RangeError(`no schedule for ${layer.products} products`);
}

function arrayOf(params: EyerissParams): RowStationaryArray {
  const words = (bytes: number) => Math.floor((8 * bytes) / eyerissWordBits);
  return {
    rows: params.rows,
    columns: params.columns,
    inputWords: words(params.inputScratchpadBytes),
    weightWords: words(params.weightScratchpadBytes),
    sumWords: words(params.sumScratchpadBytes),
  };
}
