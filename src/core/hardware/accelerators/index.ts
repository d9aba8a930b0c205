import { createRegistry } from '../../registry';
import { dianNao } from './dian-nao';

export const accelerators = createRegistry('accelerator', [dianNao]);
