/**
 * CACTI 7 at 45 nm: SRAM with one read-write port, low-power cells (itrs-lop), 360 K, no error correction, one bank.
 * Read and write energy in pJ per access of the whole row, by capacity (rows) and row width (columns).
 */
export const cactiWidthsBits = [32, 64, 128, 256] as const;
export const cactiKilobytes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024] as const;

export const cactiReadPj = [
  [0.5, 0.79, 1.49, 3.78],
  [0.84, 0.98, 1.73, 4.0],
  [1.51, 1.5, 2.14, 4.45],
  [2.36, 2.65, 3.07, 5.27],
  [3.45, 3.49, 4.62, 7.03],
  [4.54, 6.2, 8.61, 10.5],
  [6.49, 8.92, 13.4, 16.2],
  [8.23, 13.6, 18.1, 27.6],
  [11.1, 15.5, 27.3, 50.2],
  [17.7, 25.9, 42.3, 70.8],
  [20.9, 33.6, 62.0, 93.5],
] as const;

export const cactiWritePj = [
  [1.17, 1.44, 2.09, 4.3],
  [1.31, 2.34, 3.04, 5.21],
  [1.55, 4.25, 4.85, 7.07],
  [1.93, 4.57, 8.58, 10.7],
  [2.65, 5.41, 10.1, 18.1],
  [3.74, 6.28, 12.4, 32.7],
  [5.19, 9.16, 17.2, 38.4],
  [7.43, 11.0, 25.9, 49.9],
  [10.3, 19.4, 35.0, 51.2],
  [14.6, 23.2, 37.0, 64.4],
  [22.8, 39.1, 52.0, 138],
] as const;

/** Area in mm2 of the macro with 64-bit rows. */
export const cactiAreaMm2 = [
  0.0036, 0.0067, 0.0131, 0.0253, 0.055, 0.123, 0.223, 0.499, 0.923, 1.95, 4.5,
] as const;
