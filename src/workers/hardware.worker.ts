import { expose, transfer } from 'comlink';
import { answer } from './answer';
import { createCostsEvaluator } from './evaluate-costs';
import type { HardwareWorkerApi } from './hardware-worker-api';
import { packCosts, packedBuffers } from './packed-costs';
import { createWorkloadReceiver } from './sent-workloads';

const costs = createCostsEvaluator();
const receive = createWorkloadReceiver();

const api: HardwareWorkerApi = {
  ping: () => true,
  evaluate: async (workloads, hardware) => {
    const reply = await answer(() => packCosts(costs.evaluate(receive(workloads), hardware)));
    if (reply.kind !== 'value') return reply;
    return transfer(reply, packedBuffers(reply.value));
  },
  compareSources: (workload, hardware) => answer(() => costs.compareSources(workload, hardware)),
};

expose(api);
