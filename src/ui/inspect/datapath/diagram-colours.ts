interface DiagramColours {
  readonly plainFill: string;
  readonly different: string;
  readonly differentFill: string;
}

/** What differs is orange, as scale and offset are in the bars of energy. */
const colours: Readonly<Record<'light' | 'dark', DiagramColours>> = {
  light: { plainFill: '#f6f7f9', different: '#d9480f', differentFill: '#fff0e6' },
  dark: { plainFill: '#1b1f26', different: '#ff8a3c', differentFill: '#33231a' },
};

export function diagramColours(scheme: 'light' | 'dark'): DiagramColours {
  return colours[scheme];
}
