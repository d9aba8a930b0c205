import type { LayerDimensions } from '../../layer-dimensions';

/** Which operand waits in the elements of a systolic array while the others move through it. */
export const dataflows = ['weight-stationary', 'output-stationary', 'input-stationary'] as const;
export type Dataflow = (typeof dataflows)[number];

export interface SystolicArray {
  readonly rows: number;
  readonly columns: number;
  readonly dataflow: Dataflow;
}

/** A matrix product cut into folds of the array's size. Totals are of all groups of a convolution. */
export interface FoldedProduct {
  readonly computeCycles: number;
  /** Words that enter at the left edge, a row of the array each, and at the top edge, a column each. */
  readonly left: EdgeWords;
  readonly top: EdgeWords;
  /** Folds along the products of an output: its sum leaves the array once per fold. */
  readonly sumFolds: number;
  /** Columns that sums leave by. */
  readonly sumColumns: number;
  /** Registers that waiting operands pass on their way down before the first product. */
  readonly preloadSteps: number;
  /** Registers that finished sums pass on their way down after the last product. */
  readonly drainSteps: number;
}

interface EdgeWords {
  readonly operand: 'weights' | 'inputs';
  readonly words: number;
  /** Words that enter side by side. */
  readonly ports: number;
}

/** A matrix product as loops of a systolic array. */
export interface Layout {
  /** Loop along the rows, along the columns, and in time. */
  readonly down: number;
  readonly across: number;
  readonly stream: number;
  readonly left: EdgeWords['operand'];
  readonly top: EdgeWords['operand'];
}

/**
 * Compute cycles and edge traffic of M x K times K x N, for every group M positions, K products and N outputs, on R rows
 * and C columns (SCALE-Sim's rules, `samajdar-2018`, which counts cycles from 0):
 *
 *     output stationary  ceil(M/R) ceil(N/C) (K + R + C - 2)
 *     weight stationary  ceil(K/R) ceil(N/C) (M + 2R + C - 2)
 *     input stationary   ceil(K/R) ceil(M/C) (N + 2R + C - 2)
 *
 * Sums of an output-stationary array drain while the next fold begins; waiting operands are loaded before it does. A fold
 * that does not fill the array lies in its last rows and first columns.
 */
export function foldProduct(array: SystolicArray, layer: LayerDimensions): FoldedProduct {
  const { rows, columns, dataflow } = array;
  const { groups } = layer;
  const { down, across, stream, left, top } = layoutOf(dataflow, layer);
  const rowFolds = Math.ceil(down / rows);
  const columnFolds = Math.ceil(across / columns);
  const waits = dataflow !== 'output-stationary';
  const foldCycles = stream + (waits ? 2 : 1) * rows + columns - 2;
  const topWords = waits ? across * down : across * stream * rowFolds;
  const { loaded, drained } = verticalSteps(down, rows);
  return {
    computeCycles: groups * rowFolds * columnFolds * foldCycles,
    left: { operand: left, words: groups * down * stream * columnFolds, ports: Math.min(rows, down) },
    top: { operand: top, words: groups * topWords, ports: Math.min(columns, across) },
    sumFolds: waits ? rowFolds : 1,
    sumColumns: Math.min(columns, across),
    preloadSteps: waits ? groups * across * loaded : 0,
    drainSteps: waits ? 0 : groups * across * drained,
  };
}

/** Which loop of one group's product runs down the array, across it and in time, and which operands enter where. */
export function layoutOf(dataflow: Dataflow, layer: LayerDimensions): Layout {
  const { outputPositions, products, outputChannelsPerGroup } = layer;
  switch (dataflow) {
    case 'output-stationary':
      return {
        down: outputPositions,
        across: outputChannelsPerGroup,
        stream: products,
        left: 'inputs',
        top: 'weights',
      };
    case 'weight-stationary':
      return {
        down: products,
        across: outputChannelsPerGroup,
        stream: outputPositions,
        left: 'inputs',
        top: 'weights',
      };
    case 'input-stationary':
      return {
        down: products,
        across: outputPositions,
        stream: outputChannelsPerGroup,
        left: 'weights',
        top: 'inputs',
      };
  }
}

/**
 * Steps of one column over all folds of `length` rows. A word that waits in the row i-th from the bottom of R passes
 * R - i + 1 registers on its way there; a sum that was formed there passes i - 1 on its way out.
 */
function verticalSteps(length: number, rows: number): { readonly loaded: number; readonly drained: number } {
  const rest = length % rows;
  const pairs = (used: number) => (used * (used - 1)) / 2;
  const drained = Math.floor(length / rows) * pairs(rows) + pairs(rest);
  return { loaded: length * rows - drained, drained };
}
