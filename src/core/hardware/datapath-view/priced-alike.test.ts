import { describe, expect, it } from 'vitest';
import { accelerators } from '../accelerators';
import { netlistPricing } from '../cost/pricing/price-netlists';
import type { HardwareConfiguration } from '../hardware-configuration';
import { defaultHardware } from '../hardware-controls';
import { codedLayers, lsqPlusRung, middleConvolution } from '../testing/layers';
import { drawDatapath } from './draw-datapath';
import { layerUnits } from './layer-units';

const layers = codedLayers([middleConvolution, middleConvolution], { weights: 4, inputs: 4 }, lsqPlusRung);

/** Lanes of two bits by two that a product of 4 x 4 bits takes: its unit adds up a quarter as many products as lanes. */
const slices = 4;

/** A report's prices, brought to a MAC of a busy array and to a lane. */
function pricedMac(hardware: HardwareConfiguration) {
  const { request, options, inventory } = layerUnits(layers, 0, hardware);
  const { units, laneClass } = inventory;
  const { parts } = netlistPricing.datapath(request, options);
  const columnSteps = (laneClass?.kind === 'composable' ? slices : 1) / options.reductionLanes;
  const timesPerMac = {
    lane: 1,
    'adder-tree': 1 / options.reductionLanes,
    column: columnSteps,
    'input-port': units['input-port'] / units.lane,
    requantizer: 1 / 72,
    pooler: 0,
  };
  return {
    energyPj: parts.reduce((sum, { unit, energyPj }) => sum + energyPj * timesPerMac[unit], 0),
    areaUm2: parts.reduce((sum, { unit, areaUm2 }) => sum + (areaUm2 * units[unit]) / units.lane, 0),
  };
}

describe.each(['folded', 'shared-prestage'] as const)('a drawing with placement %s', (placement) => {
  it.each(accelerators.all.map(({ id }) => id))('tells of %s what its report charges', (accelerator) => {
    const hardware = { ...defaultHardware, accelerator, placement };
    const [drawing] = drawDatapath(layers, 0, hardware);
    const priced = pricedMac(hardware);
    expect(drawing!.whole.energyPj / priced.energyPj).toBeCloseTo(1, 9);
    expect(drawing!.whole.areaUm2 / priced.areaUm2).toBeCloseTo(1, 9);
  });
});

it('draws the recoders in front of term-serial lanes, one for the weights and one for the inputs', () => {
  const [drawing] = drawDatapath(layers, 0, { ...defaultHardware, accelerator: 'laconic' });
  const [inputs, weights] = drawing!.units;
  expect([inputs!.kind, weights!.kind]).toEqual(['input-recoder', 'weight-recoder']);
  const portOf = (unit: typeof weights) => unit!.blocks.flatMap((block) => block.inputs)[0]!.from;
  expect([portOf(weights), portOf(inputs)]).toEqual(['w', 'x']);
  expect(weights!.cost.energyPj).toBeGreaterThan(0);
  expect(inputs!.cost.energyPj).toBeGreaterThan(0);
});

it('draws at the node and supply of the machine', () => {
  const [stated] = drawDatapath(layers, 0, defaultHardware);
  const [scaled] = drawDatapath(layers, 0, { ...defaultHardware, nodeNm: '16', supplyVolts: 0.8 });
  // From 45 nm at 0.9 V: 0.142 of the energy and 0.19 of the area (`technology.test.ts`).
  const costsOf = (drawing: typeof stated) => [
    drawing!.whole,
    drawing!.plain,
    ...drawing!.units.flatMap(({ cost, blocks }) => [cost, ...blocks.map((block) => block.cost)]),
  ];
  for (const [index, { areaUm2, energyPj }] of costsOf(stated).entries()) {
    expect(costsOf(scaled)[index]!.areaUm2 / areaUm2).toBeCloseTo(0.19, 9);
    if (energyPj > 0) expect(costsOf(scaled)[index]!.energyPj / energyPj).toBeCloseTo(0.142447, 5);
  }
  const differences = (drawing: typeof stated) =>
    drawing!.units.flatMap(({ blocks }) => blocks.map(({ difference }) => difference));
  expect(differences(scaled)).toEqual(differences(stated));
});
