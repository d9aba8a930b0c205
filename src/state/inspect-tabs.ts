/** Tabs of an opened design, in the order in which they stand. */
export const inspectTabs = ['energy', 'weights', 'layers', 'datapath', 'formula', 'sources'] as const;

export type InspectTab = (typeof inspectTabs)[number];
