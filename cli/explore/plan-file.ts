import * as v from 'valibot';
import type { Axes } from '../../src/core/explore/sweep/axes';
import { readJson } from '../read-json';
import {
  edgeLayers,
  limits,
  methods,
  parseAllLayerBits,
  parseBitWidths,
  parseInteger,
  parseOption,
} from './parse-axis';

const value = v.union([v.string(), v.number(), v.boolean()]);
const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.minLength(1));

const entrySchema = v.strictObject({
  dataset: v.optional(v.string()),
  network: v.optional(v.string()),
  networkParams: v.optional(v.record(v.string(), value)),
  schemes: v.optional(list(v.string())),
  schemeParams: v.optional(v.record(v.string(), value)),
  methods: v.optional(list(v.string())),
  bits: v.optional(list(v.union([v.string(), v.number()]))),
  layerBits: v.optional(v.string()),
  edgeLayers: v.optional(list(v.string())),
  seeds: v.optional(list(v.number())),
  epochs: v.optional(v.number()),
  floatEpochs: v.optional(v.number()),
});

type PlanEntry = v.InferOutput<typeof entrySchema>;

/** Every entry of the plan, with what it leaves out taken from the flags. */
export function readPlan(file: string, flags: Axes): readonly Axes[] {
  return readJson(file, list(entrySchema)).map((entry) => mergeEntry(flags, entry));
}

function mergeEntry(flags: Axes, entry: PlanEntry): Axes {
  const { dataset = flags.dataset, network = flags.network, schemes = flags.schemes } = entry;
  const layerBits = layerBitsOf(flags, entry);
  return {
    dataset,
    network,
    schemes,
    networkParams: { ...flags.networkParams, ...texts(entry.networkParams) },
    schemeParams: { ...flags.schemeParams, ...texts(entry.schemeParams) },
    methods: entry.methods?.map((method) => parseOption('methods', method, methods)) ?? flags.methods,
    bits: entry.bits?.map((bits) => parseBitWidths(String(bits))) ?? flags.bits,
    ...(layerBits && { layerBits }),
    edgeLayers:
      entry.edgeLayers?.map((choice) => parseOption('edgeLayers', choice, edgeLayers)) ?? flags.edgeLayers,
    seeds: entry.seeds?.map((seed) => parseInteger('seeds', String(seed), limits.seed)) ?? flags.seeds,
    epochs: integerOr('epochs', entry.epochs, flags.epochs),
    floatEpochs: integerOr('floatEpochs', entry.floatEpochs, flags.floatEpochs),
  };
}

/** Widths per layer win over `bits`, so those of the flags hold only where the entry has no widths of its own. */
function layerBitsOf(flags: Axes, entry: PlanEntry): Axes['layerBits'] {
  if (entry.layerBits !== undefined) return parseAllLayerBits('layerBits', entry.layerBits);
  return entry.bits ? undefined : flags.layerBits;
}

function integerOr(key: string, given: number | undefined, otherwise: number): number {
  return given === undefined ? otherwise : parseInteger(key, String(given), limits.epochs);
}

function texts(values: Readonly<Record<string, string | number | boolean>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, member]) => [key, String(member)]));
}
