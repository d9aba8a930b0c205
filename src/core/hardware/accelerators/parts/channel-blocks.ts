import type { LayerDimensions } from '../../layer-dimensions';
import type { LayerMapping } from '../accelerator';

/** An array that multiplies `inputLanes` inputs with the weights of `outputLanes` outputs in every cycle. */
interface ChannelArray {
  readonly inputLanes: number;
  readonly outputLanes: number;
  /** Registers of lanes without work are not clocked. */
  readonly clockGating: boolean;
}

/** How a layer runs on such an array: channels in blocks, positions and kernel positions one by one, groups apart. */
export interface ChannelBlocks {
  readonly inputBlocks: number;
  readonly outputBlocks: number;
  readonly computeCycles: number;
  readonly utilisation: number;
  readonly activity: LayerMapping['activity'];
}

/**
 * Cycles, utilisation and activity of a layer on a channel array; a block of channels that is not full leaves lanes
 * idle.
 */
export function channelBlocks(
  { inputLanes, outputLanes, clockGating }: ChannelArray,
  layer: LayerDimensions,
): ChannelBlocks {
  const inputBlocks = Math.ceil(layer.inputChannelsPerGroup / inputLanes);
  const outputBlocks = Math.ceil(layer.outputChannelsPerGroup / outputLanes);
  const kernelSteps = layer.groups * layer.outputPositions * layer.kernelPositions;
  const computeCycles = kernelSteps * inputBlocks * outputBlocks;
  const lanes = inputLanes * outputLanes;
  const work = {
    lane: layer.macs,
    column: kernelSteps * inputBlocks * layer.outputChannelsPerGroup,
    port: kernelSteps * layer.inputChannelsPerGroup * outputBlocks,
  };
  const clocked = clockGating
    ? work
    : { lane: computeCycles * lanes, column: computeCycles * outputLanes, port: computeCycles * inputLanes };
  return {
    inputBlocks,
    outputBlocks,
    computeCycles,
    utilisation: layer.macs / (computeCycles * lanes),
    activity: {
      lane: { active: work.lane, clocked: clocked.lane },
      // A tree that is partly idle spends that part of its energy; its accumulator adds once all the same.
      'adder-tree': { active: layer.macs / inputLanes, clocked: clocked.column },
      column: { active: work.column, clocked: clocked.column },
      'input-port': { active: work.port, clocked: clocked.port },
      requantizer: { active: layer.outputWords, clocked: layer.outputWords },
      pooler: { active: layer.poolComparisons, clocked: layer.poolComparisons },
    },
  };
}
