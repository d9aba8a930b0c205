import { createRegistry } from '../../registry';
import type { Accelerator } from './accelerator';
import { dianNao } from './dian-nao';
import { nvSmall } from './nv-small';
import { systolic } from './systolic';

export const accelerators = createRegistry<Accelerator>('accelerator', [dianNao, systolic, nvSmall]);
