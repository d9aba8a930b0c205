import { hypervolume } from '../hypervolume';
import { type Objective, paretoFront } from '../pareto-front';

/** A trained design: its mean accuracies and what it costs. */
export interface SearchedDesign {
  readonly validationFraction: number;
  readonly testFraction: number;
  readonly energyPj: number;
}

export interface FrontGain<Design extends SearchedDesign> {
  readonly before: readonly Design[];
  readonly after: readonly Design[];
  /** In fractions of accuracy above chance times natural logarithms of energy below the dearest design. */
  readonly hypervolumeBefore: number;
  readonly hypervolumeAfter: number;
}

/**
 * The front of validation accuracy and energy without and with the designs that a search found. Choosing sees validation
 * accuracies; what a reader is told of a chosen design is its test accuracy.
 */
export function frontGain<Design extends SearchedDesign>(
  grid: readonly Design[],
  found: readonly Design[],
  classes: number,
): FrontGain<Design> {
  const accuracy: Objective<Design> = {
    direction: 'higher',
    value: ({ validationFraction }) => validationFraction,
  };
  const energy: Objective<Design> = { direction: 'lower', value: ({ energyPj }) => Math.log(energyPj) };
  const all = [...grid, ...found];
  const reference = [1 / classes, Math.max(...all.map(energy.value))];
  const volume = (designs: readonly Design[]) => hypervolume(designs, [accuracy, energy], reference);
  return {
    before: paretoFront(grid, [accuracy, energy]),
    after: paretoFront(all, [accuracy, energy]),
    hypervolumeBefore: volume(grid),
    hypervolumeAfter: volume(all),
  };
}
