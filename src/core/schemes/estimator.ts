/**
 * How training moves a quantizer and passes gradients through it: the differentiable twin in `training/quantizers` is
 * found by this kind. One member per twin.
 */
export type Estimator =
  | { readonly kind: 'frozen' }
  | { readonly kind: 'sign' }
  | { readonly kind: 'row-sign' }
  | { readonly kind: 'ternary' }
  | { readonly kind: 'learned-step'; readonly learnsOffset: boolean };
