import { planQuantization } from '../core/explore/plan-quantization';
import { type LayerRun, layerRun } from '../core/hardware/array-view/layer-run';
import { costedNetworks } from '../core/networks/published';
import { networkImages } from '../data/datasets/network-images';
import type { LayerQuestion } from './draw-datapaths';

/** How one layer of a design, of a network of the literature too, runs on one machine. */
export function runLayer({ configuration, hardware, layer }: LayerQuestion): LayerRun {
  const { shape, classes } = networkImages(configuration);
  return layerRun(planQuantization(configuration, shape, classes, costedNetworks), layer, hardware);
}
