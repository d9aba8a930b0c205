/**
 * output = step * (round(clip((input - offset) / step - shift, least, most)) + shift) + offset, where rounding goes up with
 * the probability of the fraction. `state` holds the four words of an sfc32 stream, which goes on by one draw for every
 * value that has a fraction. Nothing branches on values, which no processor could foretell.
 */
export function roundStochastically(
  input: usize,
  output: usize,
  count: i32,
  step: f64,
  offset: f64,
  least: f64,
  most: f64,
  shift: f64,
  state: usize,
): void {
  let a = i32.load(state);
  let b = i32.load(state + 4);
  let c = i32.load(state + 8);
  let counter = i32.load(state + 12);
  for (; count > 0; --count) {
    const position = min(max((<f64>f32.load(input) - offset) / step - shift, least), most);
    const below = floor(position);
    const fraction = position - below;
    const draws = fraction > 0;
    const sum = a + b + counter;
    const isUp = i32(<f64>(<u32>sum) * 2.3283064365386963e-10 < fraction);
    a = select(b ^ (b >>> 9), a, draws);
    b = select(c + (c << 3), b, draws);
    c = select(rotl(c, 21) + sum, c, draws);
    counter += i32(draws);
    f32.store(output, <f32>(step * (below + <f64>isUp + shift) + offset));
    input += 4;
    output += 4;
  }
  i32.store(state, a);
  i32.store(state + 4, b);
  i32.store(state + 8, c);
  i32.store(state + 12, counter);
}
