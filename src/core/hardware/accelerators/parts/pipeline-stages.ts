/** Between buffers of DianNao and its successors; recalled: about eight. */
export const pipelineStages = 8;
