import type { ParamSpec } from '../../parameters/param-spec';
import type { AcceleratorDeclaration } from './accelerator';
import { tiledParams, windowsParam } from './parts/tiled-params';

/** Published (`dnnsim`): 16 windows, 1 GHz; tiles and memories are DaDianNao's. */
const stripesParams: readonly ParamSpec[] = [...tiledParams(1000), windowsParam];

export const stripesDeclaration: AcceleratorDeclaration = {
  id: 'stripes',
  references: ['judd-2016', 'dnnsim'],
  params: stripesParams,
};
