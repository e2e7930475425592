import { builtInCalendar, computeClock } from '@onewindow/clock';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import {
  Button,
  ClockCard,
  ClockCells,
  clockSentence,
  DataBlock,
  ErrorSummary,
  fieldId,
  isNearlyDue,
  Link,
  localHref,
  PortalContext,
  type PortalView,
  Rich,
  RoundSeal,
  TextField,
} from './index.tsx';

const view: PortalView = {
  locale: 'zh',
  path: '/items/1',
  search: '',
  division: undefined,
  elder: false,
  visitor: undefined,
  today: '2026-11-23',
  requestId: 'r',
  verb: undefined,
  site: { city: { zh: '桂林市', en: 'Guilin' }, hotline: '12345', divisions: [], demonstration: true },
  flash: undefined,
  islands: new Set(),
};

function draw(node: ReactNode, locale: 'zh' | 'en' = 'zh'): string {
  return renderToStaticMarkup(<PortalContext.Provider value={{ ...view, locale }}>{node}</PortalContext.Provider>);
}

const clockOf = (start: string, amount: number, pauses: { from: string; to: string }[] = []) =>
  computeClock({
    start,
    budget: { amount, unit: 'workingDay' },
    pauses,
    asOf: '2026-11-23',
    calendar: builtInCalendar,
  });

test('addresses are English in English, and others’ addresses stay as they are', () => {
  expect(localHref('en', '/items/1')).toBe('/en/items/1');
  expect(localHref('en', '/')).toBe('/en');
  expect(localHref('en', '/?q=1')).toBe('/en?q=1');
  for (const kept of ['/en/x', '/api/files/1', '/assets/a.js', '/console', '//other', 'https://a.cn', '#top', '?a=1']) {
    expect(localHref('en', kept)).toBe(kept);
  }
  expect(localHref('en', '/english')).toBe('/en/english');
  expect(localHref('zh', '/items/1')).toBe('/items/1');
});

test('a clock has a cell for each working day, none for weekends, and reads as one sentence', () => {
  const clock = clockOf('2026-11-11', 8, [{ from: '2026-11-13', to: '2026-11-18' }]);
  const html = draw(<ClockCells clock={clock} size="large" />);
  expect(html.match(/ow-cell-used/g)).toHaveLength(5);
  expect(html.match(/ow-cell-paused/g)).toHaveLength(3);
  expect(html.match(/ow-cell-left/g)).toHaveLength(3);
  expect(html).toContain('role="img"');
  expect(clockSentence('zh', clock).replaceAll('\u00a0', ' ')).toBe(
    '已用 5 个工作日，暂停 3 个工作日，还剩 3 个工作日，到期 11 月 26 日（周四）',
  );
});

test('a clock of more than thirty days becomes one bar', () => {
  const html = draw(<ClockCells clock={clockOf('2026-10-20', 45)} size="large" />);
  expect(html).not.toContain('ow-cell');
  expect(html).toContain('ow-clock-bar');
});

test('a clock turns amber at 80 percent or with one day left, and not after it is over', () => {
  expect(isNearlyDue(clockOf('2026-11-12', 8))).toBe(true);
  expect(isNearlyDue(clockOf('2026-11-18', 8))).toBe(false);
  expect(isNearlyDue(clockOf('2026-11-09', 8))).toBe(false);
});

test('each line of the error summary leads to its field, and the field names its message', () => {
  const errors = [{ field: 'staff.1.name', message: '请写姓名' }];
  const form = { action: 'default', errors, message: undefined, values: new URLSearchParams() };
  const summary = draw(<ErrorSummary form={form} />);
  const field = draw(<TextField name="staff.1.name" label="姓名" hint="和证件一样" errors={errors} />);
  expect(summary).toContain(`href="#${fieldId('staff.1.name')}"`);
  expect(field).toContain(`id="${fieldId('staff.1.name')}"`);
  expect(field).toContain('aria-describedby="f-staff-1-name-hint f-staff-1-name-error"');
  expect(field).toContain('aria-invalid="true"');
  expect(draw(<ErrorSummary form={undefined} />)).toBe('');
});

test('a button is never disabled, and one with an address is a link', () => {
  expect(draw(<Button>提交</Button>)).toBe('<button class="ow-button ow-button-solid" type="submit">提交</button>');
  expect(draw(<Button href="/a">去</Button>, 'en')).toContain('<a class="ow-button ow-button-solid" href="/en/a">');
});

test('links that read alike are told apart for screen readers', () => {
  expect(
    draw(
      <Link href="/a" hint="联系手机">
        修改
      </Link>,
    ),
  ).toContain('<span class="ow-hidden"> 联系手机</span>');
});

test('marked words of a message become elements, and the rest stays text', () => {
  const html = draw(
    <Rich
      text="从第二天起，<b>8 个工作日</b>内；<a>指南</a>、<x>y</x>、1 < 2"
      marks={{ a: words => <a href="/g">{words}</a> }}
    />,
  );
  expect(html).toBe('从第二天起，<strong>8 个工作日</strong>内；<a href="/g">指南</a>、y、1 &lt; 2');
});

test('a data block cannot end its own element', () => {
  const html = draw(<DataBlock value={{ text: '</script><script>alert(1)</script>' }} />);
  expect(html.match(/<\/script>/g)).toHaveLength(1);
  expect(JSON.parse(html.replace(/^<script[^>]*>|<\/script>$/g, '')).text).toBe('</script><script>alert(1)</script>');
});

test('a seal sets every character of the body’s name, however long it is', () => {
  const body = '龙胜各族自治县卫生健康和中医药管理局';
  const html = draw(<RoundSeal body={body} text="示例签发" />);
  expect(html.match(/<text /g)).toHaveLength(Array.from(body).length + 1);
  expect(html).toContain(`aria-label="${body}（示例签发）"`);
});

test('the last day is as urgent as the day before it, and nothing is urgent once it is over', () => {
  const lastDay = clockOf('2026-11-11', 8);
  expect([lastDay.remaining, lastDay.over]).toEqual([0, 0]);
  expect(isNearlyDue(lastDay)).toBe(true);
  const decided = computeClock({
    start: '2026-11-11',
    budget: { amount: 8, unit: 'workingDay' },
    asOf: '2026-11-23',
    stoppedOn: '2026-11-20',
    calendar: builtInCalendar,
  });
  expect(isNearlyDue(decided)).toBe(false);
  const card = draw(<ClockCard clock={decided} derivation={[]} />);
  expect(card).toContain('比期限早');
  expect(card).not.toContain('今天');
});

test('a paused clock shows the day that follows from the end as told', () => {
  const card = draw(
    <ClockCard clock={{ ...clockOf('2026-11-11', 8), due: null, projectedDue: '2026-12-04' }} derivation={[]} />,
  );
  expect(card.replaceAll('\u00a0', ' ')).toContain('12 月 4 日');
  expect(card).toContain('周五，预计；恢复计时后确定');
});
