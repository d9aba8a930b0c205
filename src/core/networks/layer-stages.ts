import { imageSource, type LayerGraph, layerGraph } from './layer-graph';
import { inputImages } from './layer-shapes';
import { type ImageShape, isMatrixLayer, type LayerSpec } from './network';

/**
 * A layer with weights and what follows it on the way out: pools, means, and the additions of which it makes the last
 * operand. Positions count the layers with weights.
 */
export interface LayerStage {
  /** Position of the layer whose input quantizer codes what leaves; null where sums leave. */
  readonly outputs: number | null;
  readonly poolWindow: number;
  /** Null where the next layer with weights alone reads what leaves. */
  readonly branch: StageBranch | null;
}

interface StageBranch {
  readonly isReadLater: boolean;
  readonly handsOnSums: boolean;
  /** Position of the layer that codes the other operand of an addition. */
  readonly addend: number | 'sums' | null;
  /** Position of the layer that made an addend of sums; null without one, and where it is the image. */
  readonly addendMaker: number | null;
  readonly averages: boolean;
}

/** One stage per layer with weights, in order. An addend that is the image itself counts as sums. */
export function layerStages(specs: readonly LayerSpec[], input: ImageShape): readonly LayerStage[] {
  const graph = layerGraph(specs);
  const images = inputImages(graph, input);
  const makers = makersOf(graph);
  const matrices = specs.flatMap((spec, index) => (isMatrixLayer(spec) ? [index] : []));
  return matrices.map((matrix, position) => {
    const members = specs.flatMap((_, index) => (makers[index] === matrix ? [index] : []));
    const last = members.at(-1) ?? matrix;
    const readers = new Set(members.flatMap((member) => graph.readers(member)));
    const later = [...readers].filter((reader) => makers[reader] !== matrix);
    const isReadLater = later.some((reader) => reader !== matrices[position + 1]);
    const coder = graph.coder(last);
    const outputs = coder ? matrices.indexOf(specs.indexOf(coder)) : null;
    const handsOnSums = outputs === null && later.length > 0;
    const { addend, addendMaker } = addendOf(graph, members, makers, matrices);
    const averages = members.some((member) => specs[member]?.kind === 'global-average-pool');
    const poolWindow = members.reduce(
      (window, member) => window * windowOf(specs[member], images[member]),
      1,
    );
    const bends = isReadLater || handsOnSums || addend !== null || averages;
    const stage = { isReadLater, handsOnSums, addend, addendMaker, averages };
    return { outputs, poolWindow, branch: bends ? stage : null };
  });
}

/** For each layer, the layer with weights whose stage it belongs to: the last of those that it reads. */
function makersOf({ specs, sources }: LayerGraph): readonly number[] {
  const makers: number[] = [];
  for (const [index, spec] of specs.entries()) {
    const read = sources(index).map((source) => makers[source] ?? imageSource);
    makers.push(isMatrixLayer(spec) ? index : Math.max(...read));
  }
  return makers;
}

function addendOf(
  graph: LayerGraph,
  members: readonly number[],
  makers: readonly number[],
  matrices: readonly number[],
): Pick<StageBranch, 'addend' | 'addendMaker'> {
  const addition = members.find((member) => graph.specs[member]?.kind === 'add');
  if (addition === undefined) return { addend: null, addendMaker: null };
  const sources = graph.sources(addition);
  const other = sources.find((source) => makers[source] !== makers[addition]) ?? sources[1] ?? imageSource;
  const coder = graph.coder(other);
  if (coder && other !== imageSource) {
    return { addend: matrices.indexOf(graph.specs.indexOf(coder)), addendMaker: null };
  }
  const maker = matrices.indexOf(makers[other] ?? imageSource);
  return { addend: 'sums', addendMaker: maker < 0 ? null : maker };
}

function windowOf(spec: LayerSpec | undefined, image: ImageShape | undefined): number {
  if (spec?.kind === 'max-pool') return spec.size ** 2;
  return spec?.kind === 'global-average-pool' && image ? image.height * image.width : 1;
}
