import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Answers, EvaluateOptions } from '../src/answers.ts';
import { checkYourAnswers } from '../src/check-your-answers.ts';
import { evaluateForm } from '../src/evaluate.ts';
import { completeAnswers, foodLicence } from '../src/food-licence.fixture.ts';
import { parsePageSubmission } from '../src/submission.ts';
import {
  CheckAnswers,
  FormErrorSummary,
  FormPageFields,
  FormPageList,
  FormProgress,
  type RendererOptions,
} from './index.ts';

const today = '2026-11-23';
const lookups = {
  divisionPath: (code: string) => [
    { code: '450300000000', name: { zh: '桂林市' } },
    { code: '450305000000', name: { zh: '七星区' } },
    ...(code === '450305001000' ? [{ code, name: { zh: '七星街道' } }] : []),
  ],
  divisionsUnder: (code: string) =>
    code === '450300000000'
      ? [
          { code: '450302000000', name: { zh: '秀峰区' } },
          { code: '450305000000', name: { zh: '七星区' } },
        ]
      : [],
};

function draw(page: string, answers: Answers, options: Partial<EvaluateOptions & RendererOptions> = {}): string {
  const form = evaluateForm(foodLicence, answers, { today, lookups, ...options });
  const drawn = form.pages.find(({ key }) => key === page)!;
  return renderToStaticMarkup(
    <>
      <FormErrorSummary page={drawn} locale="zh" showErrors={options.showErrors} />
      <FormPageFields page={drawn} locale="zh" lookups={lookups} {...options} />
    </>,
  );
}

/** Name and value of everything that a browser would post. */
function posted(html: string): URLSearchParams {
  const body = new URLSearchParams();
  for (const [tag] of html.matchAll(/<(input|textarea)[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const ticked = !/type="(radio|checkbox)"/.test(tag) || / checked/.test(tag);
    if (name && ticked) body.append(name, /value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/g)) {
    body.append(name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  }
  return body;
}

function hasButton(html: string, name: string, value: string): boolean {
  return [...html.matchAll(/<button[^>]*>/g)].some(
    ([tag]) => tag.includes(`name="${name}"`) && tag.includes(`value="${value}"`),
  );
}

describe('a page without script', () => {
  test.each(foodLicence.pages.map(page => page.key))(
    '%s posts back exactly the answers that it was drawn with',
    key => {
      const page = foodLicence.pages.find(candidate => candidate.key === key)!;
      const openItems = ['people.0', 'people.1'];
      const body = posted(draw(key, completeAnswers, { openItems }));
      const { answers } = parsePageSubmission(page, body, completeAnswers);
      expect(evaluateForm(foodLicence, answers, { today, lookups }).answers).toEqual(completeAnswers);
    },
  );

  test('begins with a button that goes on, so that Enter never removes or disputes anything', () => {
    const html = draw('staff', completeAnswers, { openItems: ['people.0'] });
    expect(html.indexOf('<button type="submit" class="ow-form-unseen"')).toBe(html.indexOf('<button'));
  });

  test('offers to add an item, to unfold and to remove one by name', () => {
    const html = draw('staff', completeAnswers, { openItems: ['people.1'] });
    expect(hasButton(html, '_add', 'people')).toBe(true);
    expect(hasButton(html, '_edit', 'people.0')).toBe(true);
    expect(hasButton(html, '_remove', 'people.1')).toBe(true);
    expect(html).toContain('再加一位');
  });

  test('lists the districts in a select and marks the chosen one', () => {
    expect(draw('premises', completeAnswers)).toContain('<option value="450305000000" selected="">七星区</option>');
  });
});

describe('what is wrong', () => {
  const answers = { ...completeAnswers, contactPhone: '12' };

  test('is told at the field, tied to it, and in a list with links on top', () => {
    const html = draw('operator', answers);
    expect(html).toContain('href="#f-contactPhone"');
    expect(html).toContain('id="f-contactPhone-error"');
    expect(html).toMatch(
      /<input[^>]*id="f-contactPhone" aria-describedby="f-contactPhone-hint f-contactPhone-error" aria-invalid="true"/,
    );
    expect(html).toContain('有 1 处要改');
  });

  test('shows what was typed', () => {
    expect(draw('operator', answers)).toMatch(/name="contactPhone"[^>]*value="12"/);
  });

  test('is not told on a first visit', () => {
    const html = draw('operator', {}, { showErrors: 'none' });
    expect(html).not.toContain('ow-form-error');
    expect(html).not.toContain('aria-invalid');
  });

  test('links lead to places that are there', () => {
    for (const page of foodLicence.pages) {
      const html = draw(page.key, {
        area: 'x',
        coldRoom: 'y',
        kinds: ['cold'],
        people: [{}],
        premises: { detail: '路' },
        equipment: [{ article: '', quantity: 'z' }],
      });
      for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
    }
  });
});

describe('what is held', () => {
  const source = { value: completeAnswers.name, source: { zh: '营业执照', en: 'business licence' } };

  test('is shown and not posted, with its source and 不对？', () => {
    const html = draw('operator', completeAnswers, { prefill: { 'licence.营业执照.name': source } });
    expect(html).not.toContain('name="name"');
    expect(html).toContain('取自营业执照');
    expect(hasButton(html, '_dispute', 'name')).toBe(true);
  });

  test('becomes an input once it is disputed, with what is on record below', () => {
    const html = draw('operator', completeAnswers, {
      prefill: { 'licence.营业执照.name': source },
      disputes: { name: '改了' },
    });
    expect(html).toContain('name="name"');
    expect(hasButton(html, '_restore', 'name')).toBe(true);
  });
});

test('a folded item shows its name and masks its ID number', () => {
  const html = draw('staff', completeAnswers);
  expect(html).toContain('第 1 位：李云舒（示例）');
  expect(html).toContain('110105********002X');
  expect(html).not.toContain('11010519491231002X');
});

test('every control has a label or a name, and every id stands once', () => {
  for (const page of foodLicence.pages) {
    const html = draw(page.key, completeAnswers, { openItems: ['people.0', 'people.1'] });
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [tag] of html.matchAll(/<(input|select|textarea)[^>]*>/g)) {
      if (/type="hidden"/.test(tag) || /type="(radio|checkbox)"/.test(tag)) continue;
      const id = /id="([^"]+)"/.exec(tag)?.[1];
      expect(html.includes(`for="${id}"`) || /aria-label="/.test(tag)).toBe(true);
    }
  }
});

test('a controlled form draws the same questions without buttons that post', () => {
  const html = draw('staff', completeAnswers, { onChange: () => {} });
  expect(html).not.toContain('type="submit"');
  expect(html).not.toContain('_present');
});

test('the check page, progress and the list of pages say where one is', () => {
  const form = evaluateForm(foodLicence, completeAnswers, { today });
  const sections = checkYourAnswers(foodLicence, completeAnswers, { today, locale: 'zh', lookups });
  const html = renderToStaticMarkup(
    <>
      <FormProgress
        form={form}
        current="staff"
        locale="zh"
        further={[{ key: 'submit', name: '检查并提交', complete: false }]}
      />
      <FormPageList form={form} current="staff" locale="zh" hrefOf={key => `/draft/1/${key}`} />
      <CheckAnswers sections={sections} locale="zh" hrefOf={key => `/draft/1/${key}`} />
    </>,
  );
  expect(html).toContain('第 3 页，共 6 页');
  expect(html).toContain('aria-current="step"');
  expect(html).toContain('href="/draft/1/premises#f-area"');
});
