import { createRegistry } from '../../registry';
import { trainableNetworks } from '..';
import type { Network } from '../network';
import { alexnet } from './alexnet';
import { mobilenetV2 } from './mobilenet-v2';
import type { PublishedNetwork } from './published-network';
import { resnet18 } from './resnet-18';
import { resnet50 } from './resnet-50';
import { vgg16 } from './vgg-16';

/** Networks of the literature, for hardware alone. */
export const publishedNetworks = createRegistry<PublishedNetwork>('network', [
  alexnet,
  vgg16,
  resnet18,
  resnet50,
  mobilenetV2,
]);

/** All networks whose cost can be told: beside these the ones that the page trains. */
export const costedNetworks = createRegistry<Network>('network', [
  ...trainableNetworks.all,
  ...publishedNetworks.all,
]);
