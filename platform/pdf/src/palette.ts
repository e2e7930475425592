import type { Colour } from './text/shape.ts';

/** The product's colours (design tokens) for print; each keeps a contrast of 4.5 on white in greyscale too. */
export const INK = hex(0x1e2a32);
export const INK_2 = hex(0x46535b);
export const INK_3 = hex(0x5e6a70);
export const CONTROL = hex(0x7c8782);
export const HAIRLINE = hex(0xd9ddd8);
export const WASH = hex(0xf2f3ee);
export const JADE = hex(0x1b6b5f);
export const JADE_TINT = hex(0xe6efec);
/** Only for seals. */
export const VERMILION = hex(0xb83a2b);

function hex(value: number): Colour {
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
