import type { DesignVerilog } from '../core/hardware/datapath-view/datapath-verilog';
import type { DatapathDrawing } from '../core/hardware/datapath-view/drawing';
import type {
  NothingToPlace,
  PlacementComparison,
  PlacementProgress,
  WidthComparison,
} from '../core/hardware/datapath-view/placement-comparison';
import type { Problem } from '../core/problem';
import type { LayerQuestion, VerilogQuestion } from '../workers/draw-datapaths';

/** The answer to a question of this key. */
export type KeyedAnswer<Value> =
  | { readonly key: string; readonly kind: 'value'; readonly value: Value }
  | { readonly key: string; readonly kind: 'problem'; readonly problem: Problem };

/** A layer under every placement, and at every width where those are looked at too. */
export type PlacementQuestion = LayerQuestion & { readonly withWidths: boolean };

/** The latest answers to what the datapath view looks at. */
interface DatapathAnswers {
  readonly datapathDrawing: KeyedAnswer<readonly DatapathDrawing[]> | null;
  readonly datapathVerilog: KeyedAnswer<DesignVerilog> | null;
  readonly placementComparison: KeyedAnswer<PlacementComparison | NothingToPlace> | null;
  readonly widthComparison: KeyedAnswer<WidthComparison> | null;
  /** Of the comparison under way, while it measures. */
  readonly placementProgress: PlacementProgress | null;
}

export interface DatapathSlice extends DatapathAnswers {
  /** Null while the view is closed, as the other. */
  readonly datapathQuestion: VerilogQuestion | null;
  readonly placementQuestion: PlacementQuestion | null;
  askDatapath(question: VerilogQuestion | null): void;
  askPlacements(question: PlacementQuestion | null): void;
  /** For the worker's side alone. */
  answerDatapath(answer: Partial<DatapathAnswers>): void;
}
