import type { LabelledImages } from '../core/datasets/dataset';

/** Share of images whose class is their label. */
export function accuracyFraction(classes: Uint8Array, { labels }: LabelledImages): number {
  return labels.length === 0 ? 0 : countEqual(classes, labels) / labels.length;
}

export function countEqual(left: Uint8Array, right: Uint8Array): number {
  return left.reduce((total, value, index) => total + (value === right[index] ? 1 : 0), 0);
}
