/** Products per output at which placements are compared: 3 x 3 kernels over 16, 64 and 256 channels. */
export const comparedProducts = [144, 576, 2304] as const;
