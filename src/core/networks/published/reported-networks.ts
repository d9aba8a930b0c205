/** Ids of the networks of which others report accuracies. The page offers them before it fetches the networks themselves. */
export const reportedNetworkIds: readonly string[] = ['alexnet', 'resnet-18', 'resnet-50', 'mobilenet-v2'];
