import { planQuantization } from '../src/core/explore/plan-quantization';
import type { QuantizedLayer } from '../src/core/explore/quantization-plan';
import { createCostEvaluator, evaluateCost } from '../src/core/hardware/cost/evaluate-cost';
import { defaultHardware } from '../src/core/hardware/hardware-controls';
import { affinePlacements } from '../src/core/hardware/placements/affine-placement';
import { schemes } from '../src/core/schemes';
import { processorMs } from './processor-time';

const repetitions = 9;
const evaluationsPerRepetition = 4000;
const image = { height: 28, width: 28, channels: 1 };

/** Widths of the calibration table: netlists of others would be measured first, once and for all. */
const tabledWidths: readonly number[] = [2, 4, 8];

/** Plans of tiny-cnn under every scheme and every pair of its widths. */
function plans(): readonly (readonly QuantizedLayer[])[] {
  const choices = schemes.all.flatMap(({ id, widths, needsBatchNorm }) =>
    tabled(widths.weights).flatMap((weightBits) =>
      tabled(widths.activations).map((activationBits) => ({
        scheme: id,
        weightBits,
        activationBits,
        needsBatchNorm,
      })),
    ),
  );
  return choices.map(({ needsBatchNorm, ...choice }) => {
    const quantization = { ...choice, schemeParams: {}, edgeLayers: 'same' } as const;
    const networkParams = { batchNorm: needsBatchNorm ? 'kept' : 'none' };
    return planQuantization({ network: 'tiny-cnn', networkParams, quantization }, image, 10);
  });
}

function tabled(widths: readonly number[]): readonly number[] {
  const known = widths.filter((bits) => tabledWidths.includes(bits));
  return known.length > 0 ? known : widths.slice(0, 1);
}

/**
 * Evaluations of tiny-cnn on DianNao, all terms, per second of processor time: with nothing remembered but prices of
 * datapaths, and with layers remembered.
 */
export function run() {
  const networks = plans();
  const hardware = affinePlacements.map((placement) => ({ ...defaultHardware, placement }));
  const remembering = createCostEvaluator(defaultHardware);
  for (const network of networks) for (const machine of hardware) evaluateCost(network, machine);
  const at = <Item>(items: readonly Item[], index: number) => items[index % items.length] as Item;
  return {
    'cost of a network, uncached': rate(20_000, (index) =>
      evaluateCost(at(networks, index), at(hardware, index)),
    ),
    'cost of a network, layers remembered': rate(100_000, (index) => remembering(at(networks, index))),
  };
}

function rate(target: number, evaluate: (index: number) => unknown) {
  const rates = Array.from({ length: repetitions }, (_, repetition) => {
    const start = processorMs();
    for (let index = 0; index < evaluationsPerRepetition; index++) evaluate(index + repetition);
    return (evaluationsPerRepetition / (processorMs() - start)) * 1000;
  }).sort((left, right) => right - left);
  return {
    unit: 'evaluations/s and core',
    median: rates[(repetitions - 1) / 2] as number,
    worst: rates[repetitions - 1] as number,
    target,
  };
}
