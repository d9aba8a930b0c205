import { createRegistry } from '../../registry';
import type { Accelerator } from './accelerator';
import { bitFusion } from './bit-fusion';
import { bpvec } from './bpvec';
import { daDianNao } from './da-dian-nao';
import { dianNao } from './dian-nao';
import { eyeriss } from './eyeriss';
import { laconic } from './laconic';
import { nvSmall } from './nv-small';
import { stripes } from './stripes';
import { systolic } from './systolic';

export const accelerators = createRegistry<Accelerator>('accelerator', [
  dianNao,
  daDianNao,
  stripes,
  laconic,
  bpvec,
  bitFusion,
  systolic,
  nvSmall,
  eyeriss,
]);
