import type { MemoryId } from '../accelerators/accelerator';

/** Parts that the energy of a report is split into, in the order of charts and tables. */
export const energyComponents = [
  'multiply',
  'accumulate',
  'affine',
  'requantization',
  'registers-and-clock',
  'buffer-weights',
  'buffer-inputs',
  'buffer-outputs',
  'scratchpads',
  'network',
  'dram',
  'leakage',
] as const;
export type EnergyComponent = (typeof energyComponents)[number];

/** Energy of gates and flip-flops, as against memories and leakage. */
export const arithmeticComponents = [
  'multiply',
  'accumulate',
  'affine',
  'requantization',
  'registers-and-clock',
] as const satisfies readonly EnergyComponent[];

/** Parts of the chip's area. `filler` is what placement leaves empty. */
export const areaComponents = [
  'multiply',
  'accumulate',
  'affine',
  'requantization',
  'registers-and-clock',
  'buffer-weights',
  'buffer-inputs',
  'buffer-outputs',
  'scratchpads',
  'filler',
] as const;
export type AreaComponent = (typeof areaComponents)[number];

/** A new record with 0 pJ for every component. */
export function zeroEnergies(): Record<EnergyComponent, number> {
  return {
    multiply: 0,
    accumulate: 0,
    affine: 0,
    requantization: 0,
    'registers-and-clock': 0,
    'buffer-weights': 0,
    'buffer-inputs': 0,
    'buffer-outputs': 0,
    scratchpads: 0,
    network: 0,
    dram: 0,
    leakage: 0,
  };
}

/** A new record with 0 um2 for every component. */
export function zeroAreas(): Record<AreaComponent, number> {
  return {
    multiply: 0,
    accumulate: 0,
    affine: 0,
    requantization: 0,
    'registers-and-clock': 0,
    'buffer-weights': 0,
    'buffer-inputs': 0,
    'buffer-outputs': 0,
    scratchpads: 0,
    filler: 0,
  };
}

/** The component that accesses to a memory are charged to. */
export function componentOfMemory(memory: MemoryId): EnergyComponent {
  switch (memory) {
    case 'scratchpad-weights':
    case 'scratchpad-inputs':
    case 'scratchpad-outputs':
      return 'scratchpads';
    default:
      return memory;
  }
}
