import type { LayerRun } from '../core/hardware/array-view/layer-run';
import type { RunQuestion } from '../workers/run-layer';
import type { KeyedAnswer } from './datapath-state';

/** What the array view looks at, and the latest answer to it. */
export interface ArraySlice {
  /** Goes into the link. `layer` by name, null for the first that is neither given the image nor makes the logits; `cycle` from 1. */
  readonly arrayView: { readonly layer: string | null; readonly cycle: number };
  /** Null while the view is closed. */
  readonly arrayQuestion: RunQuestion | null;
  readonly arrayRun: KeyedAnswer<LayerRun> | null;
  setArrayView(change: Partial<ArraySlice['arrayView']>): void;
  askArray(question: RunQuestion | null): void;
  /** For the worker's side alone. */
  answerArray(answer: KeyedAnswer<LayerRun>): void;
}
