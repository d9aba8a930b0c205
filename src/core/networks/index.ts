import { createRegistry } from '../registry';
import { dsCnn } from './ds-cnn';
import { lenet5 } from './lenet-5';
import type { Network } from './network';
import { resnet8 } from './resnet-8';
import { tinyCnn } from './tiny-cnn';

/** Every network that the page can train, in the order of the page. */
export const trainableNetworks = createRegistry<Network>('network', [tinyCnn, lenet5, resnet8, dsCnn]);
