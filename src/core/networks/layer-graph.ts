import { isMatrixLayer, type LayerSpec, type MatrixSpec } from './network';

/** In place of a layer's index: the image that enters the network. */
export const imageSource = -1;

/** Who reads what. Layers are meant by their index. */
export interface LayerGraph {
  readonly specs: readonly LayerSpec[];
  /** Layers whose outputs a layer reads: two for an add, one otherwise. */
  sources(layer: number): readonly number[];
  /** Layers that read the output of a layer, ascending. */
  readers(source: number): readonly number[];
  /** The layer that made a tensor's values: pools of maxima and flattening only pass them on. */
  root(source: number): number;
  /**
   * The layer whose input quantizer codes a tensor: the first with weights that reads it, directly or behind pools. All
   * others read the same codes. Null for a tensor that only adds and average pools read: it stays as wide as its sums.
   */
  coder(source: number): MatrixSpec | null;
}

/**
 * Throws a RangeError for two layers of one name, for an input that is no earlier layer, and for a tensor that has codes
 * both in front of a pool and behind it.
 */
export function layerGraph(specs: readonly LayerSpec[]): LayerGraph {
  const sources = allSources(specs);
  const rootOf = (source: number): number => {
    const spec = specs[source];
    const passesOn = spec?.kind === 'max-pool' || spec?.kind === 'flatten';
    return passesOn ? rootOf(sources[source]?.[0] ?? imageSource) : source;
  };
  const coders = new Map<number, MatrixSpec>();
  for (const [index, spec] of specs.entries()) {
    const root = rootOf(sources[index]?.[0] ?? imageSource);
    if (isMatrixLayer(spec) && !coders.has(root)) coders.set(root, spec);
  }
  checkCodedOnce(specs, sources, (source) => (coders.has(rootOf(source)) ? rootOf(source) : imageSource));
  return {
    specs,
    sources: (layer) => sources[layer] ?? [],
    readers: (source) =>
      [...sources.entries()].filter(([, read]) => read.includes(source)).map(([layer]) => layer),
    root: rootOf,
    coder: (source) => coders.get(rootOf(source)) ?? null,
  };
}

/**
 * A quantizer is fitted to the tensor that layers read, so all must read the same one. The image has codes from the
 * start.
 */
function checkCodedOnce(
  specs: readonly LayerSpec[],
  sources: readonly (readonly number[])[],
  codedRoot: (source: number) => number,
): void {
  const read = new Map<number, number>();
  for (const [index, { kind, name }] of specs.entries()) {
    if (kind === 'max-pool' || kind === 'flatten') continue;
    for (const source of sources[index] ?? []) {
      const root = codedRoot(source);
      if (root === imageSource) continue;
      const other = read.get(root) ?? source;
      if (other !== source) {
        throw new RangeError(
          `layer ${name} reads the codes of ${specs[root]?.name} as ${specs[source]?.name}, others as ${specs[other]?.name}`,
        );
      }
      read.set(root, source);
    }
  }
}

function allSources(specs: readonly LayerSpec[]): readonly (readonly number[])[] {
  const places = new Map<string, number>();
  return specs.map((spec, index) => {
    const find = (name: string): number => {
      const place = places.get(name);
      if (place === undefined)
        throw new RangeError(`layer ${spec.name} reads ${name}, which is no earlier layer`);
      return place;
    };
    const first = spec.input === undefined ? index - 1 : find(spec.input);
    const read = spec.kind === 'add' ? [first, find(spec.other)] : [first];
    if (places.has(spec.name)) throw new RangeError(`two layers are called ${spec.name}`);
    places.set(spec.name, index);
    return read;
  });
}
