import type { ReactElement } from 'react';
import { ArrayFigure, type ArrayFigureProps, type FigureForm } from '../ArrayFigure';
import { MemoryStrip } from '../MemoryStrip';
import { TermLanes } from '../TermLanes';

/** A lane has an input for all columns and a weight of each; a column adds up one output. */
const form: FigureForm = {
  sums: 'below',
  left: 'buffer-inputs',
  top: 'buffer-weights',
  movingItem: () => null,
};

/** The columns that wait for each other, and what the lanes of the chosen one multiply. */
export function LaconicDrawing(props: ArrayFigureProps): ReactElement {
  return (
    <>
      {props.schedule.columns > 1 ? (
        <ArrayFigure {...props} form={form} />
      ) : (
        <MemoryStrip run={props.run} frame={props.frame} />
      )}
      <TermLanes {...props} />
    </>
  );
}
