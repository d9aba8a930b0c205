import fc from 'fast-check';
import { completeConfiguration } from '../../core/explore/complete-configuration';
import { widthLayers } from '../../core/explore/layer-widths';
import { efficiencyMetrics } from '../../core/explore/metrics';
import { withNeededBatchNorm } from '../../core/explore/needed-batch-norm';
import type { LayerBits, TrainingConfiguration } from '../../core/explore/training-configuration';
import { equalTerms, zeroGatings } from '../../core/hardware/hardware-configuration';
import { affineOperands, affinePlacements } from '../../core/hardware/placements/affine-placement';
import { trainableNetworks } from '../../core/networks';
import { reportedNetworkIds } from '../../core/networks/published/reported-networks';
import { schemes } from '../../core/schemes';
import { nearestLayerBits, nearestWidth } from '../../core/schemes/nearest-width';
import { type ClaimedPoint, screens, type Wish } from '../app-state';
import { defaultHardware, defaultSweep } from '../defaults';
import { inspectTabs } from '../inspect-tabs';
import type { LinkState } from '../link/link-state';
import { defaultLinkPart } from '../link/part-field';
import { defaultArrayView } from '../slices/array-slice';
import { defaultReproduction } from '../slices/reproduction-slice';
import { defaultSearch } from '../slices/search-slice';

const bits = fc.integer({ min: 1, max: 8 });
const rate = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const training: fc.Arbitrary<TrainingConfiguration> = fc
  .record({
    dataset: fc.constantFrom('fashion-mnist', 'mnist'),
    network: fc.constantFrom(...trainableNetworks.ids),
    networkParams: fc.record({ batchNorm: fc.constantFrom('none', 'kept', 'folded') }),
    recipe: fc.record({
      batchSize: fc.integer({ min: 1, max: 512 }),
      floatEpochs: fc.integer({ min: 0, max: 100 }),
      floatLearningRate: rate,
      tuneEpochs: fc.integer({ min: 0, max: 100 }),
      tuneLearningRate: rate,
    }),
    method: fc.constantFrom('float', 'ptq', 'qat'),
    quantization: fc.record({
      scheme: fc.constantFrom(...schemes.ids),
      schemeParams: fc.record({ offset: fc.constantFrom('none', 'activations', 'both') }),
      weightBits: bits,
      activationBits: bits,
      edgeLayers: fc.constantFrom('same', 'eight-bit'),
      layerBits: fc.option(
        fc.array(fc.record({ weights: bits, activations: bits }), { minLength: 40, maxLength: 40 }),
      ),
    }),
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  })
  .map(({ quantization: { layerBits, ...quantization }, ...drawn }) =>
    validConfiguration({ ...drawn, quantization } as TrainingConfiguration, layerBits),
  );

/** With the widths and the batch normalization that its scheme has. */
function validConfiguration(
  drawn: TrainingConfiguration,
  layerBits: readonly LayerBits[] | null,
): TrainingConfiguration {
  const { quantization } = drawn;
  const scheme = schemes.get(quantization.scheme);
  const weightBits = nearestWidth(scheme, 'weights', quantization.weightBits);
  const activationBits = nearestWidth(scheme, 'activations', quantization.activationBits);
  const layers = layerBits?.slice(0, widthLayers(drawn).length);
  const widths = {
    ...quantization,
    weightBits,
    activationBits,
    ...(layers && { layerBits: layers.map((each) => nearestLayerBits(scheme, each)) }),
  };
  return withNeededBatchNorm(completeConfiguration({ ...drawn, quantization: widths }));
}

const fraction = fc.integer({ min: 0, max: 100_000 }).map((value) => value / 100_000);
export const pin: fc.Arbitrary<ClaimedPoint> = fc
  .tuple(training, fc.uniqueArray(fc.nat({ max: 50 }), { minLength: 1, maxLength: 5 }), fraction, fraction)
  .map(([configuration, seeds, test, validation]) => ({
    configuration: { ...configuration, seed: seeds[0] as number },
    seeds,
    testMeanFraction: test,
    validationMeanFraction: validation,
    testDeviationFraction: seeds.length > 1 ? 0.00123 : null,
  }));

export const linkState: fc.Arbitrary<LinkState> = fc.record({
  screen: fc.constantFrom(...screens),
  training,
  hardware: fc
    .record({
      placement: fc.constantFrom(...affinePlacements),
      operand: fc.constantFrom(...affineOperands),
      pipelined: fc.boolean(),
      requantizationBits: fc.integer({ min: 2, max: 31 }),
      costSource: fc.constantFrom('gates', 'horowitz', 'bitfusion', 'qtools'),
      dram: fc.constantFrom('ddr4', 'none'),
      sramCell: fc.constantFrom('low-power', 'high-performance'),
      nodeNm: fc.constantFrom('65', '45', '7'),
      supplyVolts: fc.constantFrom(0.6, 0.9, 1.05),
      equalTerms: fc.constantFrom(...equalTerms),
      batchSize: fc.integer({ min: 1, max: 256 }),
      zeroGating: fc.constantFrom(...zeroGatings),
      inputLanes: fc.integer({ min: 1, max: 64 }),
    })
    .map(({ inputLanes, ...hardware }) => ({
      ...defaultHardware,
      ...hardware,
      acceleratorParams: { ...defaultHardware.acceleratorParams, inputLanes },
    })),
  view: fc.record({
    publishedNetwork: fc.option(fc.constantFrom(...reportedNetworkIds)),
    metric: fc.constantFrom(...efficiencyMetrics),
    thirdMetric: fc.option(fc.constantFrom(...efficiencyMetrics)),
    wish: fc.constantFrom<Wish>({}, { accuracy: 0.88 }, { accuracy: 0.9, energy: 3.5e6, latency: 2e-6 }),
    showParallel: fc.boolean(),
    logAxis: fc.boolean(),
    hiddenSchemes: fc.subarray([...schemes.ids, 'float']),
    bitsRange: fc.constantFrom<readonly [number, number]>([1, 8], [2, 4], [3, 3]),
    onlyFront: fc.boolean(),
    showTable: fc.boolean(),
    targetAccuracyFraction: fc.option(fraction),
    targetGapFraction: fraction,
    referenceScheme: fc.constantFrom(...schemes.ids),
    selectedId: fc.option(fc.constantFrom('0123456789abcdef', 'ffffffffffffffff')),
    inspectTab: fc.constantFrom(...inspectTabs),
    datapathLayer: fc.option(fc.constantFrom('conv2', 'stage1.block0/conv1')),
  }),
  // Only a link to the array view carries what it looks at.
  array: fc.constant(defaultArrayView),
  experiments: fc.constant(defaultLinkPart),
  search: fc.constant(defaultSearch),
  claim: fc.constant(defaultReproduction),
  // And only one to the experiments its sweep.
  sweep: fc.constant(defaultSweep),
  pins: fc.array(pin, { maxLength: 4 }),
});
