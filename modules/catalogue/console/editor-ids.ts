/** The next free id of a list: c1, c2 … */
export function freshId(letter: string, used: readonly string[]): string {
  return `${letter}${largest(used) + 1}`;
}

/** The next free serial of so many digits: 007. */
export function freshSerial(used: readonly string[], digits: number): string {
  return String(largest(used) + 1).padStart(digits, '0');
}

function largest(used: readonly string[]): number {
  return Math.max(0, ...used.map(id => Number(/\d+$/.exec(id)?.[0] ?? 0)));
}
