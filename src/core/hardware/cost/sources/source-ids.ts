/** Ids of all cost sources, for pages that need neither prices nor recipes, in the order in which they are shown. */
export const costSourceIds: readonly string[] = ['gates', 'horowitz', 'bitfusion', 'qtools'];
