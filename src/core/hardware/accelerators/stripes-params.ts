import type { ParamSpec } from '../../parameters/param-spec';
import { tiledParams, windowsParam } from './parts/tiled-params';

/** Published (`dnnsim`): 16 windows, 1 GHz; tiles and memories are DaDianNao's. */
export const stripesParams: readonly ParamSpec[] = [...tiledParams(1000), windowsParam];
