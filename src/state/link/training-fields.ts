import { completeConfiguration } from '../../core/explore/complete-configuration';
import type {
  QuantizationChoice,
  QuantizationMethod,
  Recipe,
  TrainingConfiguration,
} from '../../core/explore/training-configuration';
import { trainableNetworks } from '../../core/networks';
import type { ParamSpec, ParamValue, ParamValues } from '../../core/parameters/param-spec';
import { excerpt } from '../../core/parameters/parse-params';
import { type Problem, problem } from '../../core/problem';
import { schemes } from '../../core/schemes';
import { nearestWidth } from '../../core/schemes/nearest-width';
import type { TensorRole } from '../../core/schemes/scheme';
import { datasetSources } from '../../data/datasets';
import { defaultTraining } from '../defaults';
import { layerBitsField } from './layer-bits-field';
import { choiceField, type LinkField, type LinkTable, numberField, paramField } from './link-field';

const methods: readonly QuantizationMethod[] = ['float', 'ptq', 'qat'];
const edgeLayers: readonly QuantizationChoice['edgeLayers'][] = ['same', 'eight-bit'];

/** Seeds are 32-bit signed, the range that the random stream tells apart. */
export const maximumSeed = 2 ** 31 - 1;

/** Keys of all that a training configuration holds except its seed. Scheme before widths, whose range it sets. */
export const designTable: LinkTable<TrainingConfiguration> = [
  choiceField('dataset', datasetSources.ids, defaultTraining, {
    get: ({ dataset }) => dataset,
    set: (part, dataset) => ({ ...part, dataset }),
  }),
  choiceField('network', trainableNetworks.ids, defaultTraining, {
    get: ({ network }) => network,
    set: (part, network) => completeConfiguration({ ...part, network, networkParams: {} }),
  }),
  ({ network }) =>
    prefixedFields('network.', trainableNetworks.get(network).params, {
      get: ({ networkParams }) => networkParams,
      set: (part, networkParams) => ({ ...part, networkParams }),
    }),
  recipeField('batch', 'batchSize', { kind: 'integer', minimum: 1, maximum: 512 }),
  recipeField('float-epochs', 'floatEpochs', { kind: 'integer', minimum: 0, maximum: 100 }),
  recipeField('float-rate', 'floatLearningRate', { kind: 'real', minimum: 0, maximum: 1 }),
  recipeField('tune-epochs', 'tuneEpochs', { kind: 'integer', minimum: 0, maximum: 100 }),
  recipeField('tune-rate', 'tuneLearningRate', { kind: 'real', minimum: 0, maximum: 1 }),
  choiceField('method', methods, defaultTraining, {
    get: ({ method }) => method,
    set: (part, method) => ({ ...part, method }),
  }),
  choiceField('scheme', schemes.ids, defaultTraining, {
    get: ({ quantization }) => quantization.scheme,
    set: (part, scheme) => completeConfiguration(withScheme(part, scheme)),
  }),
  ({ quantization }) =>
    prefixedFields('scheme.', schemes.get(quantization.scheme).params, {
      get: ({ quantization }) => quantization.schemeParams,
      set: (part, schemeParams) => withQuantization(part, { schemeParams }),
    }),
  bitsField(),
  choiceField('edges', edgeLayers, defaultTraining, {
    get: ({ quantization }) => quantization.edgeLayers,
    set: (part, edgeLayers) => withQuantization(part, { edgeLayers }),
  }),
  layerBitsField,
];

export const trainingTable: LinkTable<TrainingConfiguration> = [
  ...designTable,
  numberField({ key: 'seed', kind: 'integer', minimum: 0, maximum: maximumSeed }, defaultTraining, {
    get: ({ seed }) => seed,
    set: (part, seed) => ({ ...part, seed }),
  }),
];

export function prefixedFields<Part>(
  prefix: string,
  specs: readonly ParamSpec[],
  lens: { get(part: Part): ParamValues; set(part: Part, values: ParamValues): Part },
): readonly LinkField<Part>[] {
  return specs.map((spec) =>
    paramField<Part>(
      { ...spec, key: `${prefix}${spec.key}` },
      {
        get: (part): ParamValue => lens.get(part)[spec.key] ?? spec.default,
        set: (part, value) => lens.set(part, { ...lens.get(part), [spec.key]: value }),
      },
    ),
  );
}

function withQuantization(
  part: TrainingConfiguration,
  change: Partial<QuantizationChoice>,
): TrainingConfiguration {
  return { ...part, quantization: { ...part.quantization, ...change } };
}

/** Another scheme with its own parameters, at its widths nearest to the present ones. */
function withScheme(part: TrainingConfiguration, id: string): TrainingConfiguration {
  const scheme = schemes.get(id);
  const { weightBits, activationBits } = part.quantization;
  return withQuantization(part, {
    scheme: id,
    schemeParams: {},
    weightBits: nearestWidth(scheme, 'weights', weightBits),
    activationBits: nearestWidth(scheme, 'activations', activationBits),
  });
}

function recipeField(
  key: string,
  member: keyof Recipe,
  range: { kind: 'integer' | 'real'; minimum: number; maximum: number },
): LinkField<TrainingConfiguration> {
  return numberField({ key, ...range }, defaultTraining, {
    get: ({ recipe }) => recipe[member],
    set: (part, value) => ({ ...part, recipe: { ...part.recipe, [member]: value } }),
  });
}

/** `bits=4`, or `bits=3x8` for 3-bit weights and 8-bit activations, as on the command line. */
function bitsField(): LinkField<TrainingConfiguration> {
  const key = 'bits';
  const { weightBits: defaultWeights, activationBits: defaultActivations } = defaultTraining.quantization;
  return {
    key,
    read: (text, part) => {
      const match = /^(\d{1,6})(?:x(\d{1,6}))?$/.exec(text);
      if (!match) return { part, problems: [problem('not-bits', { key, value: excerpt(text) })] };
      const weights = limitBits('weights', Number(match[1]), part);
      const activations = limitBits('activations', Number(match[2] ?? match[1]), part);
      const change = { weightBits: weights.bits, activationBits: activations.bits };
      const problems =
        match[2] === undefined ? weights.problems : [...weights.problems, ...activations.problems];
      return { part: withQuantization(part, change), problems };
    },
    write: ({ quantization: { weightBits, activationBits, layerBits } }) => {
      // Explicit widths per layer say it all.
      if (layerBits) return null;
      if (weightBits === defaultWeights && activationBits === defaultActivations) return null;
      return weightBits === activationBits ? String(weightBits) : `${weightBits}x${activationBits}`;
    },
  };
}

function limitBits(
  role: TensorRole,
  value: number,
  { quantization }: TrainingConfiguration,
): { readonly bits: number; readonly problems: readonly Problem[] } {
  const scheme = schemes.get(quantization.scheme);
  const bits = nearestWidth(scheme, role, value);
  const options = scheme.widths[role].join(', ');
  return {
    bits,
    problems: bits === value ? [] : [problem('not-a-width', { scheme: scheme.id, role, options, value })],
  };
}
