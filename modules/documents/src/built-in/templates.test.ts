import { compileSchema } from '@onewindow/http';
import { describe, expect, test } from 'vitest';
import { TemplateContent } from '../contract.ts';
import { documentKinds } from '../kinds.ts';
import { codeInWords, fillText, placeholdersOf, wordsOf } from '../render/fill.ts';
import { sampleValues } from '../sample.ts';
import { builtInTemplates } from './templates.ts';

describe('the built-in texts', () => {
  test('exist for every kind and no other', () => {
    expect(Object.keys(builtInTemplates).sort()).toEqual(Object.keys(documentKinds).sort());
  });

  test.each(Object.entries(builtInTemplates))('%s keeps the schema that the editor keeps', (_, content) => {
    expect(compileSchema(TemplateContent)(content)).toEqual([]);
  });

  test.each(Object.entries(builtInTemplates))(
    '%s says in English what it says in Chinese: the same placeholders',
    (_, content) => {
      for (const block of content.blocks) {
        if (!('text' in block)) continue;
        expect(new Set(placeholdersOf(block.text.en))).toEqual(new Set(placeholdersOf(block.text.zh)));
      }
    },
  );

  test('use no placeholder that the sample lacks, so that a preview shows a whole document', () => {
    const used = Object.values(builtInTemplates).flatMap(content =>
      content.blocks.flatMap(block => ('text' in block ? placeholdersOf(block.text.zh) : [])),
    );
    const known = new Set([...Object.keys(sampleValues()), 'issuedOn']);
    expect([...new Set(used)].filter(name => !known.has(name))).toEqual([]);
  });

  test('every refusal tells reconsideration within sixty days and litigation within six months', () => {
    for (const kind of [
      'refusalOfAcceptance',
      'refusalDecision',
      'revocationDecision',
      'annulmentDecision',
      'terminationNotice',
    ] as const) {
      const text = JSON.stringify(builtInTemplates[kind]);
      expect(text).toContain('行政复议法》第二十条');
      expect(text).toContain('六十日');
      expect(text).toContain('行政诉讼法》第四十六条');
      expect(text).toContain('六个月');
    }
  });
});

describe('filling a text', () => {
  const text = { zh: '自{from}起，理由：{reasons}', en: 'From {from}: {reasons}' };

  test('writes dates in words and leaves a line where a value is missing', () => {
    expect(fillText(text, { from: '2026-11-26' }, 'zh')).toBe('自2026年11月26日起，理由：＿＿＿＿＿＿');
    expect(fillText(text, { from: '2026-11-26', reasons: 'none' }, 'en')).toBe('From 26 November 2026: none');
  });

  test('does not read placeholders out of values, nor members of Object', () => {
    expect(fillText(text, { from: '{reasons}', reasons: '{from}' }, 'zh')).toBe('自{reasons}起，理由：{from}');
    expect(fillText({ zh: '{constructor}', en: '' }, {}, 'zh')).toBe('＿＿＿＿＿＿');
  });

  test('puts lists, instants and codes into words', () => {
    expect(wordsOf(['甲', '乙'], 'zh')).toBe('甲、乙');
    expect(wordsOf('2026-11-25T16:30:00.000Z', 'zh')).toBe('2026年11月26日');
    expect(codeInWords('method', 'post', 'zh')).toBe('邮寄送达');
  });

  test('keeps a query code together', () => {
    expect(codeInWords('queryCode', 'GL26 1109 7K4M', 'zh')).not.toContain(' ');
  });
});
