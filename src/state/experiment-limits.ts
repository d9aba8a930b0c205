/** What a sweep or a test of the claim may ask for at most. */
export const maximumSeeds = 20;
export const maximumEpochs = 200;
export const maximumSeed = 999_999_999;

/** What one search in the page may ask for. */
export const searchLimits = {
  population: { minimum: 2, maximum: 200 },
  generations: { minimum: 0, maximum: 500 },
  survivors: { minimum: 1, maximum: 50 },
} as const;

/** Widths that every rung of the ladder of the claim has. */
export const claimWidths: readonly number[] = [2, 3, 4, 5, 6, 7, 8];
