import type {
  CodeOutput,
  DyadicMultipliers,
  IntegerAdd,
  IntegerLayer,
  IntegerMatrixLayer,
  IntegerNetwork,
  LogitOutput,
  WideOutput,
} from '../../../integer/integer-network';

/** What becomes of a layer's sums: the addition and the mean that follow it, and how outputs are made in the end. */
export interface LayerOutputs {
  readonly addition: OwnAddition | null;
  readonly averages: boolean;
  /** Name of the pool of maxima behind the layer. */
  readonly maxPool: string | null;
  readonly output: CodeOutput | WideOutput | LogitOutput;
}

/** An addition, and which of its operands the layer makes. */
export interface OwnAddition {
  readonly layer: IntegerAdd;
  readonly own: 0 | 1;
}

/** A layer without weights belongs to the last layer with weights among those that it reads. */
export function layerOutputs({ layers }: IntegerNetwork, matrix: IntegerMatrixLayer): LayerOutputs {
  const makers = makersOf(layers);
  const index = layers.indexOf(matrix);
  const members = layers.filter((_, at) => at !== index && makers[at] === index);
  const additions = members.flatMap((member) => (member.kind === 'add' ? [member] : []));
  const [addition] = additions;
  const coded = members.flatMap((member) => ('output' in member ? [member.output] : [])).at(-1);
  return {
    addition: addition ? { layer: addition, own: ownOperand(layers, makers, addition, index) } : null,
    averages: members.some(({ kind }) => kind === 'average-pool'),
    maxPool: members.find(({ kind }) => kind === 'max-pool')?.name ?? null,
    output: coded ?? matrix.output,
  };
}

function makersOf(layers: readonly IntegerLayer[]): readonly number[] {
  const makers: number[] = [];
  for (const [index, layer] of layers.entries()) {
    const read = sourcesOf(layer, index).map((source) => makers[source] ?? -1);
    makers.push(isMatrix(layer) ? index : Math.max(...read));
  }
  return makers;
}

function ownOperand(
  layers: readonly IntegerLayer[],
  makers: readonly number[],
  addition: IntegerAdd,
  maker: number,
): 0 | 1 {
  const [first] = sourcesOf(addition, layers.indexOf(addition));
  return makers[first ?? -1] === maker ? 0 : 1;
}

function sourcesOf({ sources }: IntegerLayer, index: number): readonly number[] {
  return sources ?? [index - 1];
}

/** True for layers with weights. */
export function isMatrix(layer: IntegerLayer): layer is IntegerMatrixLayer {
  return layer.kind === 'conv' || layer.kind === 'depthwise' || layer.kind === 'dense';
}

/** Mantissa * 2^-shift of a channel. */
export function factorOf({ mantissas, shifts }: DyadicMultipliers, channel: number): number {
  const at = mantissas.length === 1 ? 0 : channel;
  return (mantissas[at] as number) / 2 ** (shifts[at] as number);
}
