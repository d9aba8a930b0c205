type ColourScheme = 'light' | 'dark';

/** Arithmetic is blue, scale and offset orange, clocking grey, memory on the chip green, outside it brown. */
const colours: Readonly<Record<string, Readonly<Record<ColourScheme, string>>>> = {
  multiply: { light: '#1b2a6b', dark: '#86a6ff' },
  accumulate: { light: '#5c7fd6', dark: '#4a66c4' },
  affine: { light: '#d9480f', dark: '#ff8a3c' },
  requantization: { light: '#f2b279', dark: '#b8691f' },
  'registers-and-clock': { light: '#8b93a1', dark: '#8b93a1' },
  leakage: { light: '#c9ced7', dark: '#565f6e' },
  dram: { light: '#6b1d1d', dark: '#f0c3b0' },
};

const memoryColours: readonly Readonly<Record<ColourScheme, string>>[] = [
  { light: '#0c7a70', dark: '#7be0d4' },
  { light: '#4db3a8', dark: '#2f9e92' },
  { light: '#a5dbd4', dark: '#1d655d' },
];

/** Fill of every component of one picture; those without a colour of their own are memories. */
export function componentColours(
  components: readonly string[],
  scheme: ColourScheme,
): (component: string) => string {
  const memories = components.filter((component) => !(component in colours)).sort();
  return (component) => {
    const own = colours[component] ?? memoryColours[memories.indexOf(component) % memoryColours.length];
    return own?.[scheme] ?? '#8b93a1';
  };
}
