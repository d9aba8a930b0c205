/** With the mathematical minus sign. */
export function signed(value: number): string {
  return String(value).replace('-', '−');
}
