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
  const accuracy = accuracyOf<Design>('validationFraction');
  const volume = volumeOf([...grid, ...found], classes, accuracy);
  const all = [...grid, ...found];
  return {
    before: paretoFront(grid, [accuracy, energy]),
    after: paretoFront(all, [accuracy, energy]),
    hypervolumeBefore: volume(grid),
    hypervolumeAfter: volume(all),
  };
}

/**
 * What the front gains in hypervolume by test accuracies, of the designs that validation accuracies put on it: below zero
 * where validation chose what the test does not confirm.
 */
export function testGain(
  grid: readonly SearchedDesign[],
  found: readonly SearchedDesign[],
  classes: number,
): number {
  const { before, after } = frontGain(grid, found, classes);
  const volume = volumeOf([...grid, ...found], classes, accuracyOf('testFraction'));
  return volume(after) - volume(before);
}

const energy: Objective<SearchedDesign> = { direction: 'lower', value: ({ energyPj }) => Math.log(energyPj) };

function accuracyOf<Design extends SearchedDesign>(
  measure: 'validationFraction' | 'testFraction',
): Objective<Design> {
  return { direction: 'higher', value: (design) => design[measure] };
}

/** Up to chance and the dearest of all designs. */
function volumeOf<Design extends SearchedDesign>(
  all: readonly Design[],
  classes: number,
  accuracy: Objective<Design>,
): (designs: readonly Design[]) => number {
  const reference = [1 / classes, Math.max(...all.map(energy.value))];
  return (designs) => hypervolume(designs, [accuracy, energy], reference);
}
