import { compileNetlist } from '../compile-netlist';
import { evaluateZeroDelay } from '../evaluate-zero-delay';
import type { Netlist } from '../netlist';
import { createStimulus, outputReader } from '../stimulus';

type Numbers = Readonly<Record<string, bigint>>;

/** Numbers on all outputs after some cycles of constant inputs, for up to 32 sets of inputs. */
export function settledOutputs(netlist: Netlist, inputs: readonly Numbers[], cycles = 1): readonly Numbers[] {
  const stimulus = createStimulus(netlist, cycles);
  for (const [stream, values] of inputs.entries()) {
    for (let cycle = 0; cycle < cycles; cycle++) {
      for (const [port, value] of Object.entries(values)) stimulus.set(port, cycle, stream, value);
    }
  }
  const read = outputReader(netlist, evaluateZeroDelay(compileNetlist(netlist), stimulus));
  return inputs.map((_, stream) =>
    Object.fromEntries(netlist.outputPorts.map(({ name }) => [name, read(name, cycles - 1, stream)])),
  );
}
