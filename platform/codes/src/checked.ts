// What every validator answers: the value in its one written form with what it says, or what is wrong and what to do
// next, in one sentence. Texts follow the portal's microcopy: never 非法, 无效 or 失败; what was typed is kept by the
// caller.

/** The words of one refusal; `code` is stable, `citizenId.length`. Fits FieldError once a path is added. */
export interface Refusal {
  ok: false;
  code: string;
  zh: string;
  en: string;
}

export type Checked<T> = ({ ok: true; value: string } & T) | Refusal;

export function refuse(code: string, zh: string, en: string): Refusal {
  return { ok: false, code, zh, en };
}

/** How a code is called and where a person finds it to compare. */
export interface CodeName {
  /** The first half of its refusal codes. */
  name: string;
  zh: string;
  en: string;
  /** 证件 / card: where to look it up. */
  seenOnZh: string;
  seenOnEn: string;
}

export function refuseEmpty({ name, zh, en }: CodeName): Refusal {
  return refuse(`${name}.empty`, `请填${zh}`, `Enter the ${en}`);
}

export function refuseLength(
  { name, zh, en, seenOnZh, seenOnEn }: CodeName,
  wanted: number | string,
  got: number,
): Refusal {
  return refuse(
    `${name}.length`,
    `${zh}是 ${wanted} 位，现在填了 ${got} 位，请对照${seenOnZh}再看一遍`,
    `The ${en} has ${wanted} characters, ${got} were entered; compare it with the ${seenOnEn}`,
  );
}

/** `position` counts from 1, as a person does. */
export function refuseCharacter(
  named: CodeName,
  { character, position }: { character: string; position: number },
): Refusal {
  const { name, zh, en, seenOnZh, seenOnEn } = named;
  const likely = lookAlikes[character];
  const hint = likely ? `，可能是${likely.zh}` : '';
  const hintEn = likely ? `; it may be ${likely.en}` : '';
  return refuse(
    `${name}.character`,
    `第 ${position} 位“${character}”不会出现在${zh}的这个位置${hint}，请对照${seenOnZh}再看一遍`,
    `Character ${position}, "${character}", cannot stand there in a ${en}${hintEn}; compare it with the ${seenOnEn}`,
  );
}

export function refuseCheck({ name, seenOnZh, seenOnEn }: CodeName): Refusal {
  return refuse(
    `${name}.check`,
    `最后一位和前面对不上，请对照${seenOnZh}再看一遍`,
    `The last character does not match the others; compare it with the ${seenOnEn}`,
  );
}

// Letters that the alphabets leave out because they are taken for a digit or another letter.
const lookAlikes: Record<string, { zh: string; en: string }> = {
  O: { zh: '数字 0', en: 'the digit 0' },
  I: { zh: '数字 1', en: 'the digit 1' },
  Z: { zh: '数字 2', en: 'the digit 2' },
  S: { zh: '数字 5', en: 'the digit 5' },
  V: { zh: '字母 U', en: 'the letter U' },
  L: { zh: '数字 1', en: 'the digit 1' },
};

/**
 * Full-width characters become half-width, spaces go, letters become capitals: what a person meant, whatever the
 * keyboard.
 */
export function normaliseCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .toUpperCase();
}

/** normaliseCode without hyphens of any kind. */
export function normaliseWithoutHyphens(text: string): string {
  return normaliseCode(text).replace(/[-‐‑‒–—―−_]/g, '');
}

/** The first character that is not allowed, with its position from 1; undefined if all are. */
export function firstOutside(
  text: string,
  allowed: (character: string, at: number) => boolean,
): { character: string; position: number } | undefined {
  const characters = [...text];
  const at = characters.findIndex((character, index) => !allowed(character, index));
  const character = characters[at];
  return character === undefined ? undefined : { character, position: at + 1 };
}

export function isDigit(character: string): boolean {
  return character.length === 1 && character >= '0' && character <= '9';
}
