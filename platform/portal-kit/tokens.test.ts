import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { colours, fonts, mapSteps } from './tokens.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function property(name: string): string | undefined {
  return css.match(new RegExp(`--ow-${name}:\\s*([^;]+);`))?.[1];
}

test('the colours and faces in code are those of the style sheet', () => {
  for (const [name, value] of Object.entries(colours)) {
    const kebab = name.replace(/[A-Z0-9]/g, letter => `-${letter.toLowerCase()}`);
    expect(property(kebab), name).toBe(value);
  }
  for (const [index, value] of mapSteps.entries()) expect(property(`map-${index + 1}`)).toBe(value);
  for (const [name, value] of Object.entries(fonts)) expect(property(name)).toBe(value);
});

test('every text colour reaches 4.5 on the grounds it is used on, and control borders reach 3', () => {
  const { paper, white, wash, jadeTint } = colours;
  for (const ground of [paper, white, wash, jadeTint]) {
    expect(contrast(colours.ink, ground)).toBeGreaterThan(4.5);
    expect(contrast(colours.ink2, ground)).toBeGreaterThan(4.5);
    expect(contrast(colours.ink3, ground)).toBeGreaterThan(4.5);
    expect(contrast(colours.jade, ground)).toBeGreaterThan(4.5);
  }
  expect(contrast(colours.amberText, colours.amberTint)).toBeGreaterThan(4.5);
  expect(contrast(colours.vermilionText, colours.vermilionTint)).toBeGreaterThan(4.5);
  for (const fill of [colours.jade, colours.jadeDeep, colours.ink, colours.vermilion, colours.amber]) {
    expect(contrast(white, fill)).toBeGreaterThan(4.5);
  }
  for (const ground of [paper, white, wash]) expect(contrast(colours.control, ground)).toBeGreaterThan(3);
});

/** WCAG 2.2 contrast ratio of two #rrggbb colours. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
