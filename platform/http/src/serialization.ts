import fastJsonStringify from 'fast-json-stringify';
import type { TSchema } from 'typebox';

/** Writes what a schema of a reply names and nothing else. Compiled at its first use: those of all routes were a quarter of a start. */
export function compileSerializer(schema: TSchema): (reply: unknown) => string {
  let write: ((reply: unknown) => string) | undefined;
  return reply => {
    write ??= fastJsonStringify(schema);
    return write(reply);
  };
}
