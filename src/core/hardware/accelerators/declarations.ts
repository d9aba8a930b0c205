import { createRegistry } from '../../registry';
import type { AcceleratorDeclaration } from './accelerator';
import { bitFusionDeclaration } from './bit-fusion-params';
import { bpvecDeclaration } from './bpvec-params';
import { daDianNaoDeclaration } from './da-dian-nao-params';
import { dianNaoDeclaration } from './dian-nao-params';
import { eyerissDeclaration } from './eyeriss-params';
import { laconicDeclaration } from './laconic-params';
import { nvSmallDeclaration } from './nv-small-params';
import { stripesDeclaration } from './stripes-params';
import { systolicDeclaration } from './systolic-params';

/** The accelerators without their mapping: what a page shows before anything is computed. */
export const acceleratorDeclarations = createRegistry<AcceleratorDeclaration>('accelerator', [
  dianNaoDeclaration,
  daDianNaoDeclaration,
  stripesDeclaration,
  laconicDeclaration,
  bpvecDeclaration,
  bitFusionDeclaration,
  systolicDeclaration,
  nvSmallDeclaration,
  eyerissDeclaration,
]);
