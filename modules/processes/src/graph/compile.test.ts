import { expect, test } from 'vitest';
import { approval, element, end, flow, model, process, start, task } from '../test/draw.ts';
import { checkApprovalLevels } from './approval-levels.ts';
import { compileModel } from './compile.ts';

test('a compiled model is plain JSON and the same each time', async () => {
  const [one, two] = [await compileModel(approvalText), await compileModel(approvalText)];
  expect(JSON.parse(JSON.stringify(one.model))).toEqual(two.model);
  expect(one.issues).toEqual([]);
});
const approvalText = approval('same');

test('a user task carries its level, role, limit and actions', async () => {
  const { model: compiled } = await compileModel(approvalText);
  expect(compiled.processes.same?.nodes.review).toMatchObject({
    name: '审查',
    nameEn: 'Review',
    task: { level: 'review', role: 'reviewer', limit: '3 workingDays', actions: ['agree', 'disagree', 'return'] },
  });
});

test.each([
  ['noTrigger', element('intermediateCatchEvent', 'x', '')],
  [
    'badTimer',
    element(
      'intermediateCatchEvent',
      'x',
      '',
      '<timerEventDefinition><timeDuration>soon (</timeDuration></timerEventDefinition>',
    ),
  ],
  [
    'endlessCycle',
    element(
      'intermediateCatchEvent',
      'x',
      '',
      '<timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition>',
    ),
  ],
  ['noCalled', element('callActivity', 'x', '')],
  ['unknownLevel', task('x', 'onewindow:level="boss"')],
  ['unboundedLoop', task('x', '', '<multiInstanceLoopCharacteristics/>')],
  ['cancelOutside', element('endEvent', 'x', '', '<cancelEventDefinition/>')],
  ['noLinkTarget', element('intermediateThrowEvent', 'x', '', '<linkEventDefinition name="nowhere"/>')],
  ['badExpression', element('userTask', 'x', 'onewindow:organisation="a +"')],
])('%s is found, with the element that it is about', async (code, part) => {
  const { issues } = await compileModel(model(process('p', start(), part, end(), flow('start > x > end'))));
  expect(issues.filter(issue => issue.severity === 'error')).toMatchObject([{ code, element: 'x' }]);
});

test('what can never be reached is a warning', async () => {
  const { issues } = await compileModel(model(process('p', start(), end(), task('alone'), flow('start > end'))));
  expect(issues).toMatchObject([{ code: 'unreachable', element: 'alone', severity: 'warning' }]);
});

test('a return for correction does not count as another level', async () => {
  const level = (id: string, name: string) => task(id, `onewindow:level="${name}"`);
  const { model: compiled } = await compileModel(
    model(
      process(
        'p',
        start(),
        level('a', 'handle'),
        level('b', 'review'),
        element('exclusiveGateway', 'ok', 'default="on"'),
        level('c', 'approve'),
        end(),
        flow('start > a > b > ok, ok > a: back, on=ok > c, c > end'),
      ),
    ),
  );
  expect(checkApprovalLevels(compiled.processes.p!)).toEqual([]);
});

test('two handlers in a row are one level too many', async () => {
  const level = (id: string) => task(id, 'onewindow:level="handle"');
  const { model: compiled } = await compileModel(
    model(process('p', start(), level('a'), level('b'), end(), flow('start > a > b > end'))),
  );
  expect(checkApprovalLevels(compiled.processes.p!)).toMatchObject([{ code: 'levelOrder', element: 'b' }]);
});
