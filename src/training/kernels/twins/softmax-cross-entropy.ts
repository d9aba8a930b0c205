/** Mean loss over the batch and its gradient by the logits, times `lossGradient`. */
export function softmaxCrossEntropy(
  logits: Float32Array,
  labels: Int32Array,
  lossGradient: number,
): { readonly loss: number; readonly gradient: Float32Array } {
  const classes = logits.length / labels.length;
  let loss = 0;
  const gradient = new Float32Array(logits.length);
  labels.forEach((label, row) => {
    const own = logits.subarray(row * classes, (row + 1) * classes);
    const largest = Math.max(...own);
    const weights = Array.from(own, (logit) => Math.exp(logit - largest));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    loss += (Math.log(total) + largest - Number(own[label])) / labels.length;
    weights.forEach((weight, index) => {
      const error = weight / total - (index === label ? 1 : 0);
      gradient[row * classes + index] = (error * lossGradient) / labels.length;
    });
  });
  return { loss: Math.fround(loss), gradient };
}
