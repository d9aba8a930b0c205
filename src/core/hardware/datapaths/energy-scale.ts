import stored from './energy-scale.json';

/** Supply of Horowitz' table, at which energies in pJ are stated. */
export const statedVoltage = 0.9;

/** An adder or multiplier of Horowitz' table (`horowitz-2014`), whose energy sets the scale of ours. */
export interface HorowitzRow {
  /** `multiply` or `add`. */
  readonly unit: string;
  readonly bits: number;
  readonly publishedPj: number;
}

export interface EnergyScale {
  /** Factor to our energies, brought to 0.9 V by the square of the voltages, that is published over ours in the mean. */
  readonly factor: number;
  /** Least and greatest factor that a single row asks for. */
  readonly lowest: number;
  readonly highest: number;
  readonly rows: readonly ScaledRow[];
}

export interface ScaledRow extends HorowitzRow {
  /** At 0.9 V, without the factor. */
  readonly ownPj: number;
  /** Own energy times the factor over the published one, less one. */
  readonly residual: number;
}

/** As `npm run calibrate` fits it. */
export const energyScale: EnergyScale = stored;
