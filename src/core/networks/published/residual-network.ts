import type { ConvolutionSpec, LayerSpec } from '../network';

/** A stage of residual blocks; its first block halves the image where the stride is 2. */
export interface ResidualStage {
  readonly name: string;
  readonly blocks: number;
  /** Of the 3x3 convolutions. */
  readonly channels: number;
  readonly stride: 1 | 2;
}

interface ResidualBlock {
  readonly name: string;
  readonly input: string;
  readonly channels: number;
  readonly stride: 1 | 2;
}

/** The layers of a block up to its sums, the last without activation, and the channels of those sums. */
export interface BlockBody {
  readonly layers: readonly ConvolutionSpec[];
  readonly outputs: number;
}

/** Stages of the paper's table: 64, 128, 256 and 512 channels, each but the first with stride 2. */
export function residualStages(blocks: readonly [number, number, number, number]): readonly ResidualStage[] {
  return blocks.map((count, index) => ({
    name: `stage${index + 1}`,
    blocks: count,
    channels: 64 * 2 ** index,
    stride: index === 0 ? 1 : 2,
  }));
}

/**
 * A residual network for large images: a 7x7 convolution and a pool that halve them twice, blocks, the mean and a dense
 * layer. Where a block changes the shape, a 1x1 convolution stands on its shortcut. The pool of 3x3 at stride 2 stands
 * as 2x2, which has the same outputs and 3 instead of 8 comparisons each.
 */
export function residualLayers(
  stages: readonly ResidualStage[],
  body: (block: ResidualBlock) => BlockBody,
  classes: number,
): readonly LayerSpec[] {
  const layers: LayerSpec[] = [
    normalizedConvolution({ name: 'conv1', kernel: 7, channels: 64, stride: 2 }),
    { kind: 'max-pool', name: 'pool1', size: 2 },
  ];
  let [input, channels] = ['pool1', 64];
  for (const stage of stages) {
    for (let index = 0; index < stage.blocks; index++) {
      const name = `${stage.name}-block${index + 1}`;
      const block = {
        name,
        input,
        channels: stage.channels,
        stride: index === 0 ? stage.stride : 1,
      } as const;
      const { layers: main, outputs } = body(block);
      layers.push(...main, ...shortcut(block, main, channels === outputs ? null : outputs));
      [input, channels] = [`${name}-add`, outputs];
    }
  }
  return [
    ...layers,
    { kind: 'global-average-pool', name: 'pool' },
    { kind: 'dense', name: 'dense', units: classes, activation: 'none' },
  ];
}

/** `projected`: channels of the convolution on the shortcut; null where the input is added as it is. */
function shortcut(
  { name, input, stride }: ResidualBlock,
  main: readonly ConvolutionSpec[],
  projected: number | null,
): readonly LayerSpec[] {
  const projection = `${name}-shortcut`;
  const last = main.at(-1)?.name ?? input;
  const sum = { kind: 'add', name: `${name}-add`, input: last, activation: 'relu' } as const;
  if (projected === null) return [{ ...sum, other: input }];
  return [
    normalizedConvolution({
      name: projection,
      input,
      kernel: 1,
      channels: projected,
      stride,
      activation: 'none',
    }),
    { ...sum, other: projection },
  ];
}

/** A convolution with batch normalization and ReLU, of stride 1 and same padding unless given otherwise. */
export function normalizedConvolution(
  given: Partial<ConvolutionSpec> & Pick<ConvolutionSpec, 'name' | 'kernel' | 'channels'>,
): ConvolutionSpec {
  return { kind: 'conv', stride: 1, padding: 'same', batchNorm: true, activation: 'relu', ...given };
}
