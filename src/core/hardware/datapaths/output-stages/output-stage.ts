import type { WordLogic } from '../../gates/word-logic';
import type { ConstantPort, ExpectedValues, PortValues } from '../datapath-class';

/** Values of all sample ports for one output. */
export type StageSample = PortValues;

/**
 * The logic of what stands once per output or once per input word, beside the columns: requantizers, poolers, input
 * ports. One sample enters per cycle.
 */
export interface StageDesign {
  describe(logic: WordLogic): void;
  /** Cycles from a sample's place in `drive` until the outputs hold what it gives, which is registered. */
  readonly latencyCycles: number;
  /** Ports that stay as they are for a layer. Any value of the port's width is allowed. */
  readonly constantPorts: readonly ConstantPort[];
  /** What comes with every sample. Any value of the port's width is allowed. */
  readonly samplePorts: readonly ConstantPort[];
  /**
   * Values of the sample ports, cycle by cycle: sample i is at its outputs at the end of cycle i + latencyCycles. Constants
   * of a channel are loaded one cycle ahead of the sum that they are for.
   */
  drive(samples: readonly StageSample[]): readonly PortValues[];
  /**
   * The integer reference, written apart from the logic: what the output ports hold after these samples, of which the
   * first has `first` set where there is such a port.
   */
  expected(samples: readonly StageSample[], constants: Readonly<Record<string, number>>): ExpectedValues;
}
