import type { ReactElement } from 'react';
import { ArrayFigure, type ArrayFigureProps, type FigureForm } from '../ArrayFigure';

/** Every input goes to all rows, every cell has a weight of its own, and a row adds up one output. */
const form: FigureForm = {
  sums: 'right',
  left: 'buffer-weights',
  top: 'buffer-inputs',
  movingItem: () => null,
};

export function DianNaoDrawing(props: ArrayFigureProps): ReactElement {
  return <ArrayFigure {...props} form={form} />;
}
