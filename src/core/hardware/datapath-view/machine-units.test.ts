import { expect, it } from 'vitest';
import { defaultHardware } from '../hardware-controls';
import { codedLayers, lsqRung, middleConvolution } from '../testing/layers';
import { drawDatapath } from './draw-datapath';
import { columnDesign, layerUnits } from './layer-units';

const layers = codedLayers([middleConvolution, middleConvolution], { weights: 4, inputs: 4 }, lsqRung);

it.each([
  ['stripes', 16],
  ['laconic', 16],
  // 64 products of 4 x 4 bits in a unit of 16 engines of 16 lanes; 4 in one of single lanes.
  ['bpvec', 64],
  ['bit-fusion', 4],
  ['systolic', 1],
  ['nv-small', 8],
])('a column of %s takes %i products in a step, and can be drawn', (accelerator, products) => {
  const hardware = { ...defaultHardware, accelerator };
  const units = layerUnits(layers, 0, hardware);
  const [column] = units.columns;
  if (!column) throw new TypeError('no column');
  expect(columnDesign(units, column).spec.lanes).toBe(products);
  expect(JSON.stringify(drawDatapath(layers, 0, hardware))).toContain('products');
});
