import type { ConstantPort, PortValues } from './datapath-class';

/** Values of these ports alone, 0 where there is none. Numbers that a port cannot hold end at its limits. */
export function onPorts(ports: readonly ConstantPort[], values: PortValues): PortValues {
  return Object.fromEntries(
    ports.map(({ name, width, signed }) => {
      const highest = 2 ** (signed ? width - 1 : width) - 1;
      const value = values[name] ?? 0;
      return [name, Math.min(highest, Math.max(signed ? -highest - 1 : 0, value))];
    }),
  );
}
