import type { BlockName } from '../../gates/netlist';
import type { StageStep } from './stage-part';

/** A step whose gates belong to a block of their own. */
export function inBlock(block: BlockName, step: StageStep): StageStep {
  return (logic, wires) => logic.inBlock(block, () => step(logic, wires));
}

/** Steps of equal number that go on at the same time. */
export function sideBySide(sequences: readonly (readonly StageStep[])[]): readonly StageStep[] {
  const [first = []] = sequences;
  return first.map(
    (_, index): StageStep =>
      (logic, wires) => {
        for (const steps of sequences) steps[index]?.(logic, wires);
      },
  );
}
