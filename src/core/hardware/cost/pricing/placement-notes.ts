import type { DatapathOptions } from '../../placements/build-datapath';
import type { KeyedNote } from '../sources/row-notes';

/** Machines whose lanes have no place for scales and offsets fold, whatever placement is chosen. */
export function placementNotes({ laneClass, placement }: DatapathOptions): readonly KeyedNote[] {
  if (!laneClass || laneClass.kind === 'parallel' || placement.id === 'folded') return [];
  const code = 'folds-instead';
  return [[code, { code, parameters: { placement: placement.id } }]];
}
