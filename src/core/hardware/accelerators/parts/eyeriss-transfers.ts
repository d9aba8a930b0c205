import type { LayerDimensions } from '../../layer-dimensions';
import type { OnChipOperands, Transfer } from '../accelerator';
import type { EyerissParams } from '../eyeriss-params';
import type { RowStationarySchedule } from './row-stationary';
import { bitsPerKilobyte, transfer } from './transfer';

interface EyerissRun {
  readonly schedule: RowStationarySchedule;
  readonly onChip: OnChipOperands;
  /** Share of inputs at which weights and sums stay where they are. */
  readonly zeroInputs: number;
  readonly wordsPerRow: number;
  readonly wordBits: number;
}

/**
 * Weights and inputs come through their buffers, sums go there and back until all channels have passed, and outputs leave
 * from there. On the network, a word from a buffer passes a column and a row of the array, a sum one element.
 */
export function eyerissTransfers(
  params: EyerissParams,
  layer: LayerDimensions,
  run: EyerissRun,
): readonly Transfer[] {
  const { onChip, wordBits, wordsPerRow } = run;
  const { traffic } = run.schedule;
  const storedBits = wordBits / params.activationCompression;
  const weights = dramWeights(params, layer, run);
  const inputs = onChip.inputs ? 0 : traffic.dramInputs;
  const leaving = onChip.outputs ? 0 : layer.pooledWords;
  const row = (
    memory: Transfer['memory'],
    operand: Transfer['operand'],
    direction: Transfer['direction'],
    words: number,
  ) => transfer(memory, operand, direction, words, wordBits, wordsPerRow);
  return [
    transfer('dram', 'weights', 'reads', weights, wordBits, 1),
    transfer('dram', 'inputs', 'reads', inputs, storedBits, 1),
    transfer('dram', 'outputs', 'writes', leaving, storedBits, 1),
    row('buffer-weights', 'weights', 'writes', weights),
    row('buffer-inputs', 'inputs', 'writes', onChip.inputs ? layer.inputWords : inputs),
    row('buffer-weights', 'weights', 'reads', traffic.bufferWeightReads),
    row('buffer-inputs', 'inputs', 'reads', traffic.bufferInputReads),
    row('buffer-outputs', 'outputs', 'reads', traffic.spilledSums + leaving),
    row('buffer-outputs', 'outputs', 'writes', traffic.spilledSums),
    row('buffer-outputs', 'outputs', 'writes', layer.pooledWords),
    ...elementTransfers(params, layer, run),
  ];
}

/** Weights that fit their buffer whole are read once. */
function dramWeights(
  { weightBufferKb }: EyerissParams,
  { weightWords }: LayerDimensions,
  run: EyerissRun,
): number {
  if (run.onChip.weights) return 0;
  const isWhole = weightWords * run.wordBits <= weightBufferKb * bitsPerKilobyte;
  return isWhole ? weightWords : run.schedule.traffic.dramWeights;
}

/** Every product reads an input, a weight and a sum and writes the sum; of a zero input only the input is read. */
function elementTransfers(
  params: EyerissParams,
  layer: LayerDimensions,
  run: EyerissRun,
): readonly Transfer[] {
  const { wordBits } = run;
  const { traffic } = run.schedule;
  const worked = layer.macs * (1 - run.zeroInputs);
  const word = (
    memory: Transfer['memory'],
    operand: Transfer['operand'],
    direction: Transfer['direction'],
    words: number,
  ) => transfer(memory, operand, direction, words, wordBits, 1);
  const network = (
    operand: Transfer['operand'],
    direction: Transfer['direction'],
    words: number,
    hops: number,
  ) => ({
    ...word('network', operand, direction, words),
    hops,
  });
  const busHops = params.rows + params.columns;
  return [
    word('scratchpad-weights', 'weights', 'writes', traffic.scratchpadWeightWrites),
    word('scratchpad-weights', 'weights', 'reads', worked),
    word('scratchpad-inputs', 'inputs', 'writes', traffic.scratchpadInputWrites),
    word('scratchpad-inputs', 'inputs', 'reads', layer.macs),
    word('scratchpad-outputs', 'outputs', 'reads', worked + traffic.passedSums),
    word('scratchpad-outputs', 'outputs', 'writes', worked),
    network('weights', 'reads', traffic.bufferWeightReads, busHops),
    network('inputs', 'reads', traffic.bufferInputReads, busHops),
    network('outputs', 'writes', traffic.passedSums, 1),
    network('outputs', 'writes', traffic.spilledSums + layer.outputWords, busHops),
    network('outputs', 'reads', traffic.spilledSums, busHops),
  ];
}
