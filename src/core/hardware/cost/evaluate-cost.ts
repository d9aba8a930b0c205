import type { QuantizedLayer } from '../../explore/quantization-plan';
import { ProblemError } from '../../problem';
import { rememberByObject } from '../../remember-by-object';
import type { Machine, OnChipOperands } from '../accelerators/accelerator';
import type { HardwareConfiguration } from '../hardware-configuration';
import { type LayerDimensions, layerDimensions } from '../layer-dimensions';
import { assembleReport } from './assemble-report';
import { evenParts, ofImages } from './batch';
import { type CostContext, contextWith, costContext } from './cost-context';
import type { CostReport } from './cost-report';
import { evaluateLayer, type LayerEvaluation, type LayerSurroundings } from './layer-evaluation';
import { evaluationKey } from './layer-signature';
import { measuredPricing } from './measured/measured-pricing';
import type { NetworkEnergies } from './measured/network-energies';
import { decideResidency } from './residency';

/** Cost of networks on one machine; remembers layers that it has seen. */
export type CostEvaluator = (layers: readonly QuantizedLayer[]) => CostReport;

/**
 * Cost of one inference of a network: cycles, accesses and energy per layer, totals, area, and the clock that the
 * longest path allows. Nonsense in layers or hardware is a ProblemError that names field and bound.
 */
export function evaluateCost(layers: readonly QuantizedLayer[], hardware: HardwareConfiguration): CostReport {
  return report(costContext(hardware), layers, { dimensionsOf, evaluateIn: evaluateWith });
}

/**
 * As `evaluateCost` with the source of netlists, energies of the units replaced by those that the network's own operands
 * cause in them.
 */
export function evaluateMeasuredCost(
  layers: readonly QuantizedLayer[],
  hardware: HardwareConfiguration,
  energies: NetworkEnergies,
): CostReport {
  const context = contextWith(costContext(hardware), measuredPricing(energies));
  const counted = layers.map((layer) => withCounts(layer, energies));
  const measured = report(context, counted, { dimensionsOf, evaluateIn: evaluateWith });
  return { ...measured, notes: [...measured.notes, { code: 'measured-operands', parameters: {} }] };
}

function withCounts(layer: QuantizedLayer, energies: NetworkEnergies): QuantizedLayer {
  const { name } = layer.shape;
  const zeroInputs = energies.zeroInputs?.[name];
  const termPairs = energies.termPairs?.[name];
  return {
    ...layer,
    ...(zeroInputs !== undefined && { zeroInputs }),
    ...(termPairs && { termPairs }),
  };
}

/** An evaluator for many networks on one machine. */
export function createCostEvaluator(hardware: HardwareConfiguration): CostEvaluator {
  const context = costContext(hardware);
  const steps = { dimensionsOf: rememberedDimensions, evaluateIn: rememberEvaluations() };
  return (layers) => report(context, layers, steps);
}

type EvaluateLayer = (
  layer: QuantizedLayer,
  dimensions: LayerDimensions,
  surroundings: LayerSurroundings,
) => LayerEvaluation;

interface Steps {
  readonly dimensionsOf: (layer: QuantizedLayer) => LayerDimensions;
  /** On that machine, for so many images at a time. */
  readonly evaluateIn: (context: CostContext, images: number) => EvaluateLayer;
}

function evaluateWith(context: CostContext): EvaluateLayer {
  return (layer, dimensions, surroundings) => evaluateLayer(context, layer, dimensions, surroundings);
}

function dimensionsOf({ shape, poolWindow }: QuantizedLayer): LayerDimensions {
  return layerDimensions(shape, poolWindow);
}

function report(context: CostContext, layers: readonly QuantizedLayer[], steps: Steps): CostReport {
  if (layers.length === 0) throw new ProblemError('no-layers');
  const dimensions = layers.map(steps.dimensionsOf);
  const sized = context.atEqualArea?.(layers, dimensions) ?? context;
  const { batchSize } = context.hardware;
  const alone = reportOf(sized, layers, { dimensions, images: 1 }, steps);
  if (batchSize === 1) return alone;
  return evenParts(batchSize)
    .slice(1)
    .reduce((best, images) => {
      const together = ifTilesFit(() => reportOf(sized, layers, { dimensions, images }, steps));
      return together && together.totals.energyPj < best.totals.energyPj ? together : best;
    }, alone);
}

function reportOf(
  context: CostContext,
  layers: readonly QuantizedLayer[],
  { dimensions: ofOne, images }: { readonly dimensions: readonly LayerDimensions[]; readonly images: number },
  { evaluateIn }: Steps,
): CostReport {
  const dimensions = images === 1 ? ofOne : ofOne.map((each) => ofImages(each, images));
  const residency = decideResidency(context.machine.inventory, layers, dimensions);
  const evaluate = evaluateIn(context, images);
  const evaluations: LayerEvaluation[] = [];
  for (const [index, layer] of layers.entries()) {
    const onChip = residency.layers[index] as OnChipOperands;
    const addendBits = evaluations[layer.branch?.addendMaker ?? -1]?.outputStageBits ?? null;
    evaluations.push(evaluate(layer, dimensions[index] as LayerDimensions, { onChip, addendBits }));
  }
  return assembleReport(context, { layers, evaluations, images, residency });
}

/** Null where so many images at once leave no room in a buffer. */
function ifTilesFit<Result>(evaluate: () => Result): Result | null {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'buffer-too-small') return null;
    throw error;
  }
}

/** Remembers the layers of every machine and number of images apart. */
function rememberEvaluations(): Steps['evaluateIn'] {
  const byMachine = new Map<Machine, Map<number, EvaluateLayer>>();
  return (context, images) => {
    const ofMachine = byMachine.get(context.machine) ?? new Map<number, EvaluateLayer>();
    const evaluate = ofMachine.get(images) ?? remember(evaluateWith(context));
    byMachine.set(context.machine, ofMachine.set(images, evaluate));
    return evaluate;
  };
}

function remember(evaluate: EvaluateLayer): EvaluateLayer {
  const evaluations = new Map<number, LayerEvaluation>();
  return (layer, dimensions, surroundings) => {
    const key = evaluationKey(layer, surroundings);
    const known = evaluations.get(key);
    if (known) return known;
    const evaluation = evaluate(layer, dimensions, surroundings);
    evaluations.set(key, evaluation);
    return evaluation;
  };
}

/** Machines do not count. */
const rememberedDimensions = rememberByObject(dimensionsOf);
