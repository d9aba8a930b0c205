import { createRegistry } from '../../core/registry';
import type { DatasetSource } from './dataset-source';
import { fashionMnist } from './fashion-mnist';
import { mnist } from './mnist';

export const datasetSources = createRegistry<DatasetSource>('dataset', [fashionMnist, mnist]);
