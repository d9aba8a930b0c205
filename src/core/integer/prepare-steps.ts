import { assertNever } from '../assert-never';
import type { ImageShape } from '../networks/network';
import { createAddition } from './add';
import { sumPositions } from './average-pool';
import { checkAddition, checkAverage, largestOutput } from './check-sums';
import { createHandOn } from './hand-on';
import type { CodeOutput, IntegerLayer, IntegerNetwork, LogitOutput, WideOutput } from './integer-network';
import type { MatrixKernel } from './matrix-kernel';
import { createMatrixStage, type MatrixStage, matrixOutputImage } from './matrix-stage';
import { maxPool } from './max-pool';
import { copyPlane, createPlane, type Plane } from './plane';
import { createRequantizer } from './requantize';

export interface Step {
  readonly name: string;
  /** Codes that the layer reads; null for sums and for operands of additions and averages. */
  readonly input: Plane | null;
  /** What an addition adds, [height, width, channels] each; null for all other layers. */
  readonly addends: Addends | null;
  run(): void;
}

export type Addends = readonly [Float64Array, Float64Array];

export interface PreparedSteps {
  /** Where the bytes of an image go. */
  readonly images: readonly Plane[];
  readonly steps: readonly Step[];
  readonly logitStage: MatrixStage;
  readonly mantissas: Int32Array | null;
}

/** The output of a layer, or the image: planes of codes that its readers own, or one block of sums. */
interface Tensor {
  readonly shape: ImageShape;
  readonly planes: Plane[];
  readonly sums: Float64Array | null;
}

/** Buffers and work of every layer in order. Throws a RangeError where sums could exceed their declared widths. */
export function prepareSteps(network: IntegerNetwork, kernel: MatrixKernel): PreparedSteps {
  const { layers } = network;
  const image: Tensor = { shape: network.input, planes: [], sums: null };
  const tensors: Tensor[] = [];
  const prepared = layers.map((layer, index) => {
    const sources = layer.sources ?? [index - 1];
    const read = sources.map((source) => tensors[source] ?? image);
    const largest = sources.map((source) => largestOutput(layers, source));
    const step = prepareLayer(layer, read, largest, kernel);
    tensors.push(step.made);
    return step;
  });
  const last = layers.at(-1);
  const logitStage = prepared.at(-1)?.stage;
  if (!logitStage || !last || last.kind === 'max-pool' || last.output.kind !== 'logits') {
    throw new RangeError('the last layer gives no logits');
  }
  const steps = prepared.map(({ name, input, addends, prepare }) => ({
    name,
    input,
    addends,
    run: prepare(),
  }));
  return { images: image.planes, steps, logitStage, mantissas: last.output.mantissas };
}

interface PreparedLayer {
  readonly name: string;
  readonly input: Plane | null;
  readonly addends: Addends | null;
  readonly stage: MatrixStage | null;
  readonly made: Tensor;
  /** Called when all readers of `made` have their planes. */
  prepare(): () => void;
}

function prepareLayer(
  layer: IntegerLayer,
  [first, second]: readonly Tensor[],
  largest: readonly number[],
  kernel: MatrixKernel,
): PreparedLayer {
  const { name } = layer;
  if (!first) throw new RangeError(`layer ${name} reads nothing`);
  const { shape } = first;
  switch (layer.kind) {
    case 'max-pool': {
      const input = ownPlane(first);
      const made: Tensor = { shape: pooledImage(shape, layer.size), planes: [], sums: null };
      return {
        name,
        input,
        addends: null,
        stage: null,
        made,
        prepare: () => withCopies(made, (target) => () => maxPool(input, layer.size, target)),
      };
    }
    case 'add': {
      if (!second) throw new RangeError(`layer ${name} adds nothing`);
      checkAddition(layer, largest);
      const addends: Addends = [readValues(first), readValues(second)];
      const sums = new Float64Array(addends[0].length);
      const add = createAddition(layer, shape.channels);
      return { ...summing(layer, shape, sums, () => add(...addends, sums)), addends };
    }
    case 'average-pool': {
      checkAverage(layer, largest[0] ?? 0, shape.height * shape.width);
      const values = readValues(first);
      const sums = new Float64Array(shape.channels);
      const made = { height: 1, width: 1, channels: shape.channels };
      return summing(layer, made, sums, () => sumPositions(values, layer.bias, sums));
    }
    case 'conv':
    case 'depthwise':
    case 'dense': {
      const stage = createMatrixStage(layer, shape, kernel);
      first.planes.push(stage.input);
      const { accumulate, accumulators, input } = stage;
      return { ...summing(layer, matrixOutputImage(layer, shape), accumulators, accumulate), input, stage };
    }
    default:
      return assertNever(layer);
  }
}

interface Summing {
  readonly name: string;
  readonly accumulatorBits: number;
  readonly output: CodeOutput | WideOutput | LogitOutput;
}

/** A layer that forms sums, and what its output makes of them. */
function summing(
  { name, accumulatorBits, output }: Summing,
  shape: ImageShape,
  sums: Float64Array,
  accumulate: () => void,
): PreparedLayer {
  const made: Tensor = { shape, planes: [], sums: output.kind === 'wide' ? sums : null };
  const prepare = (): (() => void) => {
    if (output.kind === 'logits') return accumulate;
    if (output.kind === 'wide') {
      const handOn = createHandOn(output, shape.channels);
      return () => {
        accumulate();
        handOn(sums);
      };
    }
    return withCopies(made, (target) => {
      const requantize = createRequantizer(output, accumulatorBits, target);
      return () => {
        accumulate();
        requantize(sums);
      };
    });
  };
  return { name, input: null, addends: null, stage: null, made, prepare };
}

/** Writes codes to the plane of the first reader, and from there to those of the others. */
function withCopies({ planes }: Tensor, write: (target: Plane) => () => void): () => void {
  const [target, ...others] = planes;
  if (!target) return () => {};
  const run = write(target);
  if (others.length === 0) return run;
  return () => {
    run();
    for (const other of others) copyPlane(target, other);
  };
}

function ownPlane(tensor: Tensor): Plane {
  const plane = createPlane(tensor.shape, { top: 0, bottom: 0, left: 0, right: 0 }, 0);
  tensor.planes.push(plane);
  return plane;
}

/** Values of a tensor without border: its sums, or a plane of its codes. */
function readValues(tensor: Tensor): Float64Array {
  return tensor.sums ?? ownPlane(tensor).codes;
}

function pooledImage({ height, width, channels }: ImageShape, size: number): ImageShape {
  return { height: Math.floor(height / size), width: Math.floor(width / size), channels };
}
