import type { QuantizedLayer } from '../../../explore/quantization-plan';
import type { StorageElement, StorageElements } from '../../memory/storage-elements';
import type { Datapath, DatapathOptions } from '../../placements/build-datapath';
import type { DatapathComponent, DatapathUnit } from '../../primitives';
import type { OwnMemory } from '../sources/cost-source';
import type { KeyedNote } from '../sources/row-notes';

/** Everything of one component that stands in one unit and works at one rate. */
export interface PricedPart {
  readonly component: DatapathComponent;
  readonly unit: DatapathUnit;
  readonly rate: 'active' | 'clocked';
  /** Dynamic energy of one unit each time that it works. */
  readonly energyPj: number;
  readonly areaUm2: number;
  readonly leakageUw: number;
}

/** The datapath of one layer with its prices, whatever the source makes them of. */
export interface PricedDatapath extends Omit<Datapath, 'uses'> {
  readonly parts: readonly PricedPart[];
  readonly notes: readonly KeyedNote[];
}

/** The layer, its products per output, and the width of another layer's sums that it adds, if any. */
export interface DatapathRequest {
  readonly layer: QuantizedLayer;
  readonly products: number;
  readonly addendBits: number | null;
}

/** One source's prices on one machine. */
export interface SourcePricing {
  datapath(request: DatapathRequest, options: DatapathOptions): PricedDatapath;
  readonly storage: StorageElements;
  /** An AND of two bits. */
  readonly gate: StorageElement;
  readonly ownMemory: OwnMemory | null;
  /** Least and greatest factor by which arithmetic energies may be off, as the source itself knows; 1 where it does not. */
  readonly uncertainty: { readonly low: number; readonly high: number };
}
