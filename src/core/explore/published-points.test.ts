import { describe, expect, it } from 'vitest';
import { createCostEvaluator } from '../hardware/cost/evaluate-cost';
import { defaultHardware } from '../hardware/hardware-controls';
import { costedNetworks, publishedNetworks } from '../networks/published';
import { reportedNetworkIds } from '../networks/published/reported-networks';
import { schemes } from '../schemes';
import { isoAccuracy } from './iso-accuracy';
import { planQuantization } from './plan-quantization';
import { publishedPoints } from './published-points';

/** Prices of a table, which need no netlist to be measured. */
const hardware = { ...defaultHardware, costSource: 'horowitz' };

const all = publishedNetworks.ids.flatMap(publishedPoints);

describe('publishedPoints()', () => {
  it('holds every figure with integer activations, by network', () => {
    const counts = publishedNetworks.ids.map((id) => [id, publishedPoints(id).length]);
    // ResNet-18: 4 + 3 + 1 of lsq, 3 each of pact, qil and dsq, 1 of faq, 2 of llsq; of one harness 3 lsq, 2 lsq-plus, 3 apot
    // and 3 dsq. The four of ul2q have activations in float.
    expect(Object.fromEntries(counts)).toEqual({
      alexnet: 1,
      'vgg-16': 0,
      'resnet-18': 31,
      'resnet-50': 10,
      'mobilenet-v2': 5,
    });
  });

  it('has figures of the networks that are said to be reported', () => {
    expect(publishedNetworks.ids.filter((id) => publishedPoints(id).length > 0)).toEqual(reportedNetworkIds);
  });

  it('gives each figure an identity of its own, and neither seeds nor interval', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, origin, results, testAccuracy, published } of all) {
      expect(id).toMatch(/^[0-9a-f]{16}$/);
      expect(origin).toBe('published');
      expect(results).toEqual([]);
      expect(testAccuracy).toEqual({
        meanFraction: published?.accuracyFraction,
        seeds: 0,
        intervalFraction: null,
      });
    }
  });

  it('is costed on the network and with the codes that the source had', () => {
    const [binary] = publishedPoints('alexnet');
    expect(binary?.configuration.networkParams).toEqual({ groups: 'none', batchNorm: 'kept' });
    const [first] = publishedPoints('resnet-50');
    expect(first?.configuration.networkParams.downsampling).toBe('spatial');
    const plus = publishedPoints('resnet-18').filter(({ published }) => published?.scheme === 'lsq-plus');
    const offsets = plus.map(({ configuration: { quantization } }) => [
      quantization.weightBits,
      quantization.scheme,
      quantization.schemeParams.offset,
    ]);
    expect(offsets).toEqual([
      [3, 'lsq', 'both'],
      [4, 'lsq', 'none'],
    ]);
  });

  it('has widths of its schemes, with 8-bit weights in the first and the last layer', () => {
    for (const { configuration } of all) {
      const { scheme, weightBits, activationBits } = configuration.quantization;
      expect(schemes.get(scheme).widths.weights).toContain(weightBits);
      expect(schemes.get(scheme).widths.activations).toContain(activationBits);
      const { input, classes } = publishedNetworks.get(configuration.network);
      const plan = planQuantization(configuration, input, classes, costedNetworks);
      const bits = plan.map(({ weights }) => weights.format.bits);
      expect([bits[0], bits[1], bits.at(-1)]).toEqual([8, weightBits, 8]);
    }
  });

  it('costs all of a network on one machine, wider codes more', () => {
    const evaluate = createCostEvaluator(hardware);
    const energyOf = (weightBits: number): number => {
      const point = publishedPoints('resnet-18').find(
        ({ configuration: { quantization } }) =>
          quantization.scheme === 'lsq' && quantization.weightBits === weightBits,
      )!;
      const { input, classes } = publishedNetworks.get('resnet-18');
      const { totals } = evaluate(planQuantization(point.configuration, input, classes, costedNetworks));
      expect(totals.macs).toBe(1_814_073_344);
      return totals.energyPj;
    };
    const energies = [2, 3, 4, 8].map(energyOf);
    expect([...energies].sort((left, right) => left - right)).toEqual(energies);
    expect(new Set(energies).size).toBe(4);
  });

  it('is no candidate at equal accuracy', () => {
    const evaluate = createCostEvaluator(hardware);
    const { input, classes } = publishedNetworks.get('mobilenet-v2');
    const costed = publishedPoints('mobilenet-v2').map((point) => ({
      ...point,
      cost: evaluate(planQuantization(point.configuration, input, classes, costedNetworks)),
    }));
    const question = { targetFraction: 0.5, referenceScheme: 'lsq', control: null };
    expect(isoAccuracy(costed, question)).toMatchObject({ rows: [], reference: null });
  });

  it('refuses a network that is not of the literature', () => {
    expect(() => publishedPoints('tiny-cnn')).toThrow('tiny-cnn');
  });
});
