import { readFileSync } from 'node:fs';
import { checkBasicCode } from '@onewindow/codes';
import { validateDefinition } from '@onewindow/forms';
import { checkProcess } from '@onewindow/processes';
import { Compile } from 'typebox/compile';
import { describe, expect, test } from 'vitest';
import { completeItems, itemApprovalSteps, jointForms, licenceTypes } from '../data/complete/index.ts';
import { blankContent } from './blank-content.ts';
import { buildApprovalProcess, buildJointProcess } from './bpmn-builder.ts';
import { loadCatalogueData, loadOrganTypes, loadScenarios, loadTopics } from './catalogue-data.ts';
import { processXmlOf } from './complete-item.ts';
import type { Source } from './content.ts';
import { hasEnglishGuide } from './guide-view.ts';
import { ItemContent } from './item-content.ts';
import { findProblems } from './problems.ts';
import { Scenario } from './scenario-contract.ts';

const data = loadCatalogueData();
const scenarios = loadScenarios();
const organTypes = new Set(loadOrganTypes().map(type => type.code));

/** Every source in a content, wherever it stands. */
function sourcesIn(value: unknown): Source[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('verified' in value && 'kind' in value) return [value as Source];
  return Object.values(value).flatMap(sourcesIn);
}

test('there are 248 items and three parts of one in 47 kinds of organisation and 10 scenarios', () => {
  expect(data.items).toHaveLength(251);
  expect(new Set(data.items.map(item => item.entry.organType)).size).toBe(47);
  expect(scenarios).toHaveLength(10);
  expect(organTypes.size).toBe(48);
});

test('every content and scenario has the shape of the contract', () => {
  const [contents, questionTrees] = [Compile(ItemContent), Compile(Scenario)];
  for (const { entry, content } of data.items) {
    expect(contents.Check(content) || contents.Errors(content)[0], entry.localCode ?? '').toBe(true);
  }
  for (const scenario of scenarios)
    expect(questionTrees.Check(scenario) || questionTrees.Errors(scenario)[0], scenario.code).toBe(true);
});

test('every item has a valid code of its own, an organisation and known topics', () => {
  const codes = data.items.map(item => item.entry.basicCode);
  expect(new Set(codes).size).toBe(251);
  const topics = loadTopics();
  for (const { entry } of data.items) {
    expect(checkBasicCode(entry.basicCode)).toMatchObject({ ok: true, itemType: entry.typeCode });
    expect(entry.codeSource).toBe('demonstration');
    expect(organTypes.has(entry.organType)).toBe(true);
    expect(entry.name.en).toBeTruthy();
    for (const topic of entry.topics) expect(topics[topic]).toBeTruthy();
  }
});

test('all 329 legal bases are verified quotations, and 128 types are not', () => {
  const bases = data.items.flatMap(item => item.content.bases);
  expect(bases).toHaveLength(329);
  expect(bases.every(basis => basis.verified && basis.quote)).toBe(true);
  expect(data.items.filter(item => !item.content.sources.type.verified)).toHaveLength(128);
  expect(data.items.filter(item => item.content.limits.statutory?.byDefault)).toHaveLength(71);
});

test('limits that do not run from acceptance say so', () => {
  const startOf = (code: string) => data.items.find(item => item.entry.localCode === code)?.content.limits;
  expect(startOf('GA20')).toMatchObject({ start: 'event', silence: 'grants' });
  expect(startOf('XW03')).toMatchObject({ silence: 'grants' });
  expect(startOf('ZJ01')).toMatchObject({ start: 'received' });
  expect(startOf('JY03')).toMatchObject({ start: 'windowEnded' });
  expect(startOf('SC08')).toMatchObject({ start: 'accepted', silence: 'none' });
});

test('scenarios name only items that exist', () => {
  const codes = new Set(data.items.map(item => item.entry.basicCode));
  for (const scenario of scenarios) {
    const named = [
      ...scenario.always,
      ...scenario.questions.flatMap(question => question.answers.flatMap(answer => answer.adds)),
      ...scenario.order.flatMap(rule => [...rule.before.items, ...rule.after.items]),
      ...(scenario.joint?.items ?? []),
    ];
    for (const code of named) expect(codes.has(code), `${scenario.code} ${code}`).toBe(true);
    for (const question of scenario.questions) expect(question.text.en, question.text.zh).toBeTruthy();
  }
});

describe('complete items', () => {
  const complete = data.items.filter(item => item.complete !== null);

  test('there are at least 15 over at least 10 kinds of organisation', () => {
    expect(complete.length).toBe(completeItems.length);
    expect(complete.length).toBeGreaterThanOrEqual(15);
    expect(new Set(complete.map(item => item.entry.organType)).size).toBeGreaterThanOrEqual(10);
  });

  test.each(complete.map(item => [item.entry.name.zh, item] as const))('%s has nothing to correct', (_name, item) => {
    const problems = findProblems(item.content, { typeCode: item.entry.typeCode, hasForm: true, hasProcess: true });
    expect(problems.filter(problem => problem.severity === 'error')).toEqual([]);
    expect(hasEnglishGuide(item.content)).toBe(true);
  });

  test.each(completeItems.map(item => [item.key, item] as const))('the form %s can be published', (_key, item) => {
    expect(validateDefinition(item.form).filter(problem => problem.severity === 'error')).toEqual([]);
    expect(item.form.key).toBe(item.key);
  });

  test.each(jointForms(() => '000131907000').map(form => [form.key, form] as const))(
    'the joint form %s can be published',
    (_key, form) => {
      expect(validateDefinition(form).filter(problem => problem.severity === 'error')).toEqual([]);
    },
  );

  test.each(completeItems.map(item => [item.key, item] as const))(
    'the process of %s can be deployed',
    async (_key, item) => {
      const { issues } = await checkProcess(processXmlOf(item, { zh: item.key }), 'approval');
      expect(issues).toEqual([]);
    },
  );

  test('the joint process calls one approval for each item', async () => {
    const approval = buildApprovalProcess({ key: 'itemApproval', name: { zh: '部门审批' }, steps: itemApprovalSteps });
    expect((await checkProcess(approval, 'approval')).issues).toEqual([]);
    const joint = buildJointProcess({ key: 'jointApproval', name: { zh: '并联审批' }, called: 'itemApproval' });
    const { model, issues } = await checkProcess(joint, 'general');
    expect(issues).toEqual([]);
    expect(model.processes.jointApproval?.nodes.departments).toMatchObject({
      type: 'callActivity',
      calledElement: 'itemApproval',
      loop: { type: 'parallel', collection: 'items', element: 'item' },
    });
    expect(model.processes.jointApproval?.nodes.departments?.inputs).toEqual([
      { from: 'item.organisation', to: 'organisation' },
      { from: 'item.division', to: 'division' },
      { from: 'answers', to: 'answers' },
    ]);
    expect(model.processes.jointApproval?.nodes.departments?.call).toMatchObject({
      version: 'item.processVersion',
      businessId: 'item.id',
    });
  });

  test('a quotation that is called verified stands in the data that was checked', () => {
    const checked = new Set(
      loadCatalogueData().items.flatMap(item =>
        sourcesIn({ ...item.content, materials: [], conditions: [] })
          .concat(sourcesIn(item.content))
          .filter(source => source.verified && source.quote && !item.complete)
          .map(source => `${source.law}${source.article}${source.quote}`),
      ),
    );
    const base = loadBaseQuotations();
    for (const { entry, content } of complete) {
      for (const source of sourcesIn(content)) {
        if (!source.verified || !source.quote) continue;
        const key = `${source.law}${source.article}${source.quote}`;
        expect(base.has(key) || checked.has(key), `${entry.localCode} ${key}`).toBe(true);
      }
    }
  });

  test('materials that the platform fetches and results name licence types that exist', () => {
    const known = new Set(licenceTypes.map(type => type.key));
    for (const type of licenceTypes) expect(organTypes.has(type.organType)).toBe(true);
    for (const { content, complete: item } of complete) {
      if (item?.result.licenceType) expect(known.has(item.result.licenceType), item.result.licenceType).toBe(true);
      for (const material of content.materials) {
        if (material.fetch?.licenceType)
          expect(known.has(material.fetch.licenceType), material.fetch.licenceType).toBe(true);
      }
    }
  });
});

/** Law, article and words of every verified element of data/items.json, as it was before anything was laid over it. */
function loadBaseQuotations(): Set<string> {
  const raw: unknown = JSON.parse(readFileSync(new URL('../data/items.json', import.meta.url), 'utf8'));
  const found = new Set<string>();
  const walk = (value: unknown, text?: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const node = value as Record<string, unknown>;
    const own = (node.name ?? node.text) as { zh?: string } | undefined;
    const words = typeof own === 'object' ? own?.zh : text;
    if (node.verified === true) found.add(`${node.law}${node.article}${node.quote ?? text}`);
    for (const child of Object.values(node)) walk(child, words ?? text);
  };
  walk(raw);
  return found;
}

test('a new item begins with what all items of the data share', () => {
  const { shared } = JSON.parse(readFileSync(new URL('../data/items.json', import.meta.url), 'utf8'));
  expect(blankContent({ name: { zh: '示例' }, audience: 'both' })).toMatchObject(shared);
});
