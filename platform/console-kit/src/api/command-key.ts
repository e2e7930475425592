/**
 * Keys that make a command happen once. The same input keeps its key over retries and double clicks, whatever became
 * of the earlier attempt; a changed input, or the next command after a success, gets a new one.
 */
export interface CommandKeys {
  keyFor(input: unknown): string;
  /** Call after success: the same input sent again is then a new command. */
  settle(): void;
}

export function createCommandKeys(newKey: () => string = randomKey): CommandKeys {
  let current: { input: string; key: string } | undefined;
  return {
    keyFor(input) {
      const text = JSON.stringify(input) ?? '';
      if (current?.input !== text) current = { input: text, key: newKey() };
      return current.key;
    },
    settle() {
      current = undefined;
    },
  };
}

/** A UUID. `crypto.randomUUID` exists only in secure contexts, and an intranet console may be served over plain HTTP. */
export function randomKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
