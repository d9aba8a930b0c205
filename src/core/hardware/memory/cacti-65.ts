/**
 * CACTI 7 at 65 nm, as `cacti-table.ts` is at 45 nm: the same cells and settings, rows of 64 and 256 bits. Energy in pJ per
 * access of the whole row by capacity (rows of the table) and width (columns), area of the macro with 64-bit rows.
 */
export const cacti65WidthsBits = [64, 256] as const;

export const cacti65ReadPj = [
  [1.51, 7.77],
  [1.86, 8.14],
  [2.77, 8.94],
  [4.86, 10.4],
  [8.3, 13.5],
  [12.5, 19.4],
  [17.6, 31.8],
  [27.1, 56.5],
  [38.8, 102],
  [56.1, 148],
  [76.8, 221],
] as const;

export const cacti65WritePj = [
  [2.87, 8.87],
  [4.66, 10.7],
  [8.47, 14.4],
  [9.1, 21.6],
  [8.89, 36.3],
  [13.8, 65.4],
  [18.9, 77.7],
  [22.8, 102],
  [34.4, 108],
  [45.3, 138],
  [68.3, 188],
] as const;

export const cacti65AreaMm2 = [
  0.0075, 0.0141, 0.0274, 0.0528, 0.13, 0.222, 0.465, 1.04, 2.06, 3.87, 7.11,
] as const;

export const cacti65LeakageMwPerKilobyte = 0.046;
