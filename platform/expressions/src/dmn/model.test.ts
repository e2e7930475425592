import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readDecisionModel } from './model.ts';
import { readXml } from './read-xml.ts';

function model(inside: string): string {
  return `<?xml version="1.0"?><dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20230324/MODEL/">${inside}</dmn:definitions>`;
}
const area = '<inputData id="i1" name="Floor area"><variable name="Floor area" typeRef="number"/></inputData>';

describe('a decision model', () => {
  test('evaluates what a decision requires before it', () => {
    const read = readDecisionModel(
      model(`${area}
        <decision id="d1" name="Is large"><variable name="Is large"/><informationRequirement><requiredInput href="#i1"/></informationRequirement>
          <literalExpression><text>Floor area &gt; 200</text></literalExpression></decision>
        <decision id="d2" name="Inspectors"><informationRequirement><requiredDecision href="#d1"/></informationRequirement>
          <literalExpression><text><![CDATA[if Is large then 2 else 1]]></text></literalExpression></decision>`),
    );
    expect(read.evaluate('Inspectors', { 'Floor area': 300 })).toBe(2);
    expect(read.evaluate('Inspectors', { 'Floor area': 30 })).toBe(1);
    expect(read).toMatchObject({ inputs: ['Floor area'], decisions: ['Is large', 'Inspectors'] });
  });

  test('takes an input that does not fit its type as null', () => {
    const read = readDecisionModel(
      model(
        `${area}<decision name="Twice"><literalExpression><text>Floor area * 2</text></literalExpression></decision>`,
      ),
    );
    expect(read.evaluate('Twice', { 'Floor area': 'large' })).toBe(null);
  });

  test('calls a business knowledge model by position, by name, by invocation, and by itself', () => {
    const read = readDecisionModel(
      model(`<businessKnowledgeModel id="b1" name="power"><variable name="power"/><encapsulatedLogic>
          <formalParameter name="base"/><formalParameter name="times"/>
          <literalExpression><text>if times = 0 then 1 else base * power(base, times - 1)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
        <decision name="byPosition"><knowledgeRequirement><requiredKnowledge href="#b1"/></knowledgeRequirement><literalExpression><text>power(2, 5)</text></literalExpression></decision>
        <decision name="byName"><knowledgeRequirement><requiredKnowledge href="#b1"/></knowledgeRequirement><literalExpression><text>power(times: 3, base: 2)</text></literalExpression></decision>
        <decision name="byInvocation"><knowledgeRequirement><requiredKnowledge href="#b1"/></knowledgeRequirement><invocation>
          <literalExpression><text>power</text></literalExpression>
          <binding><parameter name="times"/><literalExpression><text>4</text></literalExpression></binding>
          <binding><parameter name="base"/><literalExpression><text>3</text></literalExpression></binding></invocation></decision>`),
    );
    expect(['byPosition', 'byName', 'byInvocation'].map(name => read.evaluate(name, {}))).toEqual([32, 8, 81]);
  });

  test('builds contexts entry by entry, and relations row by row', () => {
    const read = readDecisionModel(
      model(`<decision name="fee"><context>
          <contextEntry><variable name="basic fee"/><literalExpression><text>1000</text></literalExpression></contextEntry>
          <contextEntry><variable name="surcharge"/><literalExpression><text>basic fee / 2</text></literalExpression></contextEntry>
          <contextEntry><literalExpression><text>basic fee + surcharge</text></literalExpression></contextEntry></context></decision>
        <decision name="rooms"><relation><column name="use"/><column name="area"/>
          <row><literalExpression><text>"kitchen"</text></literalExpression><literalExpression><text>12</text></literalExpression></row></relation></decision>`),
    );
    expect(read.evaluate('fee', {})).toBe(1500);
    expect(read.evaluate('rooms', {})).toEqual([{ use: 'kitchen', area: 12 }]);
  });

  test('refuses decisions that require one another', () => {
    const circle =
      model(`<decision id="a" name="a"><informationRequirement><requiredDecision href="#b"/></informationRequirement><literalExpression><text>b</text></literalExpression></decision>
      <decision id="b" name="b"><informationRequirement><requiredDecision href="#a"/></informationRequirement><literalExpression><text>a</text></literalExpression></decision>`);
    expect(() => readDecisionModel(circle)).toThrow('requires itself');
  });
});

describe('XML', () => {
  test('is read with entities, comments and both quotes', () => {
    expect(readXml(`<!-- x --><a:b c='1 &lt; 2' d="&#x4e00;"><e/>&amp;</a:b>`)).toEqual({
      name: 'b',
      attributes: { c: '1 < 2', d: '一' },
      children: [{ name: 'e', attributes: {}, children: [], text: '' }],
      text: '&',
    });
  });

  test.each(['', '<a>', '<a></b>', '</a>', '<a', '<a/><b/>', '<!DOCTYPE a [<!ENTITY x "y">]><a/>', '<a b=c/>'])(
    '%s is refused',
    source => {
      expect(() => readXml(source)).toThrow(SyntaxError);
    },
  );
});

const file = fileURLToPath(new URL('../../../../../shared/conformance/dmn/cases.json', import.meta.url));
const there = existsSync(file);
if (!there) console.log(`Skipped: no DMN cases at ${file}.`);

test.skipIf(!there)(
  'every model of the DMN technology compatibility kit, level 2, is read and each decision answers',
  () => {
    const models: {
      name: string;
      dmn: string;
      cases: { id: string; decision: string; inputs: object; expected?: unknown; error?: boolean }[];
    }[] = JSON.parse(readFileSync(file, 'utf8'));
    expect(models.length).toBeGreaterThan(0);
    for (const { name, dmn, cases } of models) {
      const read = readDecisionModel(dmn);
      for (const { id, decision, inputs, expected, error } of cases) {
        const got = read.evaluate(decision, { ...inputs });
        const wanted = error ? null : expected;
        if (typeof wanted === 'number') expect(got, `${name}#${id}`).toBeCloseTo(wanted, 6);
        else expect(got, `${name}#${id}`).toEqual(wanted);
      }
    }
  },
);
