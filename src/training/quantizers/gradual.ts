import type { TrainingMoment } from './quantizer-twin';

/**
 * Where a layer stands when layers are quantized one after the other: the steps are shared evenly by one stage per layer,
 * first to last, and a last one in which all layers are past theirs (Baskin et al. 2018).
 */
export function stageOf({
  step,
  steps,
  layer,
  layers,
}: Pick<TrainingMoment, 'step' | 'steps' | 'layer' | 'layers'>): 'before' | 'during' | 'after' {
  const current = Math.floor((step * (layers + 1)) / steps);
  if (current < layer) return 'before';
  return current === layer ? 'during' : 'after';
}
