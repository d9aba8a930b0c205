import type { Axes } from '../sweep/axes';
import { expandAxes } from '../sweep/expand-axes';
import type { TrainingConfiguration } from '../training-configuration';
import { ladder, type Rung } from './ladder';

/** Where the ladder is climbed. All layers are quantized alike; every network has its default parameters. */
export interface ReproductionPlan {
  readonly datasets: readonly string[];
  readonly networks: readonly string[];
  /** Of weights and activations. */
  readonly bits: readonly number[];
  readonly seeds: readonly number[];
  /** Of fine-tuning and of the FP32 training before it. */
  readonly epochs: number;
  readonly floatEpochs: number;
}

/** One dataset, network and width of a plan. */
export interface LadderCell {
  readonly dataset: string;
  readonly network: string;
  readonly bits: number;
}

/** Every combination of dataset, network and width of a plan, in this order. */
export function ladderCells({ datasets, networks, bits }: ReproductionPlan): readonly LadderCell[] {
  return datasets.flatMap((dataset) =>
    networks.flatMap((network) => bits.map((width) => ({ dataset, network, bits: width }))),
  );
}

/** Every training of a plan, FP32 controls included, each once. A ProblemError for an unknown network or width. */
export function reproductionRuns(plan: ReproductionPlan): readonly TrainingConfiguration[] {
  const cells = ladderCells(plan);
  return expandAxes([
    ...cells.map((cell) => controlAxes(plan, cell)),
    ...cells.flatMap((cell) => ladder.map((rung) => rungAxes(plan, cell, rung))),
  ]);
}

/** The trainings of one rung in a cell, one per seed. */
export function rungRuns(plan: ReproductionPlan, cell: LadderCell, rung: Rung) {
  return expandAxes([rungAxes(plan, cell, rung)]);
}

/** The FP32 controls of a cell, one per seed. */
export function controlRuns(plan: ReproductionPlan, cell: LadderCell) {
  return expandAxes([controlAxes(plan, cell)]);
}

function controlAxes(plan: ReproductionPlan, cell: LadderCell): Axes {
  return { ...sharedAxes(plan, cell), schemes: [], schemeParams: {}, methods: ['float'] };
}

function rungAxes(plan: ReproductionPlan, cell: LadderCell, { scheme, schemeParams }: Rung): Axes {
  return { ...sharedAxes(plan, cell), schemes: [scheme], schemeParams, methods: ['qat'] };
}

function sharedAxes(
  { seeds, epochs, floatEpochs }: ReproductionPlan,
  { dataset, network, bits }: LadderCell,
): Omit<Axes, 'schemes' | 'schemeParams' | 'methods'> {
  return {
    dataset,
    network,
    networkParams: {},
    bits: [{ weights: bits, activations: bits }],
    edgeLayers: ['same'],
    seeds,
    epochs,
    floatEpochs,
  };
}
