import { createRandom, type Random } from '../../../random';
import { compileNetlist } from '../../gates/compile-netlist';
import { evaluateZeroDelay } from '../../gates/evaluate-zero-delay';
import { createNetlistLogic } from '../../gates/netlist-logic';
import { type OutputReader, outputReader, streamCount } from '../../gates/stimulus';
import type { ConstantPort, PortValues } from '../datapath-class';
import { driveStage, type StageStream } from './drive-stage';
import type { StageDesign, StageSample } from './output-stage';

/** First sample whose outputs differ between netlist and reference; null where none does. */
export function stageMismatch(design: StageDesign, streams: readonly StageStream[]) {
  const read = stageReader(design, streams);
  for (const [stream, { samples, constants }] of streams.entries()) {
    for (const index of samples.keys()) {
      const expected = design.expected(samplesUpTo(samples, index), constants);
      for (const [port, reference] of Object.entries(expected)) {
        const found = read(port, index, stream);
        if (found !== reference) return { port, found, reference, sample: samples[index], constants };
      }
    }
  }
  return null;
}

/** What the netlist gives on a port for a sample of a stream. */
function stageReader(design: StageDesign, streams: readonly StageStream[]): OutputReader {
  const logic = createNetlistLogic();
  design.describe(logic);
  const netlist = logic.finish();
  const activity = evaluateZeroDelay(compileNetlist(netlist), driveStage(netlist, design, streams));
  const read = outputReader(netlist, activity);
  return (port, index, stream) => read(port, index + design.latencyCycles, stream);
}

/** What the netlist gives on a port, sample by sample. */
export function stageOutputs(
  design: StageDesign,
  port: string,
  { samples, constants }: StageStream,
  streamsUsed = streamCount,
): readonly number[] {
  const perStream = Math.ceil(samples.length / streamsUsed);
  const starts = Array.from(
    { length: Math.ceil(samples.length / perStream) },
    (_, stream) => stream * perStream,
  );
  const streams = starts.map((start) => ({ samples: samples.slice(start, start + perStream), constants }));
  const read = stageReader(design, streams);
  return samples.map((_, index) => Number(read(port, index % perStream, Math.floor(index / perStream))));
}

function samplesUpTo(samples: readonly StageSample[], index: number): readonly StageSample[] {
  let first = index;
  while (first > 0 && samples[first]?.first !== 1) first--;
  return samples.slice(samples[first]?.first === 1 ? first : index, index + 1);
}

/**
 * 32 streams of random samples, every fourth value the least or greatest of its port or next to it; sums come in runs of up
 * to four.
 */
export function randomStreams(design: StageDesign, length: number, seed: number): readonly StageStream[] {
  const random = createRandom(seed);
  return Array.from({ length: streamCount }, (_, stream) => ({
    constants: valuesOf(design.constantPorts, random, stream),
    samples: Array.from({ length }, (_sample, index) => {
      const values = valuesOf(design.samplePorts, random, null);
      return 'first' in values ? { ...values, first: index % 4 === 0 ? 1 : (values.first ?? 0) } : values;
    }),
  }));
}

/** Least values in the first stream, greatest in the second. */
function valuesOf(ports: readonly ConstantPort[], random: Random, stream: number | null): PortValues {
  return Object.fromEntries(
    ports.map(({ name, width, signed }) => {
      const least = signed ? -(2 ** (width - 1)) : 0;
      const greatest = least + 2 ** width - 1;
      if (stream === 0) return [name, least];
      if (stream === 1) return [name, greatest];
      return [name, randomValue(least, greatest, random)];
    }),
  );
}

function randomValue(least: number, greatest: number, random: Random): number {
  const extremes = [least, least + 1, greatest, greatest - 1, 0, -1].filter(
    (value) => value >= least && value <= greatest,
  );
  if (random.next() < 0.25) return extremes[Math.floor(random.next() * extremes.length)] as number;
  // Small magnitudes too, not only the widest.
  const range =
    random.next() < 0.5 ? 2 ** Math.floor(random.next() * Math.log2(greatest - least + 1)) : Infinity;
  const low = Math.max(least, -range);
  const high = Math.min(greatest, range);
  return Math.min(high, low + Math.floor(random.next() * (high - low + 1)));
}
