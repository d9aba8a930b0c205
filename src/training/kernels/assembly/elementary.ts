/** Exponential of a value <= 0, to about 1e-16 relative; the standard library's would need data in low memory. */
export function exponential(x: f64): f64 {
  if (x < -700) return 0;
  const power = Math.floor(x * 1.4426950408889634 + 0.5);
  const r = x - power * 0.6931471803691238 - power * 1.9082149292705877e-10;
  let sum: f64 = 1;
  for (let n = 14; n > 0; --n) sum = 1 + (sum * r) / <f64>n;
  return sum * reinterpret<f64>((<i64>power + 1023) << 52);
}

/** Natural logarithm of a positive normal value. */
export function logarithm(x: f64): f64 {
  const bits = reinterpret<i64>(x);
  let power = <f64>((bits >> 52) - 1023);
  let mantissa = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    power += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum: f64 = 0;
  for (let n = 23; n > 0; n -= 2) sum = sum * square + 1 / <f64>n;
  return 2 * s * sum + power * 0.6931471805599453;
}
