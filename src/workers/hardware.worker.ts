import { expose } from 'comlink';
import { answer } from './answer';
import { createCostsEvaluator } from './evaluate-costs';
import type { HardwareWorkerApi } from './hardware-worker-api';

const evaluateCosts = createCostsEvaluator();

const api: HardwareWorkerApi = {
  ping: () => true,
  evaluate: (workloads, hardware) => answer(() => evaluateCosts(workloads, hardware)),
};

expose(api);
