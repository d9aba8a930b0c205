import { weightMultiple } from '../../../integer/product-grid';
import type { Inventory } from '../../accelerators/accelerator';
import { beginFraction } from '../../datapaths/network-streams/column-steps';
import type { LayerOperands, OutputPlace } from '../../datapaths/network-streams/layer-operands';
import { signedPowers } from '../../datapaths/parts/signed-powers';
import type { TermPairs } from '../../terms/term-pairs';
import type { MeasuredLayer } from './measured-layers';

/** What costs depend on besides the energies of units, counted on a network's own codes; by name of the layer. */
export interface OperandCounts {
  /** Share of inputs whose code is 0. */
  readonly zeroInputs: Readonly<Record<string, number>>;
  /** Where lanes take operands term by term. */
  readonly termPairs?: Readonly<Record<string, TermPairs>>;
}

/** Steps that every layer is counted on, at the least; a layer with more weights has as many as those take. */
const fewestSteps = 4096;
const mostSteps = 65_536;

/** Every weight once, or so many steps of them, each with inputs of another position. */
export function countOperands(
  layers: readonly MeasuredLayer[],
  { reductionLanes, laneClass }: Pick<Inventory, 'reductionLanes' | 'laneClass'>,
): OperandCounts {
  const counts = layers.map((layer) => {
    const waitingFilters = laneClass?.kind === 'term-serial' ? laneClass.waitingLanes / reductionLanes : 1;
    return [layer.name, countLayer(layer, reductionLanes, Math.max(1, waitingFilters))] as const;
  });
  const zeroInputs = Object.fromEntries(counts.map(([name, { zeroInputs }]) => [name, zeroInputs]));
  if (laneClass?.kind !== 'term-serial') return { zeroInputs };
  return { zeroInputs, termPairs: Object.fromEntries(counts.map(([name, { pairs }]) => [name, pairs])) };
}

interface LayerCounts {
  readonly zeroInputs: number;
  readonly pairs: TermPairs;
}

/** `waitingFilters`: columns beside each other that begin their steps together. */
function countLayer(layer: MeasuredLayer, lanes: number, waitingFilters: number): LayerCounts {
  const { operands } = layer;
  const { weightTerms, inputTerms, isZero } = termReaders(layer);
  let [steps, products, zeros, pairs, longest] = [0, 0, 0, 0, 0];
  for (const { place, kernelPosition, filters, inputs } of countedSteps(operands, lanes, waitingFilters)) {
    let most = 1;
    for (const channel of filters) {
      for (const input of inputs) {
        const code = operands.inputCode({ ...place, channel }, kernelPosition, input);
        const pairsOfLane =
          weightTerms(operands.weightCode(channel, kernelPosition, input)) * inputTerms(code);
        if (isZero(code)) zeros++;
        products++;
        pairs += pairsOfLane;
        most = Math.max(most, pairsOfLane);
      }
    }
    longest += most;
    steps++;
  }
  return { zeroInputs: zeros / products, pairs: { mean: pairs / products, longest: longest / steps } };
}

interface CountedStep {
  readonly place: Omit<OutputPlace, 'channel'>;
  readonly kernelPosition: number;
  readonly filters: readonly number[];
  readonly inputs: readonly number[];
}

function* countedSteps(
  { layer, images, positions, kernelPositions, inputsPerKernelPosition }: LayerOperands,
  lanes: number,
  waitingFilters: number,
): Generator<CountedStep> {
  const inputBlocks = blocks(inputsPerKernelPosition, lanes);
  const filterBlocks = blocks(layer.outputChannels, waitingFilters);
  const all = filterBlocks.length * kernelPositions * inputBlocks.length;
  const steps = Math.min(mostSteps, Math.max(fewestSteps, all));
  for (let step = 0; step < steps; step++) {
    const place = Math.floor(beginFraction(step) * images * positions);
    const own = steps < all ? Math.floor((step * all) / steps) : step % all;
    yield {
      place: { image: Math.floor(place / positions), position: place % positions },
      kernelPosition: Math.floor(own / inputBlocks.length) % kernelPositions,
      filters: filterBlocks[Math.floor(own / inputBlocks.length / kernelPositions)] ?? [],
      inputs: inputBlocks[own % inputBlocks.length] ?? [],
    };
  }
}

function blocks(count: number, size: number): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, block) =>
    Array.from({ length: Math.min(size, count - block * size) }, (_, index) => block * size + index),
  );
}

/** Half-integers are multiplied as odd numbers; the engine's weights are multiples of codes with their half. */
function termReaders({ quantizers: { weights, inputs } }: MeasuredLayer) {
  const multiple = weightMultiple(weights, inputs) / (weights.format.shift === 0 ? 1 : 2);
  const hasZero = inputs.format.shift === 0 && inputs.format.kind !== 'planes';
  const terms = createTermCounter();
  return {
    weightTerms: (code: number) => terms(code / multiple),
    inputTerms: (code: number) => terms(inputs.format.shift === 0 ? code : 2 * code + 1),
    isZero: (code: number) => hasZero && code === 0,
  };
}

function createTermCounter(): (whole: number) => number {
  const known = new Map<number, number>();
  return (whole) => {
    const found = known.get(whole);
    if (found !== undefined) return found;
    const { length } = signedPowers(whole);
    known.set(whole, length);
    return length;
  };
}
