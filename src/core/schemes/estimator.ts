import type { WeightStatistic } from './parts/weight-statistics';

/**
 * How training moves a quantizer and passes gradients through it: the differentiable twin in `training/quantizers` is
 * found by this kind. One member per twin.
 */
export type Estimator =
  | { readonly kind: 'frozen' }
  | { readonly kind: 'sign' }
  | { readonly kind: 'row-sign' }
  | { readonly kind: 'scaled-sign' }
  | { readonly kind: 'planes'; readonly scales: 'free' | 'halving' }
  | { readonly kind: 'ternary' }
  | { readonly kind: 'row-mix' }
  | { readonly kind: 'bypass' }
  | { readonly kind: 'stochastic' }
  | { readonly kind: 'on-grid'; readonly rounding: 'stochastic' | 'nearest' }
  | { readonly kind: 'overflow-counter'; readonly updateSteps: number; readonly limitFraction: number }
  | {
      readonly kind: 'weight-statistics';
      readonly rule: WeightStatistic;
      /** Where the gradient reaches the latent weights. */
      readonly gradient: 'inside' | 'everywhere';
    }
  | { readonly kind: 'dorefa' }
  | { readonly kind: 'interval-weights' }
  | { readonly kind: 'interval-activations' }
  | { readonly kind: 'simulated-gradient'; readonly clippedValues: 'masked' | 'passed' }
  | { readonly kind: 'noise'; readonly noisyFraction: number }
  | {
      readonly kind: 'learned-clip';
      /** The limit's gradient has the rounding error of the values below it. */
      readonly residual: boolean;
      /** Layers round one after the other. */
      readonly gradual: boolean;
      /** L2 penalty of the limit: its gradient is this times the limit. */
      readonly decay: number;
    }
  | { readonly kind: 'reparameterized-clip' }
  | { readonly kind: 'soft'; readonly learnsTemperature: boolean; readonly learnsLower: boolean }
  | { readonly kind: 'learned-step'; readonly learnsOffset: boolean };
