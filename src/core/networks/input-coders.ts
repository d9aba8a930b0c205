import { imageSource, layerGraph } from './layer-graph';
import { isMatrixLayer, type LayerSpec } from './network';

/**
 * For every layer with weights, in order, the position (among them) of the layer whose activation width codes what it
 * reads: its own, or that of an earlier layer that reads the same tensor; null where it reads the bytes of the image.
 */
export function inputCoders(specs: readonly LayerSpec[]): readonly (number | null)[] {
  const graph = layerGraph(specs);
  const names = specs.filter(isMatrixLayer).map(({ name }) => name);
  return specs.flatMap((spec, index): (number | null)[] => {
    if (!isMatrixLayer(spec)) return [];
    const source = graph.root(graph.sources(index)[0] ?? imageSource);
    const coder = graph.coder(source);
    return [source === imageSource || !coder ? null : names.indexOf(coder.name)];
  });
}
