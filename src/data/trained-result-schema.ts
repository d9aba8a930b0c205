import * as v from 'valibot';

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const bits = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16));
export const paramValuesSchema = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));

/** Widths layer by layer. */
export const layerBitsSchema = v.pipe(
  v.array(v.object({ weights: bits, activations: bits })),
  v.minLength(1),
  v.readonly(),
);

/** A TrainingConfiguration without its seed: what a design point is. */
export const designConfigurationSchema = v.object({
  dataset: v.string(),
  network: v.string(),
  networkParams: paramValuesSchema,
  recipe: v.object({
    batchSize: positive,
    floatEpochs: count,
    floatLearningRate: v.number(),
    tuneEpochs: count,
    tuneLearningRate: v.number(),
  }),
  method: v.picklist(['float', 'ptq', 'qat']),
  quantization: v.object({
    scheme: v.string(),
    schemeParams: paramValuesSchema,
    weightBits: bits,
    activationBits: bits,
    edgeLayers: v.picklist(['same', 'eight-bit']),
    layerBits: v.exactOptional(layerBitsSchema),
  }),
});

/** A TrainingConfiguration. */
export const trainingConfigurationSchema = v.object({ ...designConfigurationSchema.entries, seed: count });

/** What one seed of a design point reports. */
export const measurementSchema = v.object({
  key: v.string(),
  testAccuracyFraction: fraction,
  validationAccuracyFraction: fraction,
  disagreements: count,
  weightsHash: v.string(),
});

/** What the seeds of a design point share. */
export const conditionsSchema = v.object({
  testCount: positive,
  requantizationBits: count,
  backend: v.string(),
});

/** Characters of the bits of more test images than any dataset holds. */
const maximumBits = 1_000_000;

/** A TrainedResult as it is stored and sent. */
export const trainedResultSchema = v.object({
  configuration: trainingConfigurationSchema,
  ...measurementSchema.entries,
  ...conditionsSchema.entries,
  correctBits: v.exactOptional(v.pipe(v.string(), v.base64(), v.maxLength(maximumBits))),
});
