import type { ParamSpec, ParamValues } from '../../parameters/param-spec';
import type { AcceleratorDeclaration } from './accelerator';
import { readTiledParams, type TiledParams, tiledParams, windowsParam } from './parts/tiled-params';

const synchronizations = ['column', 'tile'] as const;

/**
 * Published (`dnnsim`): 16 windows, 1 GHz; tiles and memories are DaDianNao's. Which lanes begin a step together is a choice:
 * those of a column, which queues in front of the columns allow, or all filters of a tile.
 */
const laconicParams: readonly ParamSpec[] = [
  ...tiledParams(1000),
  windowsParam,
  { kind: 'choice', key: 'synchronization', options: synchronizations, default: 'column' },
];

export const laconicDeclaration: AcceleratorDeclaration = {
  id: 'laconic',
  references: ['sharify-2019', 'dnnsim'],
  params: laconicParams,
};

export interface LaconicParams extends TiledParams {
  /** Lanes that wait for the longest product among them. */
  readonly waitingLanes: number;
}

/** Complete, valid values as a typed record. */
export function readLaconicParams(values: ParamValues): LaconicParams {
  const params = readTiledParams(values);
  const { lanes, filters } = params;
  return { ...params, waitingLanes: values.synchronization === 'tile' ? lanes * filters : lanes };
}
