import fc from 'fast-check';

// A fixed seed: a run of the tests depends on the code alone. FC_SEED explores further.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_123) });
