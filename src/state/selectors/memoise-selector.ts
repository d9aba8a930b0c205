import type { AppState } from '../app-state';

/** A selector that computes again only when one of its inputs is another object than last time. */
export function memoiseSelector<const Inputs extends readonly unknown[], Output>(
  inputs: (state: AppState) => Inputs,
  compute: (...inputs: Inputs) => Output,
): (state: AppState) => Output {
  let last: { readonly inputs: Inputs; readonly output: Output } | null = null;
  return (state) => {
    const current = inputs(state);
    if (last?.inputs.every((input, index) => Object.is(input, current[index]))) return last.output;
    last = { inputs: current, output: compute(...current) };
    return last.output;
  };
}
