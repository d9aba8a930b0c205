import type { ReproductionPlan } from './reproduction-plan';

/** ImageNet network beside our own, with accuracies from the literature. */
export const literatureNetwork = 'resnet-18';

/** What is costed at a time: the ladder on one network at one width on one machine. */
export interface LadderPart {
  /** Costs depend on the size of its images alone, which is one for ours. */
  readonly dataset: string;
  readonly network: string;
  readonly bits: number;
  readonly machine: string;
}

/** Everything of a plan that is to be costed, the network of the literature included. */
export function ladderParts(
  { datasets, networks, bits }: Pick<ReproductionPlan, 'datasets' | 'networks' | 'bits'>,
  machines: readonly string[],
): readonly LadderPart[] {
  const [dataset] = datasets;
  if (dataset === undefined) return [];
  return [...networks, literatureNetwork].flatMap((network) =>
    bits.flatMap((width) => machines.map((machine) => ({ dataset, network, bits: width, machine }))),
  );
}
