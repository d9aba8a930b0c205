/** Where scale and offset are applied in the datapath: the design decision behind the paper's warning. */
export const affinePlacements = [
  'folded',
  'shared-prestage',
  'per-lane-offset',
  'per-lane-dequantize',
  'expanded-affine',
  'per-product',
] as const;

export type AffinePlacement = (typeof affinePlacements)[number];

export const affineOperands = ['activations', 'weights', 'both'] as const;
export type AffineOperand = (typeof affineOperands)[number];
