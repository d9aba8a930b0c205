import type { WordLogic } from '../../gates/word-logic';
import type { ConstantPort, PortValues } from '../datapath-class';
import type { StageDesign, StageSample } from './output-stage';
import { type StagePart, type StageValues, valueNamed } from './stage-part';
import { createStageWires } from './stage-wires';

export interface StageOptions {
  readonly parts: readonly StagePart[];
  /** Ranks of registers, the outputs' included; no more than there are places for. */
  readonly stages: number;
  /** True where constants of a channel come with every output, and are loaded into registers. */
  readonly loadsConstants: boolean;
  readonly outputs: readonly string[];
  /** True where the last part keeps the outputs in registers of its own. */
  readonly keepsOutputs: boolean;
}

/** A stage that passes its samples through parts, one after another, cut by registers at evenly spread places. */
export function stageOfParts(options: StageOptions): StageDesign {
  const { parts, loadsConstants, outputs } = options;
  const steps = parts.flatMap((part) => part.steps);
  const ranks = Math.max(1, Math.min(options.stages, steps.length));
  const loaded = parts.flatMap((part) => part.loadedPorts);
  const samplePorts = parts.flatMap((part) => part.samplePorts);
  const constantPorts = parts.flatMap((part) => part.constantPorts);
  const lead = loadsConstants && loaded.length > 0 ? 1 : 0;
  const ports: StagePorts = {
    samples: samplePorts,
    constants: loadsConstants ? constantPorts : [...constantPorts, ...loaded],
    loaded: loadsConstants ? loaded : [],
  };
  return {
    latencyCycles: ranks + lead,
    constantPorts: ports.constants,
    samplePorts: [...samplePorts, ...ports.loaded],
    describe: (logic) => describeStage(logic, { ...options, stages: ranks }, ports),
    drive: (samples) => drivenCycles(samples, ports, lead),
    expected: (samples, constants) => {
      const known = bigintsOf(constants);
      let before: StageValues | null = null;
      for (const sample of samples) before = passed(parts, { ...known, ...bigintsOf(sample) }, before);
      if (!before) throw new RangeError('no sample');
      const last = before;
      return Object.fromEntries(outputs.map((name) => [name, valueNamed(last, name)]));
    },
  };
}

function passed(parts: readonly StagePart[], values: StageValues, before: StageValues | null): StageValues {
  let current = values;
  for (const part of parts) current = { ...current, ...part.reference(current, before) };
  return current;
}

interface StagePorts {
  readonly samples: readonly ConstantPort[];
  readonly constants: readonly ConstantPort[];
  readonly loaded: readonly ConstantPort[];
}

function describeStage(
  logic: WordLogic,
  { parts, stages, outputs, keepsOutputs }: StageOptions,
  ports: StagePorts,
): void {
  const wires = createStageWires(logic);
  const input = ({ name, width, signed }: ConstantPort) => logic.input(name, width, signed);
  for (const port of ports.samples) wires.put(port.name, input(port));
  for (const port of ports.constants) wires.hold(port.name, input(port));
  for (const port of ports.loaded) {
    wires.put(
      port.name,
      logic.inBlock('operand-registers', () => logic.register(input(port))),
    );
  }
  const steps = parts.flatMap((part) => part.steps);
  const cuts = new Set(
    Array.from({ length: stages - 1 }, (_, cut) => Math.round(((cut + 1) * steps.length) / stages)),
  );
  for (const [index, step] of steps.entries()) {
    if (cuts.has(index)) wires.cut();
    logic.inBlock('requantization', () => step(logic, wires));
  }
  if (!keepsOutputs) wires.cut();
  for (const name of outputs) logic.output(name, wires.take(name));
}

function drivenCycles(
  samples: readonly StageSample[],
  { samples: samplePorts, loaded }: StagePorts,
  lead: number,
): readonly PortValues[] {
  const valuesAt = (
    ports: readonly ConstantPort[],
    index: number,
  ): readonly (readonly [string, number])[] => {
    const sample = samples[Math.min(Math.max(index, 0), samples.length - 1)] ?? {};
    return ports.map(({ name }) => [name, sample[name] ?? 0]);
  };
  return Array.from({ length: samples.length + lead }, (_, cycle) =>
    Object.fromEntries([...valuesAt(samplePorts, cycle - lead), ...valuesAt(loaded, cycle)]),
  );
}

function bigintsOf(values: PortValues): StageValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, BigInt(value)]));
}
