import fc from 'fast-check';

// The same examples on every machine, so that a red run means a change and not luck. `FC_SEED=random` looks for new
// ones; a counterexample found there belongs into the test as an example.
const seed = process.env.FC_SEED;
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed ?? 20261123) });
