import type { EnergyComponent } from '../../core/hardware/cost/components';

type ColourScheme = 'light' | 'dark';

/** Arithmetic is blue, scale and offset orange, clocking and leakage grey, buffers green, what elements have olive, the memory outside brown. */
const colours: Readonly<Record<EnergyComponent, Readonly<Record<ColourScheme, string>>>> = {
  multiply: { light: '#1b2a6b', dark: '#86a6ff' },
  accumulate: { light: '#5c7fd6', dark: '#4a66c4' },
  affine: { light: '#d9480f', dark: '#ff8a3c' },
  requantization: { light: '#f2b279', dark: '#b8691f' },
  'registers-and-clock': { light: '#8b93a1', dark: '#8b93a1' },
  'buffer-weights': { light: '#0c6b62', dark: '#7be0d4' },
  'buffer-inputs': { light: '#4db3a8', dark: '#2f9e92' },
  'buffer-outputs': { light: '#a5dbd4', dark: '#1d655d' },
  scratchpads: { light: '#7a9a1f', dark: '#c3de6a' },
  network: { light: '#c9d99a', dark: '#76882f' },
  dram: { light: '#6b1d1d', dark: '#f0c3b0' },
  leakage: { light: '#c9ced7', dark: '#565f6e' },
};

export function componentColours(scheme: ColourScheme): (component: EnergyComponent) => string {
  return (component) => colours[component][scheme];
}
