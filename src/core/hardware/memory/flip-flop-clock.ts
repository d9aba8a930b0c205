import { statedTechnology } from '../technology';

/** What the clock drives of one flip-flop of transmission gates at 45 nm (`manasi-2020`). */
const faradPerFlipFlop = 3.231e-15;

/** Energy in pJ of one clock cycle of a flip-flop that holds what it has: C V^2. */
export const heldBitClockPj = faradPerFlipFlop * statedTechnology.voltage ** 2 * 1e12;
