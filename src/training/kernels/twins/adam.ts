export interface AdamState {
  readonly variable: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

export interface AdamFactors {
  readonly learningRate: number;
  readonly firstCorrection: number;
  readonly secondCorrection: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** One update in float32 arithmetic, operation by operation as the kernel does it. */
export function adam(state: AdamState, gradient: Float32Array, factors: AdamFactors): AdamState {
  const f = Math.fround;
  const [beta1, beta2, epsilon] = [f(factors.beta1), f(factors.beta2), f(factors.epsilon)];
  const rate = f(f(factors.learningRate) * f(factors.firstCorrection));
  const correction = f(factors.secondCorrection);
  const first = state.first.map((m, i) => f(f(beta1 * m) + f(f(1 - beta1) * Number(gradient[i]))));
  const second = state.second.map((v, i) => {
    const g = Number(gradient[i]);
    return f(f(beta2 * v) + f(f(1 - beta2) * f(g * g)));
  });
  const variable = state.variable.map((w, i) => {
    const deviation = f(Math.sqrt(f(Number(second[i]) * correction)));
    return f(w - f(f(rate * Number(first[i])) / f(deviation + epsilon)));
  });
  return { variable, first, second };
}
