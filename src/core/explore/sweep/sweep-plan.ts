import { allocators } from '../../allocation';
import { targetBits } from '../../allocation/importance';
import { uniform } from '../../allocation/uniform';
import { canonicalJson } from '../../hash';
import type { ParamValues } from '../../parameters/param-spec';
import { schemes } from '../../schemes';
import { nearestWidth } from '../../schemes/nearest-width';
import type { Scheme } from '../../schemes/scheme';
import type { TrainingConfiguration } from '../training-configuration';
import type { Axes, BitWidths } from './axes';
import { expandAxes } from './expand-axes';

/** What a sweep varies: every dataset and network with every scheme, width, allocator and seed. */
export interface SweepChoice {
  readonly datasets: readonly string[];
  readonly networks: readonly string[];
  readonly schemes: readonly string[];
  readonly methods: readonly ('ptq' | 'qat')[];
  /** Of weights and activations alike. */
  readonly widths: readonly number[];
  /** `uniform` trains the widths as they are; the others choose widths per layer around each of them. */
  readonly allocators: readonly string[];
  readonly seeds: readonly number[];
  /** The FP32 network, tuned as long as the others. */
  readonly hasControl: boolean;
  readonly epochs: number;
  readonly floatEpochs: number;
}

export interface SweepRun {
  /** Of an allocated run: without the widths that its allocator will choose. */
  readonly configuration: TrainingConfiguration;
  readonly allocation: AllocationChoice | null;
}

export interface AllocationChoice {
  readonly allocator: string;
  readonly params: ParamValues;
}

/**
 * Most runs of one sweep: as many designs as the chart moves at once, and hours of training for the smallest network. More
 * belong on several machines.
 */
export const maximumSweepRuns = 2000;

export interface SweepPlan {
  /** All but the allocated runs, as a plan file of the command line has them. */
  readonly axes: readonly Axes[];
  /** Of the whole sweep. */
  readonly count: number;
  /** Each once, in the order in which they train fastest; none of a sweep of more than `maximumSweepRuns`. */
  readonly runs: readonly SweepRun[];
  /** What was asked for and does not exist. */
  readonly missingWidths: readonly { readonly scheme: string; readonly width: number }[];
}

/** Every training of a sweep. Widths that a scheme lacks are left out and named. */
export function planSweep(choice: SweepChoice): SweepPlan {
  const chosen = choice.schemes.map((id) => schemes.get(id));
  const axes = choice.datasets.flatMap((dataset) =>
    choice.networks.flatMap((network) => axesOf(choice, chosen, { dataset, network })),
  );
  const count = countRuns(choice, chosen);
  const runs = count > maximumSweepRuns ? [] : allRuns(choice, chosen, axes);
  const missingWidths = chosen.flatMap((scheme) =>
    choice.widths.filter((width) => !offers(scheme, width)).map((width) => ({ scheme: scheme.id, width })),
  );
  return { axes, count, runs, missingWidths };
}

/** Counted, since the longest lists of a link name more runs than a page could ever make. */
function countRuns(choice: SweepChoice, chosen: readonly Scheme[]): number {
  const offered = chosen.flatMap((scheme) => choice.widths.filter((width) => offers(scheme, width))).length;
  const perAllocator = choice.allocators.map((id) => {
    if (id === uniform.id || hasTarget(id)) return offered;
    return choice.widths.length > 0 ? chosen.length : 0;
  });
  const quantized = perAllocator.reduce((sum, count) => sum + count, 0) * choice.methods.length;
  const places = choice.datasets.length * choice.networks.length;
  return places * choice.seeds.length * (quantized + (choice.hasControl ? 1 : 0));
}

function allRuns(choice: SweepChoice, chosen: readonly Scheme[], axes: readonly Axes[]): readonly SweepRun[] {
  const plain = expandAxes(axes).map((configuration): SweepRun => ({ configuration, allocation: null }));
  const runs = [...plain, ...allocatedRuns(choice, chosen)];
  // Stable: within a seed, the order of before.
  return runs.sort((left, right) => left.configuration.seed - right.configuration.seed);
}

function hasTarget(allocator: string): boolean {
  return allocators.get(allocator).params.some(({ key }) => key === targetBits.key);
}

type Place = Pick<Axes, 'dataset' | 'network'>;

function axesOf(choice: SweepChoice, chosen: readonly Scheme[], place: Place): readonly Axes[] {
  const control: readonly Axes[] = choice.hasControl
    ? [{ ...sharedAxes(choice, place), schemes: [], methods: ['float'], bits: [] }]
    : [];
  if (!choice.allocators.includes(uniform.id)) return control;
  const quantized = chosen.flatMap((scheme): readonly Axes[] => {
    const bits = choice.widths.filter((width) => offers(scheme, width)).map(both);
    if (bits.length === 0) return [];
    return [{ ...sharedAxes(choice, place), schemes: [scheme.id], methods: choice.methods, bits }];
  });
  return [...control, ...quantized];
}

function sharedAxes({ seeds, epochs, floatEpochs }: SweepChoice, place: Place) {
  return {
    ...place,
    networkParams: {},
    schemeParams: {},
    edgeLayers: ['same'] as const,
    seeds,
    epochs,
    floatEpochs,
  };
}

/** One search per scheme, seed and mean width; an allocator without such a target searches once. */
function allocatedRuns(choice: SweepChoice, chosen: readonly Scheme[]): readonly SweepRun[] {
  const runs = choice.allocators
    .filter((id) => id !== uniform.id)
    .flatMap((id) => {
      const isTargeted = hasTarget(id);
      const widths = isTargeted ? choice.widths : choice.widths.slice(0, 1);
      return widths.flatMap((width) =>
        startsOf(choice, isTargeted ? chosen.filter((scheme) => offers(scheme, width)) : chosen, width).map(
          (configuration): SweepRun => ({
            configuration,
            allocation: { allocator: id, params: isTargeted ? { [targetBits.key]: width } : {} },
          }),
        ),
      );
    });
  return [...new Map(runs.map((run) => [canonicalJson(run), run])).values()];
}

/** The configurations whose widths an allocator is to choose. */
function startsOf(
  choice: SweepChoice,
  chosen: readonly Scheme[],
  width: number,
): readonly TrainingConfiguration[] {
  const axes = choice.datasets.flatMap((dataset) =>
    choice.networks.flatMap((network) =>
      chosen.map(
        (scheme): Axes => ({
          ...sharedAxes(choice, { dataset, network }),
          schemes: [scheme.id],
          methods: choice.methods,
          bits: [
            {
              weights: nearestWidth(scheme, 'weights', width),
              activations: nearestWidth(scheme, 'activations', width),
            },
          ],
        }),
      ),
    ),
  );
  return expandAxes(axes);
}

function offers({ widths }: Scheme, width: number): boolean {
  return widths.weights.includes(width) && widths.activations.includes(width);
}

function both(width: number): BitWidths {
  return { weights: width, activations: width };
}
