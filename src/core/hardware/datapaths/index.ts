import { createRegistry } from '../../registry';
import type { DatapathClass } from './datapath-class';

/** All classes of datapaths, the more special ones first: `takes` is asked in this order. */
export const datapathClasses = createRegistry<DatapathClass>('datapath class', []);
