/**
 * How training moves a quantizer and passes gradients through it: the differentiable twin in `training/quantizers` is
 * found by this kind. One member per twin.
 */
export type Estimator =
  | { readonly kind: 'frozen' }
  | { readonly kind: 'learned-step'; readonly learnsOffset: boolean };
