import { statedTechnology } from '../technology';

const faradPerMm = 0.2e-12;

/** Energy in pJ of a bit that a wire of 1 mm passes on: C V^2 at 0.2 pF per mm (`accelergy`). */
export const wirePjPerBitAndMm = faradPerMm * statedTechnology.voltage ** 2 * 1e12;
