import { planQuantization } from '../core/explore/plan-quantization';
import { type LayerRun, layerRun } from '../core/hardware/array-view/layer-run';
import { costedNetworks } from '../core/networks/published';
import type { CodeArray } from '../core/quantization/encode';
import { networkImages } from '../data/datasets/network-images';
import type { LayerQuestion } from './draw-datapaths';

/** A layer, with the codes of its weights in one of the design's networks where one is at hand. */
export interface RunQuestion extends LayerQuestion {
  readonly trained: { readonly resultKey: string; readonly weightCodes: CodeArray } | null;
}

/** How one layer of a design, of a network of the literature too, runs on one machine. */
export function runLayer({ configuration, hardware, layer, trained }: RunQuestion): LayerRun {
  const { shape, classes } = networkImages(configuration);
  const plan = planQuantization(configuration, shape, classes, costedNetworks);
  return layerRun(plan, layer, hardware, trained?.weightCodes ?? null);
}
