import type { WordLogic } from '../../gates/word-logic';
import type { ConstantPort } from '../datapath-class';
import type { StageWires } from './stage-wires';

/** Logic between two places where a stage may be cut by registers. */
export type StageStep = (logic: WordLogic, wires: StageWires) => void;

/** Whole numbers by the names of the words that carry them. */
export type StageValues = Readonly<Record<string, bigint>>;

/**
 * A part of a stage: takes the words that it names and replaces them, most often `sum`. `loadedPorts` hold constants of a
 * channel and are constant where all channels share them.
 */
export interface StagePart {
  readonly samplePorts: readonly ConstantPort[];
  readonly constantPorts: readonly ConstantPort[];
  readonly loadedPorts: readonly ConstantPort[];
  readonly steps: readonly StageStep[];
  /** The same arithmetic on whole numbers; `before`: what the whole stage gave for the sample before. */
  reference(values: StageValues, before: StageValues | null): StageValues;
}

/** Throws a RangeError where there is no such value. */
export function valueNamed(values: StageValues, name: string): bigint {
  const value = values[name];
  if (value === undefined) throw new RangeError(`no value ${name} among ${Object.keys(values).join(', ')}`);
  return value;
}

/** A port for an unsigned constant. */
export function unsignedPort(name: string, width: number): ConstantPort {
  return { name, width, signed: false };
}

/** A port for a constant in two's complement. */
export function signedPort(name: string, width: number): ConstantPort {
  return { name, width, signed: true };
}

/** Bits of an unsigned number up to `largest`. */
export function unsignedBits(largest: number): number {
  let bits = 1;
  while (2 ** bits <= largest) bits++;
  return bits;
}
