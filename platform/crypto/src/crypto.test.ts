import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCrypto } from './crypto.ts';
import { assertNationalAlgorithms } from './self-test.ts';

const oldSecret = Buffer.alloc(32, 1);
const newSecret = Buffer.alloc(32, 2);
const crypto = createCrypto({ keys: [newSecret, oldSecret] });
const anyText = fc.string({ unit: 'grapheme', maxLength: 200 });

describe('sealing', () => {
  test('the national algorithms give the answers of the standards', () => {
    expect(assertNationalAlgorithms).not.toThrow();
  });

  test('whatever is sealed can be opened again', () => {
    fc.assert(
      fc.property(anyText, fc.string(), (text, context) => {
        expect(crypto.open(crypto.seal(text, context), context)).toBe(text);
      }),
    );
  });

  test('a JSON value survives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const copy = JSON.parse(JSON.stringify(value));
        expect(crypto.openJson(crypto.sealJson(value))).toEqual(copy);
      }),
    );
  });

  test('rare characters and a name of 500 characters survive', () => {
    for (const name of ['李㭎', '𠮷田（示例）', '囍'.repeat(500)]) expect(crypto.open(crypto.seal(name))).toBe(name);
  });

  test('two seals of one text differ in every part that could betray that they are equal', () => {
    const [first, second] = [crypto.seal('450305199001011234'), crypto.seal('450305199001011234')];
    expect(first.subarray(5)).not.toEqual(second.subarray(5));
    expect(first.subarray(21, 37)).not.toEqual(second.subarray(21, 37));
  });

  test('every flipped bit is refused', () => {
    const sealed = crypto.seal('桂林市象山区（示例）', 'identity.person.address');
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Buffer.from(sealed);
      altered[bit >> 3] = altered[bit >> 3]! ^ (1 << (bit & 7));
      expect(() => crypto.open(altered, 'identity.person.address'), `bit ${bit}`).toThrow(/refused/);
    }
  });

  test('every truncation and every random value is refused', () => {
    const sealed = crypto.seal('13800138000');
    for (let length = 0; length < sealed.length; length++) {
      expect(() => crypto.open(sealed.subarray(0, length))).toThrow(/refused/);
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), bytes => void expect(() => crypto.open(bytes)).toThrow()));
  });

  test('a value moved to another column is refused', () => {
    const sealed = crypto.seal('13800138000', 'identity.person.phone');
    expect(() => crypto.open(sealed, 'identity.person.id_number')).toThrow(/refused/);
    expect(() => crypto.open(sealed)).toThrow(/refused/);
  });

  test('a text that UTF-8 could not give back is not sealed', () => {
    expect(() => crypto.seal('\ud842')).toThrow(/surrogate/);
  });
});

describe('rotating the key', () => {
  const before = createCrypto({ keys: [oldSecret] });

  test('values sealed before the rotation still open and ask to be sealed again', () => {
    const sealed = before.seal('李明（示例）');
    expect(crypto.open(sealed)).toBe('李明（示例）');
    expect(crypto.needsResealing(sealed)).toBe(true);
    expect(crypto.needsResealing(crypto.seal('李明（示例）'))).toBe(false);
  });

  test('values sealed after it do not open with the old key alone', () => {
    expect(() => before.open(crypto.seal('李明（示例）'))).toThrow(/refused/);
  });

  test('the blind index stays, so that nobody is lost', () => {
    expect(crypto.blindIndex('phone', '+8613800138000')).toEqual(before.blindIndex('phone', '+8613800138000'));
  });
});

describe('the blind index', () => {
  test('is equal exactly when kind and text are equal', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.string(), fc.string(), (text, otherText, kind, otherKind) => {
        const index = crypto.blindIndex(kind, text);
        expect(index).toHaveLength(32);
        expect(crypto.blindIndex(kind, text).equals(index)).toBe(true);
        expect(crypto.blindIndex(otherKind, otherText).equals(index)).toBe(kind === otherKind && text === otherText);
      }),
    );
  });

  test('cannot be recomputed without the key', () => {
    const other = createCrypto({ keys: [randomBytes(32)] });
    expect(other.blindIndex('phone', '1')).not.toEqual(crypto.blindIndex('phone', '1'));
  });
});
