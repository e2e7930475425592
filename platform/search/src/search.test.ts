import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highlight } from './highlight.ts';
import { pinyinForms } from './pinyin.ts';
import { queryForms } from './query.ts';
import { soundsLike } from './sql.ts';
import { tokenize } from './tokens.ts';
import { searchVector } from './vector.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom(...'食品经营许可证银行行长荔浦abcXYZ09 -./&|!():*\'"\\<>\0\ud842\udfb7'),
    maxLength: 40,
  }),
);

describe('tokens', () => {
  test('an index holds words, words inside words, pairs and single characters', () => {
    const tokens = tokenize('食品经营许可证', 'index');
    for (const token of ['食品', '经营', '许可', '许可证', '品经', '营许', '证']) expect(tokens).toContain(token);
  });

  test('a query is cut as a reader would cut it', () => {
    expect(tokenize('食品经营许可证核发', 'query')).toEqual(['食品', '经营', '许可证', '核发']);
  });

  test('full-width letters, capitals and compatibility forms become one', () => {
    expect(tokenize('ＡＢＣ ①㎡ Café', 'query')).toEqual(['abc', '1m2', 'café']);
  });

  test('rare characters are characters', () => {
    expect(tokenize('𠮷㭎', 'index')).toEqual(expect.arrayContaining(['𠮷', '㭎', '𠮷㭎']));
  });
});

describe('pinyin', () => {
  test.each([
    ['荔浦', 'lipu', 'lp'],
    ['恭城', 'gongcheng', 'gc'],
    ['重庆', 'chongqing', 'cq'],
    ['银行行长', 'yinhanghangzhang', 'yhhz'],
    ['绿色食品', 'lvseshipin', 'lssp'],
    ['A级旅游景区', 'ajilvyoujingqu', 'ajlyjq'],
  ])('%s is typed %s or %s', (text, full, initials) => {
    expect(pinyinForms(text)).toEqual({ full, initials });
  });

  test('homophones sound the same', () => {
    expect(soundsLike(['食品经盈许克'])).toBe(soundsLike(['食品经营许可']));
  });
});

describe('queries', () => {
  test('fillers around the thing are dropped, unless they are all there is', () => {
    expect(queryForms('我要办理食品经营许可').words).toEqual(['食品', '经营', '许可']);
    expect(queryForms('怎么办').words.length).toBeGreaterThan(0);
  });

  test('a long word is found by its pairs of characters too', () => {
    expect(queryForms('许可证').tsquery).toBe("('许可证' | ('许可' & '可证'))");
  });

  test('letters match from the beginning, spaced pinyin also as one', () => {
    expect(queryForms('Canguan').tsquery).toBe("'canguan':*");
    expect(queryForms('shi pin').tsquery).toBe("(('shi':* & 'pin':*) | 'shipin':*)");
    expect(queryForms('shi pin').kind).toBe('latin');
  });

  test('a code is found with or without its signs', () => {
    const forms = queryForms('450305-20260712-0001');
    expect(forms.kind).toBe('code');
    expect(forms.tsquery).toContain("'450305202607120001':*");
  });

  test('nothing searchable is an empty query', () => {
    for (const input of ['', '  ', '！？…', '\0', '\ud842']) {
      expect(queryForms(input)).toMatchObject({ kind: 'empty', tsquery: '', looseTsquery: '', trigram: '' });
    }
  });
});

describe('vectors', () => {
  test('a name is found by pinyin and initials from any of its words on', () => {
    const vector = searchVector([{ text: '食品经营许可', weight: 'A', kind: 'name' }]);
    for (const lexeme of ['shipinjingyingxuke', 'spjyxk', 'jingyingxuke', 'xuke']) {
      expect(vector).toMatch(new RegExp(`'${lexeme}':\\d+A`));
    }
  });

  test('a code is found by its last digits', () => {
    const vector = searchVector([{ text: '450305-20260712-0001', weight: 'A', kind: 'code' }]);
    for (const lexeme of ['450305202607120001', '0001', '120001']) expect(vector).toContain(`'${lexeme}':`);
  });

  test('a book stays within what PostgreSQL can store', () => {
    const book = Array.from({ length: 200_000 }, (_, index) => String.fromCodePoint(0x4e00 + (index % 20_000))).join(
      '',
    );
    expect(Buffer.byteLength(searchVector([{ text: book, weight: 'D' }]))).toBeLessThan(1_000_000);
  });
});

describe('highlighting', () => {
  const marked = (text: string, query: string) =>
    highlight(text, query)
      .map(segment => (segment.match ? `[${segment.text}]` : segment.text))
      .join('');

  test('words, letters and pinyin are marked where they stand', () => {
    expect(marked('食品经营许可', '经营')).toBe('食品[经营]许可');
    expect(marked('KFC（示例）餐厅', 'kfc')).toBe('[KFC]（示例）餐厅');
    expect(marked('我要开餐馆', 'canguan')).toBe('我要开[餐馆]');
    expect(marked('我要开餐馆', 'kcg')).toBe('我要[开餐馆]');
    expect(marked('面积１２０㎡以上', '120')).toBe('面积[１２０]㎡以上');
    expect(marked('<b>餐馆</b>', '餐馆')).toBe('<b>[餐馆]</b>');
  });

  test('nothing is lost and nothing is added', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, query) => {
        const segments = highlight(text, query);
        expect(segments.map(segment => segment.text).join('')).toBe(text);
        expect(segments.every(segment => segment.text !== '')).toBe(true);
      }),
    );
  });
});

test('no text makes any of it throw', () => {
  fc.assert(
    fc.property(anyText, text => {
      tokenize(text, 'index');
      tokenize(text, 'query');
      pinyinForms(text);
      queryForms(text);
      searchVector([
        { text, weight: 'A', kind: 'name' },
        { text, weight: 'D', kind: 'code' },
      ]);
    }),
  );
});
