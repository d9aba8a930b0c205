import type { Random } from '../../../core/random';
import type { RoundedGrid } from '../../operations/operations';

/** A draw is made only where there is a choice: many activations are 0. */
export function roundStochastically(
  values: Float32Array,
  result: Float32Array,
  { minimum, maximum, shift, step, offset }: RoundedGrid,
  random: Random,
): void {
  const [least, most] = [minimum - shift, maximum - shift];
  for (let index = 0; index < values.length; index++) {
    const position = Math.min(Math.max(((values[index] as number) - offset) / step - shift, least), most);
    const below = Math.floor(position);
    const isUp = position > below && random.next() < position - below;
    result[index] = step * (below + (isUp ? 1 : 0) + shift) + offset;
  }
}
