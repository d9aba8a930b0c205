import { canonicalJson } from '../core/hash';
import type { LayerQuestion, VerilogQuestion } from '../workers/draw-datapaths';
import type { HardwareClient } from '../workers/hardware-client';
import { answerOf } from './keyed-answer';
import type { AppStore } from './store';

/** Equal for questions of equal drawings. */
export function drawingKey({ configuration, hardware, layer }: LayerQuestion): string {
  const { seed: _, ...design } = configuration;
  return canonicalJson({ design, hardware, layer });
}

/** Equal for questions of equal text. */
export function verilogKey(question: VerilogQuestion): string {
  const { row, unit } = question;
  return canonicalJson({ drawing: drawingKey(question), row, unit });
}

/**
 * Answers what the datapath view asks for: its drawing, then its Verilog. One question is under way at a time, and the
 * latest is asked next. Returns how to stop.
 */
export function syncDatapath(
  store: AppStore,
  client: Pick<HardwareClient, 'drawDatapath' | 'writeVerilog'>,
): () => void {
  let [isBusy, isStopped] = [false, false];

  const ask = async (): Promise<void> => {
    const { datapathQuestion: question, datapathDrawing, datapathVerilog } = store.getState();
    if (!question) return;
    isBusy = true;
    const [drawing, verilog] = [drawingKey(question), verilogKey(question)];
    if (datapathDrawing?.key !== drawing) {
      const answer = await answerOf(drawing, () => client.drawDatapath(question));
      if (!isStopped) store.getState().answerDatapath({ datapathDrawing: answer });
    } else if (datapathVerilog?.key !== verilog) {
      const answer = await answerOf(verilog, () => client.writeVerilog(question));
      if (!isStopped) store.getState().answerDatapath({ datapathVerilog: answer });
    } else {
      isBusy = false;
      return;
    }
    isBusy = false;
    if (!isStopped) void ask();
  };

  const unsubscribe = store.subscribe((state, previous) => {
    if (state.datapathQuestion !== previous.datapathQuestion && !isBusy) void ask();
  });
  void ask();
  return () => {
    isStopped = true;
    unsubscribe();
  };
}
