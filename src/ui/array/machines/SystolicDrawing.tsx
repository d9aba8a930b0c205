import type { ReactElement } from 'react';
import { type Dataflow, dataflows } from '../../../core/hardware/accelerators/parts/fold-product';
import type { CellWork } from '../../../core/hardware/array-view/machine-schedule';
import { ArrayFigure, type ArrayFigureProps, type FigureForm } from '../ArrayFigure';

/** Words of the left buffer move to the right, those from above and the sums move down. */
const forms: Readonly<Record<Dataflow, FigureForm>> = {
  'weight-stationary': {
    sums: 'below',
    left: 'buffer-inputs',
    top: 'buffer-weights',
    movingItem: (work) => (work.kind === 'multiply' ? work.product.position : null),
  },
  'output-stationary': {
    sums: 'below',
    left: 'buffer-inputs',
    top: 'buffer-weights',
    movingItem: (work) => (work.kind === 'multiply' ? work.product.addedProducts - 1 : null),
  },
  'input-stationary': {
    sums: 'below',
    left: 'buffer-weights',
    top: 'buffer-inputs',
    movingItem: (work: CellWork) => (work.kind === 'multiply' ? work.product.outputChannel : null),
  },
};

export function SystolicDrawing(props: ArrayFigureProps): ReactElement {
  const dataflow = dataflows.find((known) => known === props.run.params.dataflow) ?? 'weight-stationary';
  return <ArrayFigure {...props} form={forms[dataflow]} />;
}
