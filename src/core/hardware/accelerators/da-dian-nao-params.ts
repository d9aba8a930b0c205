import type { ParamSpec, ParamValues } from '../../parameters/param-spec';
import type { AcceleratorDeclaration } from './accelerator';
import {
  type DatapathWidth,
  datapathWidthParam,
  operandScaleParam,
  readDatapathWidth,
} from './parts/common-params';
import { readTiledParams, type TiledParams, tiledParams, windowsParam } from './parts/tiled-params';

/**
 * Published: 606 MHz and one position at a time. Its width is 16 bits; one that is resized to the codes is the default, as of
 * DianNao.
 */
const daDianNaoParams: readonly ParamSpec[] = [
  ...tiledParams(606),
  { ...windowsParam, default: 1 },
  datapathWidthParam,
  operandScaleParam,
];

export const daDianNaoDeclaration: AcceleratorDeclaration = {
  id: 'da-dian-nao',
  references: ['chen-2014-dadiannao'],
  params: daDianNaoParams,
};

export interface DaDianNaoParams extends TiledParams {
  readonly datapathWidth: DatapathWidth;
}

/** Complete, valid values as a typed record. */
export function readDaDianNaoParams(values: ParamValues): DaDianNaoParams {
  return {
    ...readTiledParams(values),
    datapathWidth: readDatapathWidth(values),
  };
}
