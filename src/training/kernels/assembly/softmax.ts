import { exponential, logarithm } from './elementary';

/** Mean cross-entropy of softmax(logits) against int32 classes; also stores the probabilities. */
export function softmaxCrossEntropy(
  logits: usize,
  labels: usize,
  probabilities: usize,
  loss: usize,
  batch: i32,
  classes: i32,
): void {
  let total: f64 = 0;
  for (let n = 0; n < batch; ++n) {
    let largest = f32.load(logits);
    for (let i = 1; i < classes; ++i) {
      const logit = f32.load(logits + (i << 2));
      if (logit > largest) largest = logit;
    }
    let sum: f64 = 0;
    for (let i = 0; i < classes; ++i) {
      sum += exponential(<f64>f32.load(logits + (i << 2)) - <f64>largest);
    }
    for (let i = 0; i < classes; ++i) {
      const weight = exponential(<f64>f32.load(logits + (i << 2)) - <f64>largest);
      f32.store(probabilities + (i << 2), <f32>(weight / sum));
    }
    const label = i32.load(labels + (n << 2));
    total += logarithm(sum) - (<f64>f32.load(logits + (label << 2)) - <f64>largest);
    logits += classes << 2;
    probabilities += classes << 2;
  }
  f32.store(loss, <f32>(total / <f64>batch));
}

/** Gradient of `softmaxCrossEntropy` by the logits, times the loss's own gradient. */
export function softmaxCrossEntropyGradient(
  probabilities: usize,
  labels: usize,
  lossGradient: usize,
  logitsGradient: usize,
  batch: i32,
  classes: i32,
): void {
  const scale = f32.load(lossGradient) / <f32>batch;
  for (let n = 0; n < batch; ++n) {
    const label = i32.load(labels + (n << 2));
    for (let i = 0; i < classes; ++i) {
      const probability = f32.load(probabilities + (i << 2));
      f32.store(logitsGradient + (i << 2), (i == label ? probability - 1 : probability) * scale);
    }
    probabilities += classes << 2;
    logitsGradient += classes << 2;
  }
}
