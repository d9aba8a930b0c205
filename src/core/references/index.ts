import { acceleratorReferences } from './accelerators';
import { allocationReferences } from './allocation';
import { circuitReferences } from './circuits';
import { explorationReferences } from './exploration';
import { networkReferences } from './networks';
import { schemeReferences } from './schemes';

/** Every paper and data source that the product cites. */
export const references = {
  ...schemeReferences,
  ...allocationReferences,
  ...explorationReferences,
  ...acceleratorReferences,
  ...circuitReferences,
  ...networkReferences,
};

export type ReferenceKey = keyof typeof references;
